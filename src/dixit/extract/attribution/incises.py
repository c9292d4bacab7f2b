"""Incises: cues that stand after their content or inside it, with their subject beside them (*« … », a déclaré X*)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dixit.extract.attribution.clauses import clause_end, finite_at
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.phrases import phrase_after
from dixit.extract.attribution.subjects import subject_before
from dixit.extract.attribution.words import Passage, Range

__all__ = ["Incise", "around_incise", "find_incise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incise:
    source: Range | None
    after: int
    rule: str


def find_incise(passage: Passage, lexicon: Lexicon, group: Group) -> Incise | None:
    """Whether the cue stands in an incise: after its content or inside it, with its subject beside it."""
    frames = group.form.cue.frames
    if (
        ("incise" not in frames and "quote" not in frames)
        or group.kind not in ("finite", "participle", "conditional")
        or group.passive
    ):
        return None
    words = passage.words
    if group.pronoun is not None and group.first > 0:
        return Incise(source=(group.pronoun, group.pronoun + 1), after=group.after, rule="incise-pronoun")
    edge = _edge_before(passage, lexicon, group.first)
    if edge is not None and not group.bare:
        after = _over_medium(passage, lexicon, group.after)
        quoted = edge >= 0 and passage.inside[edge] >= 0
        source = (
            phrase_after(passage, lexicon, after) if after < len(words) and _is_subject(passage, lexicon, after, quoted) else None
        )
        said = quoted or ("incise" in frames and ("noun" not in frames or _has_verb(passage, lexicon, group.first)))
        if source is not None and said and _ends_incise(passage, lexicon, source[1]):
            return Incise(source=source, after=source[1], rule="incise-inverted")
    past = group.after
    if group.form.cue.lemma in lexicon.clauses.tellers and past < len(words):
        told = phrase_after(passage, lexicon, past, apposition=False)
        past = told[1] if told is not None else past
    if past >= len(words) or _ends_incise(passage, lexicon, _over_medium(passage, lexicon, past)):
        source = subject_before(passage, lexicon, group.first)
        if source is not None and source[0] > 0 and not group.bare:
            edge = _edge_before(passage, lexicon, source[0])
            # Languages that invert the subject in an incise do not leave it before the verb, but after "comme".
            if lexicon.inverted and passage.words[source[0] - 1].low not in lexicon.clauses.inverted_as:
                edge = None
            if edge is not None and (passage.inside[edge] >= 0 or _has_verb(passage, lexicon, source[0])):
                return Incise(source=source, after=past, rule="incise-plain")
    return None


def _edge_before(passage: Passage, lexicon: Lexicon, at: int) -> int | None:
    """Index of the word that ends the content before an incise at `at`: before the comma, or a quotation's last mark."""
    words, k = passage.words, at - 1
    if k < 0:
        return None
    if passage.inside[k] >= 0:
        return None if _names(passage, k) else k
    if words[k].text in ",–—-" and k > 0:
        return k - 1
    if words[k].text in "!?…" and k > 0:
        return k
    if words[k].low in lexicon.clauses.inverted_as and k > 0:
        return _edge_before(passage, lexicon, k)
    return None


def _names(passage: Passage, k: int) -> bool:
    """Whether the quotation that ends at k is a name inside a phrase (*l'organisation « État islamique »*) and no speech."""
    quotation = passage.quotations[passage.inside[k]]
    first = passage.at(quotation.start)
    return k - first < 6 and first > 0 and passage.words[first - 1].is_word


def _is_subject(passage: Passage, lexicon: Lexicon, at: int, quoted: bool) -> bool:
    """Whether a subject may begin here; *des témoins* only after a quotation, since *de* governs objects too."""
    word = passage.words[at]
    if word.low in lexicon.of and not (quoted and word.low in lexicon.determiners):
        return False
    return (word.low in lexicon.determiners or word.is_capital or word.low in lexicon.pronouns) and passage.inside[at] < 0


def _over_medium(passage: Passage, lexicon: Lexicon, at: int) -> int:
    """Over time words, adverbs and a place of saying between an incise's verb and its subject."""
    words = passage.words
    for _ in range(4):
        if at >= len(words) or passage.inside[at] >= 0:
            return at
        step = lexicon.adverbs.length_at(words, at)
        if step and words[at].low not in lexicon.pronouns:
            at += step
        elif words[at].low in lexicon.times or lexicon.is_adverb(words[at]):
            at += 1
        elif words[at].low in lexicon.place_of_saying and words[at].low not in lexicon.determiners:
            medium = phrase_after(passage, lexicon, at + 1, apposition=False)
            if medium is None:
                return at
            at = medium[1]
        else:
            return at
    return at


def _ends_incise(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    words = passage.words
    if at >= len(words) or (passage.inside[at] >= 0 and passage.inside[at - 1] < 0):
        return True
    word = words[at]
    if not word.is_word:
        return word.text in ",.;)–—-:!?»”"
    return (
        word.low in lexicon.opening_prepositions
        or word.low in lexicon.times
        or bool(lexicon.relatives.length_at(words, at) and word.low not in lexicon.complementisers)
        or (
            lexicon.is_adverb(word)
            or any(f.kind == "gerund" for f in lexicon.verbs.get(word.low, ()))
            or word.low in lexicon.coordinators
            or word.low.endswith(lexicon.clauses.past_participle_endings or ("\0",))
        )
    )


def _has_verb(passage: Passage, lexicon: Lexicon, end: int) -> bool:
    """Whether the words before an incise are a clause with its own verb, and not a subject with its apposition."""
    words, relative = passage.words, False
    for k in range(end):
        if words[k].text == ",":
            relative = False
        if passage.inside[k] >= 0:
            continue
        if lexicon.relatives.length_at(words, k) and (
            words[k].low not in lexicon.complementisers or (k and words[k - 1].text == ",")
        ):
            relative = True
        elif not relative and finite_at(passage, lexicon, k):
            return True
    return False


def around_incise(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group, incise: Incise) -> list[Range]:
    words = passage.words
    left_edge = min(group.first, incise.source[0]) if incise.source else group.first
    end = left_edge
    while (
        end > 0
        and (words[end - 1].text in ",–—-" or words[end - 1].low in lexicon.clauses.inverted_as)
        and passage.inside[end - 1] < 0
    ):
        end -= 1
    start = _content_start(passage, lexicon, end, groups, group)
    content = [(start, end)] if start < end else []
    right = incise.after
    while right < len(words) and words[right].text in ",–—-:" and passage.inside[right] < 0:
        right += 1
    if right < len(words) and passage.inside[right] >= 0:
        content.append((right, _quotes_on(passage, right)))
    elif incise.after < right < len(words) and not _complete(passage, lexicon, start, end) and words[right].is_word:
        turned = lexicon.openers.length_at(words, right) or lexicon.relatives.length_at(words, right)
        if not turned and not any(g.first - 2 <= right <= g.first and g.kind == "gerund" for g in groups):
            content.append((right, clause_end(passage, lexicon, right, None, groups)))
    if not content or (not start < end and words[content[0][0]].text != "«" and passage.inside[content[0][0]] < 0):
        return []
    return content


def _quotes_on(passage: Passage, at: int) -> int:
    q = passage.inside[at]
    while at < len(passage.words) and passage.inside[at] == q:
        at += 1
    return at


def _complete(passage: Passage, lexicon: Lexicon, start: int, end: int) -> bool:
    if start >= end:
        return False
    if passage.inside[end - 1] >= 0 and passage.inside[start] >= 0:
        return True
    return any(finite_at(passage, lexicon, k) for k in range(start, end))


def _content_start(passage: Passage, lexicon: Lexicon, end: int, groups: Sequence[Group], group: Group) -> int:
    """Where the content before an incise begins: its quotation when it is nothing but that, else its clause."""
    words, k = passage.words, end
    while k > 0:
        word = words[k - 1]
        if passage.inside[k - 1] < 0 and (word.text == ";" or (word.text == ":" and end - k > 3)):
            break
        k -= 1
    while k < end and passage.inside[k] < 0 and (not words[k].is_word or words[k].low in lexicon.coordinators):
        k += 1
    return k
