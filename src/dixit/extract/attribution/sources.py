"""Who says it: the source of a verbal cue, by word order and by the parse."""

from __future__ import annotations

from typing import NamedTuple

from dixit.extract.attribution.clauses import finite_at
from dixit.extract.attribution.complements import Complement
from dixit.extract.attribution.drafts import Offsets, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.parsed import subject_of
from dixit.extract.attribution.phrases import phrase_after
from dixit.extract.attribution.subjects import antecedent_before, subject_before
from dixit.extract.attribution.words import Passage, Range

__all__ = ["Earlier", "find_source", "shares_subject"]


class Earlier(NamedTuple):
    """The cue before this one in its passage, None when there is none, and the source that was last found."""

    group: Group | None
    source: tuple[Offsets, ...]


def find_source(
    passage: Passage, lexicon: Lexicon, group: Group, complement: Complement, earlier: Earlier
) -> tuple[tuple[Offsets, ...], str]:
    """Who says it, and the rule that found it."""
    words, (before, shared) = passage.words, earlier
    if group.pronoun is not None:
        return offsets(passage, (group.pronoun, group.pronoun + 1)), "source-inverted"
    if shared and before is not None and shares_subject(passage, lexicon, group, before):
        return shared, "source-shared"
    if group.kind == "gerund" or group.kind == "infinitive":
        return _distant_source(passage, lexicon, group, shared)
    subject, rule = _subject(passage, lexicon, group)
    if subject is not None and _plausible(passage, lexicon, subject):
        return offsets(passage, subject), rule
    if complement.between[0] < complement.between[1] or (group.first == 0 or not words[group.first - 1].is_word):
        after = phrase_after(passage, lexicon, complement.between[0])
        if after is not None and after[1] <= complement.between[1]:
            return offsets(passage, after), "source-after"
    if shared and group.kind != "finite":
        return shared, "source-shared"
    return (), "no-source"


def _subject(passage: Passage, lexicon: Lexicon, group: Group) -> tuple[Range | None, str]:
    """The subject before the verb, as words and parse together see it."""
    by_words = subject_before(passage, lexicon, group.first)
    parsed = subject_of(passage, group.head)
    if parsed is not None and parsed[1] - parsed[0] == 1 and lexicon.relatives.length_at(passage.words, parsed[0]):
        parsed = antecedent_before(passage, lexicon, parsed[0])
    if parsed is not None:
        parsed = _without_lead(passage, lexicon, parsed)
    if parsed is None or parsed[1] > group.first or (not passage.words[parsed[0]].is_word and passage.inside[parsed[0]] < 0):
        return by_words, "source-before"
    if any(passage.words[k].text in ":;" and passage.inside[k] < 0 for k in range(parsed[0], group.first)):
        return by_words, "source-before"
    if by_words is None:
        return parsed, "source-parsed"
    if by_words[0] < parsed[1] and parsed[0] < by_words[1]:
        if any(finite_at(passage, lexicon, k) for k in range(*by_words)):
            return parsed, "source-parsed"
        return by_words, "source-before"
    return parsed, "source-parsed"


def _without_lead(passage: Passage, lexicon: Lexicon, span: Range) -> Range | None:
    """Without prepositions and coordinators at its head, which belong to what governs the phrase."""
    first, last = span
    while first < last and (
        passage.words[first].low in lexicon.coordinators
        or (passage.words[first].low in lexicon.opening_prepositions and passage.words[first].low not in lexicon.of)
    ):
        first += 1
    return (first, last) if first < last else None


def _plausible(passage: Passage, lexicon: Lexicon, subject: Range) -> bool:
    return subject[1] - subject[0] <= 40


def shares_subject(passage: Passage, lexicon: Lexicon, group: Group, before: Group) -> bool:
    """Whether a cue is joined to the one before it and has no subject of its own."""
    words, k = passage.words, group.first
    for _ in range(3):
        step = lexicon.adverbs.length_before(words, k)
        if step and words[k - step].low not in lexicon.pronouns:
            k -= step
        elif k and lexicon.is_adverb(words[k - 1]):
            k -= 1
        else:
            break
    while k > 0 and words[k - 1].low in lexicon.clitics and words[k - 1].low not in lexicon.pronouns:
        k -= 1
    return k > before.after - 1 and k > 0 and words[k - 1].low in lexicon.coordinators


def _distant_source(
    passage: Passage, lexicon: Lexicon, group: Group, shared: tuple[Offsets, ...]
) -> tuple[tuple[Offsets, ...], str]:
    """Of *affirmant*, *saying*, *pour dénoncer*: the phrase right before, or the subject of the sentence."""
    words, first = passage.words, group.first
    before = words[first - 1] if first else None
    if before is not None and before.is_word and not group.marked and before.low not in lexicon.opening_prepositions:
        near = subject_before(passage, lexicon, first)
        pronoun = near is not None and near[1] - near[0] == 1 and words[near[0]].low in lexicon.pronouns
        if near is not None and not pronoun and not any(lexicon.is_finite(words[k]) for k in range(*near) if passage.inside[k] < 0):
            return offsets(passage, near), "source-before-participle"
    if shared:
        return shared, "source-shared"
    for k in range(first):
        if passage.inside[k] < 0 and lexicon.is_finite(words[k]) and not (k and words[k - 1].low in lexicon.determiners):
            subject = subject_before(passage, lexicon, k)
            if subject is not None:
                return offsets(passage, subject), "source-of-sentence"
    return (), "no-source"
