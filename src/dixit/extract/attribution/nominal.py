"""Attributions by a noun (*les affirmations selon lesquelles*, *the claim that*), by a colon, and quotations without a cue."""

from __future__ import annotations

from collections.abc import Sequence

from dixit.extract.attribution.clauses import clause_end
from dixit.extract.attribution.drafts import Draft, covers, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.phrases import phrase_after
from dixit.extract.attribution.words import Passage, Range

__all__ = ["find_nominal", "find_uncued"]

REACH = 12
"""Words between a cue noun and its clause: adjective, owner."""


def find_nominal(passage: Passage, lexicon: Lexicon, groups: Sequence[Group]) -> list[Draft]:
    """Every attribution whose cue is a noun with a clause, in text order; at the passage's own level only."""
    drafts: list[Draft] = []
    if passage.depth:
        return drafts
    for k in range(1, len(passage.words)):
        joint = lexicon.noun_joints.length_at(passage.words, k) if passage.inside[k] < 0 else 0
        noun = _noun_before(passage, lexicon, groups, k) if joint else None
        if noun is not None and (draft := _read(passage, lexicon, groups, noun, (k, k + joint))) is not None:
            drafts.append(draft)
    return drafts


def _noun_before(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], joint: int) -> int | None:
    """The cue noun nearest to the left of a joint, within reach; a word of a verb group is none."""
    for i in range(joint - 1, max(-1, joint - REACH), -1):
        word = passage.words[i]
        if passage.inside[i] >= 0 or word.text in ".;:,":
            return None
        if word.low in lexicon.nouns and "that" in lexicon.nouns[word.low].cue.frames:
            return None if any(g.first <= i < g.after for g in groups) else i
    return None


def _read(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], i: int, joint: Range) -> Draft | None:
    words, (k, after) = passage.words, joint
    content = (after, clause_end(passage, lexicon, after, None, groups))
    if content[0] >= content[1]:
        return None
    source = _owner(passage, lexicon, i + 1, k)
    noun = lexicon.nouns[words[i].low].cue
    that = words[k].low in lexicon.complementisers
    return Draft(
        source=offsets(passage, source),
        cue=offsets(passage, (i, i + 1)) if that else (*offsets(passage, (i, i + 1)), *offsets(passage, joint)),
        content=offsets(passage, (k, content[1]) if that else content),
        act=noun.act,
        certainty=noun.certainty,
        reasons=(f"noun:{noun.forms[0]}",),
    )


def _owner(passage: Passage, lexicon: Lexicon, first: int, last: int) -> Range | None:
    """Whose words they are: *de X* after the noun, or an adjective alone."""
    words = passage.words
    if first >= last:
        return None
    if words[first].low in lexicon.of:
        return phrase_after(passage, lexicon, first + 1, apposition=False)
    return (
        (first, last)
        if last - first <= 2 and words[first].is_word and words[first].low not in lexicon.opening_prepositions
        else None
    )


def find_uncued(passage: Passage, lexicon: Lexicon, taken: Sequence[Draft]) -> list[Draft]:
    """Quotations that no cue took: after a colon that follows their speaker (cue is the colon)."""
    drafts = []
    words = passage.words
    for n, quotation in enumerate(passage.quotations):
        span = ((quotation.start, quotation.end),)
        if any(covers(d.content, span) or covers(span, d.content) for d in taken):
            continue
        first = passage.at(quotation.start)
        if first == 0:
            continue
        named = _named_speaker(passage, lexicon, first, n)
        if named is not None:
            drafts.append(Draft(source=offsets(passage, named), cue=(), content=span, reasons=("speaker-beside",)))
            continue
        if words[first - 1].text != ":" or first - 1 > 25:
            continue
        source = _speaker_before(passage, lexicon, first - 1)
        if source is None:
            continue
        last = first
        while last < len(words) and passage.inside[last] == n:
            last += 1
        if last < len(words) and words[last].is_word and last + 2 < len(words):
            continue
        drafts.append(
            Draft(source=offsets(passage, source), cue=offsets(passage, (first - 1, first)), content=span, reasons=("colon",))
        )
    return drafts


def _named_speaker(passage: Passage, lexicon: Lexicon, first: int, n: int) -> Range | None:
    """The named speaker right before a quotation that ends the sentence: *Airbus « coopère pleinement »*."""
    words = passage.words
    last = first
    while last < len(words) and passage.inside[last] == n:
        last += 1
    if (last < len(words) and words[last].text not in ".,") or last - first < 4:
        return None
    before = first
    if before and words[before - 1].low in lexicon.be and before > 1 and words[before - 2].text == ",":
        before -= 2
    source = phrase_after(passage, lexicon, 0, linked=True)
    if source is None or source[1] != before or not any(words[k].is_capital for k in range(max(1, source[0]), source[1])):
        return source if source is not None and source[1] == before and before == 1 and words[0].is_capital else None
    return source


def _speaker_before(passage: Passage, lexicon: Lexicon, colon: int) -> Range | None:
    words = passage.words
    source = phrase_after(passage, lexicon, 0, linked=True)
    if source is None or source[1] != colon:
        return None
    if not any(words[k].is_capital for k in range(max(1, source[0]), source[1])) and not words[0].is_capital:
        return None
    return source
