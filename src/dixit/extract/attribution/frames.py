"""Frames without a verb: *selon X*, *d'après X*, *pour X*, *according to X*, *de source policière*.

At the head of a clause the content follows; at its end it stands before; in its middle it is both sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from dixit.extract.attribution.clauses import clause_end
from dixit.extract.attribution.drafts import Draft, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.phrases import phrase_after
from dixit.extract.attribution.subjects import antecedent_before
from dixit.extract.attribution.words import Passage, Range
from dixit.lang.tables.frames import Preposition

__all__ = ["find_frames"]


def find_frames(passage: Passage, lexicon: Lexicon, groups: Sequence[Group]) -> list[Draft]:
    """Every prepositional attribution of the passage, in text order."""
    drafts, k = [], 0
    while k < len(passage.words):
        matched = _match(passage, lexicon, k)
        if matched is None:
            k += 1
            continue
        length, preposition = matched
        draft = _read(passage, lexicon, groups, k, length, preposition)
        if draft is not None:
            drafts.append(draft)
        k += length
    return drafts


def _match(passage: Passage, lexicon: Lexicon, at: int) -> tuple[int, Preposition] | None:
    words = passage.words
    if passage.inside[at] >= 0:
        return None
    fitting = [
        (len(parts), preposition)
        for parts, preposition in lexicon.prepositions.get(words[at].low, ())
        if not preposition.via and not preposition.after and preposition.only != "speech"
        and at + len(parts) < len(words) and all(words[at + n].low == p for n, p in enumerate(parts))
    ]  # fmt: skip
    # The shortest: "selon les chiffres de X" has its chiffres in the source.
    return min(fitting, key=lambda f: f[0]) if fitting else None


def _read(
    passage: Passage, lexicon: Lexicon, groups: Sequence[Group], at: int, length: int, preposition: Preposition
) -> Draft | None:
    words, first = passage.words, at + length
    if words[first].low in lexicon.complementisers:
        return None
    relative = lexicon.relatives.length_at(words, first)
    if relative:
        return _relative(passage, lexicon, groups, (at, first), first + relative, preposition)
    if preposition.source_is_frame:
        return _self_sourced(passage, lexicon, groups, at, length, preposition)
    head = _at_head(passage, lexicon, at)
    source = phrase_after(passage, lexicon, first, apposition=True, linked=True)
    if source is None or source[0] >= source[1]:
        return None
    if preposition.only == "opinion" and not (head and _opines(passage, lexicon, source)):
        return None
    content = _content(passage, lexicon, groups, at, source[1], head)
    if not content:
        # What looked like an apposition was the content.
        source = phrase_after(passage, lexicon, first, apposition=False, linked=True) or source
        content = _content(passage, lexicon, groups, at, source[1], head)
    if not content:
        return None
    return Draft(
        source=offsets(passage, source),
        cue=offsets(passage, (at, first)),
        content=tuple(o for c in content for o in offsets(passage, c)),
        act=preposition.act,
        certainty=preposition.certainty,
        reasons=(f"frame:{preposition.words}", "frame-head" if head else "frame-inside"),
    )


def _relative(
    passage: Passage, lexicon: Lexicon, groups: Sequence[Group], cue: Range, after: int, preposition: Preposition
) -> Draft | None:
    """*le ministère, selon lequel ...*: the antecedent is the source; *les affirmations selon lesquelles* belong to their noun."""
    source = antecedent_before(passage, lexicon, cue[0])
    if source is None or after >= len(passage.words) or any(passage.words[k].low in lexicon.nouns for k in range(*source)):
        return None
    end = clause_end(passage, lexicon, after, None, groups)
    return Draft(
        source=offsets(passage, source),
        cue=offsets(passage, cue),
        content=offsets(passage, (after, end)),
        act=preposition.act,
        certainty=preposition.certainty,
        reasons=(f"frame:{preposition.words}", "frame-relative"),
    )


def _self_sourced(
    passage: Passage, lexicon: Lexicon, groups: Sequence[Group], at: int, length: int, preposition: Preposition
) -> Draft | None:
    source = phrase_after(passage, lexicon, at + 1, apposition=False)
    if source is None or source[1] < at + length:
        source = (at + 1, at + length)
    content = _content(passage, lexicon, groups, at, source[1], _at_head(passage, lexicon, at))
    if not content:
        return None
    return Draft(
        source=offsets(passage, source),
        cue=offsets(passage, (at, at + 1)),
        content=tuple(o for c in content for o in offsets(passage, c)),
        act=preposition.act,
        certainty=preposition.certainty,
        reasons=(f"frame:{preposition.words}", "source-in-frame"),
    )


def _opines(passage: Passage, lexicon: Lexicon, source: Range) -> bool:
    """Whether an ambiguous frame (*pour X*) has somebody who can hold an opinion: pronoun, name or body, then a comma."""
    words, (first, last) = passage.words, source
    if last >= len(words) or words[last].text != ",":
        return False
    if words[first].low in lexicon.pronouns and words[first].low not in lexicon.determiners:
        return True
    inner = words[first:last]
    if any(w.low in lexicon.times or w.text.isdigit() for w in inner) or (
        lexicon.is_infinitive(words[first]) and words[first].low not in lexicon.determiners
    ):
        return False
    return any(w.is_capital for w in inner)


def _at_head(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    """Whether the frame opens its clause."""
    if at == 0:
        return True
    before = passage.words[at - 1]
    if before.low in lexicon.coordinators or before.text in ";:–—(•":
        return True
    if at > 1 and before.text == "," and passage.words[at - 2].low in lexicon.coordinators:
        return True
    return (at <= 3 and before.text == ",") or (at == 1 and not before.is_word)


def _content(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], at: int, after: int, head: bool) -> list[Range]:
    words = passage.words
    start = _left_start(passage, lexicon, at)
    left_end = at
    while left_end > start and words[left_end - 1].text in ",(":
        left_end -= 1
    parted = after < len(words) and words[after].text == "," and (head or passage.inside[after] < 0)
    right = after + 1 if parted else after
    right_end = clause_end(passage, lexicon, right, None, groups) if right < len(words) else right
    has_right = right < right_end and (words[right].is_word or passage.inside[right] >= 0)
    if head:
        right = _over_lead(passage, lexicon, right, right_end)
        if has_right:
            return [(right, right_end)]
        return []
    subordinate = start < at and (
        words[left_end - 1].low in lexicon.complementisers or bool(lexicon.relatives.length_before(words, left_end))
    )
    if subordinate and has_right:
        return [(right, _relative_end(passage, lexicon, right, right_end))]
    content = [(start, left_end)] if start < left_end else []
    comma_before = at > 0 and words[at - 1].text == ","
    if has_right and comma_before and words[after].text == "," and not _reopens(passage, lexicon, right, groups):
        content.append((right, right_end))
    return content


def _over_lead(passage: Passage, lexicon: Lexicon, at: int, end: int) -> int:
    """Over an adverb with its comma, or what was done to the source (*interrogé par Sky News,*), before the content."""
    words = passage.words
    step = lexicon.adverbs.length_at(words, at) if at < end else 0
    if step and at + step < end and words[at + step].text == ",":
        return at + step + 1
    if (
        at + 1 < end
        and lexicon.is_participle(words[at])
        and words[at + 1].low in (*lexicon.clauses.agents, *lexicon.place_of_saying)
    ):
        for k in range(at, min(end, at + 12)):
            if words[k].text == ",":
                return k + 1
    return at


def _reopens(passage: Passage, lexicon: Lexicon, at: int, groups: Sequence[Group]) -> bool:
    """Whether what follows the frame is the reporter's own again: a coordinated clause, an opener, another cue."""
    words = passage.words
    if words[at].low in lexicon.coordinators or lexicon.openers.length_at(words, at) or lexicon.relatives.length_at(words, at):
        return True
    return any(g.first == at for g in groups)


def _relative_end(passage: Passage, lexicon: Lexicon, at: int, end: int) -> int:
    """A content inside a relative clause ends before the comma that hands back to the main verb."""
    words = passage.words
    for k in range(at + 1, end - 1):
        if words[k].text == "," and passage.inside[k] < 0:
            after = words[k + 1]
            if after.low in lexicon.auxiliaries or after.low in lexicon.finite:
                return k
    return end


def _left_start(passage: Passage, lexicon: Lexicon, at: int) -> int:
    words = passage.words
    for k in range(at - 1, -1, -1):
        if passage.inside[k] < 0 and (words[k].text in ";" or (words[k].text in ":" and not _lists_ahead(passage, k, at))):
            return k + 1
    start = 0
    while start < at and (words[start].low in lexicon.coordinators or not words[start].is_word) and passage.inside[start] < 0:
        start += 1
    return start


def _lists_ahead(passage: Passage, colon: int, at: int) -> bool:
    """A colon before a mere list does not begin a clause of its own."""
    return at - colon < 4
