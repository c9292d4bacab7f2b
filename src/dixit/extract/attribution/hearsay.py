"""Hearsay: the conditional by which French reporters decline to vouch (*aurait été blessé*), *reportedly*, *is said to*.

Three uses look alike (Kronning 2002; Haillet): the hypothetical one has a condition in its sentence, the future in the past stands
under a past verb of saying, and the borrowed one, ours, has neither. Where a named source governs it, that attribution stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from dixit.extract.attribution.clauses import clause_end
from dixit.extract.attribution.drafts import Draft, Offsets, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.words import Passage, Range, Word

__all__ = ["find_hearsay"]


def find_hearsay(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], taken: Sequence[Draft]) -> list[Draft]:
    """Reportative clauses that no attribution of the passage covers."""
    drafts: list[Draft] = []
    if passage.headline and len(passage.words) < 4:
        return drafts
    covered = [o for d in taken for o in (*d.content, *d.cue)]
    at = 0
    while at < len(passage.words):
        cue = _cue_at(passage, lexicon, at)
        if cue is None:
            at += 1
            continue
        draft = _clause(passage, lexicon, groups, cue, covered, drafts)
        if draft is not None:
            drafts.append(draft)
        at = max(cue[1], at + 1)
    return drafts


def _cue_at(passage: Passage, lexicon: Lexicon, at: int) -> tuple[int, int] | None:
    """The word range of a hearsay mark that begins here or whose verb stands here."""
    words = passage.words
    if passage.inside[at] >= 0:
        return None
    length = lexicon.hearsay_adverbs.length_at(words, at)
    if length:
        return (at, at + length)
    if words[at].low in lexicon.be and not lexicon.hearsay_auxiliaries:
        return _passive(passage, lexicon, at)
    low = words[at].low
    if low in lexicon.hearsay_auxiliaries:
        return _around(passage, lexicon, at, compound=True)
    # In a relative clause a simple conditional is mostly the future seen from the past.
    if lexicon.lookup.is_hearsay_form(low) and not lexicon.relatives.length_before(words, at):
        return _around(passage, lexicon, at, compound=False)
    return None


def _passive(passage: Passage, lexicon: Lexicon, at: int) -> tuple[int, int] | None:
    """*is reported to*, *were believed*: the reporter passes on what nobody named says."""
    words, k = passage.words, at + 1
    while k < len(words) and k - at < 4 and (lexicon.is_adverb(words[k]) or lexicon.adverbs.length_at(words, k)):
        k += 1
    length = lexicon.hearsay_passives.length_at(words, k)
    if not length or (k + length < len(words) and words[k + length].low in lexicon.clauses.agents):
        return None
    return (at, k + length)


def _around(passage: Passage, lexicon: Lexicon, at: int, *, compound: bool) -> tuple[int, int] | None:
    words, first, last = passage.words, at, at + 1
    k = at
    while (
        k > 0 and words[k - 1].low in lexicon.clitics and passage.inside[k - 1] < 0 and words[k - 1].low not in lexicon.determiners
    ):
        k -= 1
    if k < at and words[k].low not in lexicon.pronouns:
        first = k
    if k > 0 and lexicon.blockers.length_before(words, k) and not _reflexive(words, k - 1, lexicon):
        return None
    follows = next((words[n].low for n in range(last, min(len(words), last + 5)) if lexicon.is_participle(words[n])), "")
    if compound and follows in lexicon.modal_participles:
        return None
    j = last
    while j < len(words) and j - last < 6 and passage.inside[j] < 0:
        if words[j].low in lexicon.negation:
            j += 1
            if words[at - 1].low in lexicon.negation or (first < at and words[first].low in lexicon.negation):
                last = j
        elif words[j].low in lexicon.been and compound and j + 1 < len(words) and lexicon.is_participle(words[j + 1]):
            last = j + 1
            break
        elif step := lexicon.adverbs.length_at(words, j) or int(lexicon.is_adverb(words[j])):
            j += step
        else:
            break
    return (first, last)


def _clause(
    passage: Passage, lexicon: Lexicon, groups: Sequence[Group], cue: Range, covered: list[Offsets], made: list[Draft]
) -> Draft | None:
    words, (first, last) = passage.words, cue
    here = (words[first].start, words[last - 1].end)
    if any(a < here[1] and here[0] < b for a, b in covered):
        return None
    if any(d.content[0][0] <= here[0] and here[1] <= d.content[0][1] for d in made):
        return None
    if any(
        lexicon.blockers.length_at(words, k) and not _reflexive(words, k, lexicon)
        for k in range(len(words))
        if passage.inside[k] < 0
    ):
        return None
    start = _start(passage, lexicon, first, made)
    end = _until_next(passage, lexicon, last, clause_end(passage, lexicon, max(last, start), None, groups))
    if end <= last:
        return None
    return Draft(
        source=(),
        cue=offsets(passage, (first, last)),
        content=offsets(passage, (start, end)),
        certainty="U",
        hearsay=True,
        reasons=("hearsay",),
    )


def _reflexive(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """*s'* before a verb is no *si*."""
    return words[at].low.endswith("'") and not (at + 1 < len(words) and words[at + 1].low in lexicon.pronouns)


def _until_next(passage: Passage, lexicon: Lexicon, at: int, end: int) -> int:
    """A coordinated conditional is a report of its own; what *mais* joins is the reporter's."""
    words = passage.words
    for k in range(at, end - 1):
        if passage.inside[k] >= 0 or words[k].low not in lexicon.coordinators:
            continue
        j = k + 1
        while j < end and words[j].low in lexicon.clitics:
            j += 1
        if j < end and lexicon.lookup.is_hearsay_form(words[j].low):
            return k - 1 if words[k - 1].text == "," else k
    return end


def _start(passage: Passage, lexicon: Lexicon, first: int, made: list[Draft]) -> int:
    words, start = passage.words, 0
    before = words[first - 1] if first else None
    if before is not None and before.low in lexicon.coordinators:
        return first
    if lexicon.relatives.length_before(words, first) and before is not None and before.low not in lexicon.complementisers:
        return first - lexicon.relatives.length_before(words, first)
    for k in range(first - 1, -1, -1):
        if passage.inside[k] < 0 and words[k].text in ";:":
            start = k + 1
            break
    if made:
        after = passage.at(made[-1].content[-1][1])
        start = max(start, after)
    while start < first and (words[start].low in lexicon.coordinators or not words[start].is_word) and passage.inside[start] < 0:
        start += 1
    return start
