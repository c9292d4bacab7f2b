"""Evidence mentions: videos, photographs, satellite images, documents and recordings that a report speaks of.

A mention is a noun phrase that introduces a medium, together with a sign that it is evidence: somebody publishes it, it shows
something, or its verification is spoken of. Later words that refer back (``ces vidéos``, ``these images``) are no new mention;
they carry the verification wording back to the mention they mean. The program repeats what the report says of verification and
judges nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from dixit.extract.quantities import innermost_attribution
from dixit.extract.tokens import Phrases, Token, fold, token_at, tokenise
from dixit.lang.tables.evidence import EvidenceWords
from dixit.types.claims import Attribution, Evidence
from dixit.types.text import Document, Span

__all__ = ["find_evidence"]

REACH = 2
"""How many sentences back a verification wording may look for what it speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A medium named at tokens ``[first, stop)`` of a sentence; new unless it refers back."""

    first: int
    stop: int
    medium: str
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    media: Phrases[str]
    introducing: Phrases[bool]
    ellipses: Phrases[bool]
    publishes: Phrases[bool]
    published_by: Phrases[bool]
    shows: Phrases[bool]
    verification: tuple[tuple[str, re.Pattern[str]], ...]


def find_evidence(
    document: Document,
    words: EvidenceWords,
    attributions: tuple[Attribution, ...],
    sentences: tuple[tuple[int, int], ...],
) -> tuple[Evidence, ...]:
    """Every piece of evidence that a document mentions, in text order; empty when none is.

    attributions  as found in the document: a mention names the innermost one that holds it or what it shows
    """
    tokens = tokenise(document.text, r"\d+")
    tables = _tables(words)
    found: list[tuple[int, Evidence]] = []
    for number, (start, end) in enumerate(sentences):
        row = tokens[token_at(tokens, start) : token_at(tokens, end)]
        seen = {piece.medium for _, piece in found}
        last = found[-1][1] if found else None
        mentions = _mentions(row, words, tables, seen, last)
        for mention in mentions:
            if mention.new and (piece := _piece(document, row, mention, words, tables, last)) is not None:
                found.append((number, piece))
                last = piece
        found = _verified(document, (start, end), number, mentions, found, tables)
    return tuple(
        replace(piece, id=f"e{place}", attribution=_vouching(document, piece, attributions))
        for place, (_, piece) in enumerate(found, start=1)
    )


@lru_cache(maxsize=8)
def _tables(words: EvidenceWords) -> _Tables:
    def phrases(listed: list[str]) -> Phrases[bool]:
        return Phrases([(phrase, True) for phrase in listed])

    return _Tables(
        media=Phrases([(phrase, medium.medium) for medium in words.media for phrase in medium.words]),
        introducing=phrases(words.introducing),
        ellipses=phrases(words.ellipses),
        publishes=phrases(words.publishes),
        published_by=phrases(words.published_by),
        shows=phrases(words.shows),
        verification=tuple(
            (group.verdict, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))
            for group in words.verification
            for pattern in group.patterns
        ),
    )


def _mentions(
    row: tuple[Token, ...], words: EvidenceWords, tables: _Tables, seen: set[str], last: Evidence | None
) -> list[_Mention]:
    mentions: list[_Mention] = []
    index = 0
    ellipsis = tables.ellipses.at(row, 0) if row and last is not None else None
    if ellipsis is not None and last is not None and _next(tables.shows, row, ellipsis[0], ellipsis[0] + 3) is not None:
        mentions.append(_Mention(first=0, stop=ellipsis[0], medium=last.medium, new=True))
        index = ellipsis[0]
    while index < len(row):
        match = tables.media.at(row, index)
        if match is None:
            index += 1
            continue
        first = index
        while first > 0 and row[first - 1].key in words.adjectives:
            first -= 1
        introduced = tables.introducing.before(row, first)
        before = row[first - 1].key if first else ""
        stop, medium = match
        if introduced is not None:
            mentions.append(_Mention(first=introduced[0], stop=stop, medium=medium, new=True))
        elif before in words.referring or before in words.definite:
            new = before in words.definite and medium not in seen
            mentions.append(_Mention(first=first - 1, stop=stop, medium=medium, new=new))
        elif words.bare and (index > first or before not in words.shows_by):
            mentions.append(_Mention(first=first, stop=stop, medium=medium, new=True))
        index = stop
    return mentions


def _piece(
    document: Document,
    row: tuple[Token, ...],
    mention: _Mention,
    words: EvidenceWords,
    tables: _Tables,
    last: Evidence | None,
) -> Evidence | None:
    """The evidence that a mention introduces; None when nothing shows that it is evidence."""
    by = _published_by(document, row, mention, words, tables)
    shows = _shown(document, row, mention, words, tables)
    elliptic = tables.media.at(row, mention.stop - 1) is None and mention.first == 0 and last is not None and mention.stop <= 3
    showing = _next(tables.shows, row, mention.stop, mention.stop + 16) is not None
    if by is None and not showing and not _is_spoken_of(document, row, tables):
        return None
    if elliptic and by is None and last is not None and last.medium == mention.medium:
        by = last.published_by
    return Evidence(
        id="e",
        span=Span(document=document.id, start=row[mention.first].start, end=row[mention.stop - 1].end),
        medium=mention.medium,
        published_by=by,
        shows=shows,
    )


def _is_spoken_of(document: Document, row: tuple[Token, ...], tables: _Tables) -> bool:
    words = fold(document.text[row[0].start : row[-1].end])
    return any(pattern.search(words) for _, pattern in tables.verification)


def _next(table: Phrases[bool], row: tuple[Token, ...], first: int, stop: int) -> tuple[int, int] | None:
    """First place at or after `first` and before `stop` where a phrase begins: where it begins and ends."""
    for index in range(first, min(stop, len(row))):
        match = table.at(row, index)
        if match is not None:
            return index, match[0]
    return None


def _published_by(
    document: Document, row: tuple[Token, ...], mention: _Mention, words: EvidenceWords, tables: _Tables
) -> str | None:
    """Who published it, in the report's words: after ``publiée par``, or the subject of the verb before it."""
    passive = _next(tables.published_by, row, mention.stop, mention.stop + 4)
    if passive is not None:
        stop = passive[1]
        while stop < len(row) and row[stop].key not in (",", ".", ";", "»") and tables.shows.at(row, stop) is None:
            if row[stop].key in words.clauses:
                break
            stop += 1
        return _text(document, row, passive[1], stop)
    for index in range(mention.first - 1, max(-1, mention.first - 12), -1):
        match = tables.publishes.at(row, index)
        if match is not None and match[0] <= mention.first:
            return _subject(document, row, index, words)
    return None


def _subject(document: Document, row: tuple[Token, ...], verb: int, words: EvidenceWords) -> str | None:
    """The noun phrase before a verb: back to the clause's beginning, over an inserted clause between commas."""
    last = verb
    while last > 0 and row[last - 1].kind == "word" and row[last - 1].key.endswith("n'"):
        last -= 1
    first = last
    while first > 0 and row[first - 1].key not in words.clauses and row[first - 1].kind != "sign":
        first -= 1
    if first == last:  # "des membres, qui …, avaient posté": the subject stands before the inserted clause
        first, last = 0, next((place for place in range(verb) if row[place].key == ","), verb)
    return _text(document, row, first, last)


def _shown(document: Document, row: tuple[Token, ...], mention: _Mention, words: EvidenceWords, tables: _Tables) -> str | None:
    """What it is said to show, in the report's words: after a showing verb, or as the complement of the medium's name."""
    verb = _next(tables.shows, row, mention.stop, mention.stop + 16)
    complement = mention.stop < len(row) and row[mention.stop].key in words.shows_by
    begin = mention.stop + 1 if complement else verb[1] if verb is not None else None
    if begin is None or begin >= len(row):
        return None
    stop = begin
    while stop < len(row) and row[stop].key not in (".", ";", "!", "?"):
        if row[stop].key == "," and stop + 1 < len(row) and row[stop + 1].key in words.clauses:
            break
        stop += 1
    return _text(document, row, begin, stop)


def _text(document: Document, row: tuple[Token, ...], first: int, stop: int) -> str | None:
    return document.text[row[first].start : row[stop - 1].end] if stop > first else None


def _verified(
    document: Document,
    bounds: tuple[int, int],
    number: int,
    mentions: list[_Mention],
    found: list[tuple[int, Evidence]],
    tables: _Tables,
) -> list[tuple[int, Evidence]]:
    """What a sentence says of verification is carried to the evidence it speaks of: named in it, or the latest before it."""
    wording = _wording(document, bounds, tables)
    if wording is None or not found:
        return found
    span, verdict = wording
    referred = {mention.medium for mention in mentions if not mention.new}
    own = [place for place, (sentence, _) in enumerate(found) if sentence == number]
    if own and not referred:
        chosen = [min(own, key=lambda place: (abs(found[place][1].span.end - span.start), place))]
    else:
        near = [place for place, (sentence, _) in enumerate(found) if number - REACH <= sentence < number]
        fitting = [place for place in near if _same_medium(found[place][1].medium, referred)] or near
        latest = max((found[place][0] for place in fitting), default=None)
        chosen = [place for place in fitting if found[place][0] == latest] if referred or not mentions else []
    answer = list(found)
    for place in chosen:
        sentence, piece = answer[place]
        answer[place] = (sentence, replace(piece, verification=verdict, wording=(*piece.wording, span)))
    return answer


def _same_medium(medium: str, referred: set[str]) -> bool:
    return any(medium == name or medium.endswith(" " + name) for name in referred)


def _wording(document: Document, bounds: tuple[int, int], tables: _Tables) -> tuple[Span, str] | None:
    start, end = bounds
    words = fold(document.text[start:end])
    matches = [
        (match.start(), -(match.end() - match.start()), order, match, verdict)
        for order, (verdict, pattern) in enumerate(tables.verification)
        for match in pattern.finditer(words)
    ]
    if not matches:
        return None
    _, _, _, match, verdict = min(matches, key=lambda item: item[:3])
    return Span(document=document.id, start=start + match.start(), end=start + match.end()), verdict


def _vouching(document: Document, piece: Evidence, attributions: tuple[Attribution, ...]) -> str | None:
    """The attribution that holds the mention, else the first that speaks of what it shows."""
    holding = innermost_attribution(piece.span, attributions)
    if holding is not None or piece.shows is None:
        return holding
    start = document.text.find(piece.shows, piece.span.end)
    if start < 0:
        return None
    shown = Span(document=document.id, start=start, end=start + len(piece.shows))
    touching = [
        (part.start, attribution.id) for attribution in attributions for part in attribution.content if part.overlaps(shown)
    ]
    return min(touching)[1] if touching else None
