"""Reports made readable: text with its marks, and beside it who speaks, each leading to the other."""

from __future__ import annotations

from dataclasses import dataclass

from dixit.report.board import Board, Card
from dixit.report.marks import Mark, Piece, paragraphs_of
from dixit.report.parties import Party
from dixit.types.claims import Attribution, Extraction
from dixit.types.text import Document, Span
from dixit.types.values import Quantity

__all__ = ["NoteView", "PieceView", "ReportView", "read_reports"]


LETTERS = (("figure", "f"), ("claim", "c"), ("evidence", "v"), ("time", "t"), ("note", "z"))
"""Kind of mark -> its class on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """One piece of text as the page draws it. href leads to a note or a claim, "" when nothing rests on it."""

    text: str
    classes: str
    title: str
    href: str
    ids: tuple[str, ...]
    numbers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """One attribution beside the text."""

    number: int
    anchor: str
    attribution: Attribution
    party: Party
    speaker: str | None
    cards: tuple[Card, ...]
    within: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report as drawn.

    headline  the first paragraph when it is the title, drawn as such; None when the title stands outside the text
    """

    number: int
    document: Document
    headline: tuple[PieceView, ...] | None
    paragraphs: tuple[tuple[PieceView, ...], ...]
    notes: tuple[NoteView, ...]


def read_reports(board: Board) -> tuple[ReportView, ...]:
    """Every report of the dossier, in its order."""
    return tuple(_report(board, x) for x in board.dossier.extractions)


def _report(board: Board, extraction: Extraction) -> ReportView:
    document = extraction.document.id
    number = board.numbers[document]
    marks = [*_attribution_marks(board, extraction), *_claim_marks(board, extraction), *_other_marks(board, extraction)]
    order = {a.id: n for n, a in enumerate(extraction.attributions, start=1)}
    numbers = _where_numbers_stand(board, extraction)
    told = [c for c in board.dossier.claims if c.attribution is None and c.id in board.cards]
    narrated = {board.anchors[c.id]: f"#{board.cards[c.id].anchor}" for c in told}
    paragraphs = tuple(
        tuple(_view(piece, numbers, narrated) for piece in paragraph)
        for paragraph in paragraphs_of(extraction.document.text, marks)
    )
    first = "".join(piece.text for piece in paragraphs[0]).strip() if paragraphs else None
    titled = first is not None and first == (extraction.document.title or "").strip()
    return ReportView(
        number=number,
        document=extraction.document,
        headline=paragraphs[0] if titled else None,
        paragraphs=paragraphs[1:] if titled else paragraphs,
        notes=tuple(
            NoteView(
                number=n,
                anchor=f"n-{board.local[document, a.id]}",
                attribution=a,
                party=board.parties.of_attribution(a),
                speaker=board.parties.name(a.speaker) if a.speaker else None,
                cards=tuple(
                    board.cards[c.id]
                    for c in board.dossier.claims
                    if (c.document, c.attribution) == (document, a.id) and c.id in board.cards
                ),
                within=order.get(a.nested_in or ""),
            )
            for n, a in enumerate(extraction.attributions, start=1)
        ),
    )


def _depth(attribution: Attribution, shelf: dict[str, Attribution]) -> int:
    depth, seen = 0, {attribution.id}
    while attribution.nested_in in shelf and attribution.nested_in not in seen:
        attribution = shelf[attribution.nested_in]
        seen.add(attribution.id)
        depth += 1
    return depth


def _attribution_marks(board: Board, extraction: Extraction) -> list[Mark]:
    shelf = {a.id: a for a in extraction.attributions}
    found = []
    for a in extraction.attributions:
        accent, owner, depth = board.parties.of_attribution(a).accent, board.local[extraction.document.id, a.id], _depth(a, shelf)
        speaker = board.parties.name(a.speaker) if a.speaker else board.wording.say("nobody")
        hint = f"{speaker} {board.wording.of('acts', a.act)}"
        for kind, spans in (("content", a.content), ("source", a.source), ("cue", a.cue)):
            found += [_mark(span, kind, owner, accent, depth, hint) for span in spans]
    return found


def _claim_marks(board: Board, extraction: Extraction) -> list[Mark]:
    document = extraction.document.id
    return [
        _mark(
            span,
            "figure" if isinstance(c.value, Quantity) else "claim",
            board.anchors[c.id],
            board.parties.of_claim(c).accent,
            0,
            "",
        )
        for c in board.dossier.claims
        if c.document == document
        for span in c.evidence
    ]


def _other_marks(board: Board, extraction: Extraction) -> list[Mark]:
    number = board.numbers[extraction.document.id]
    found = [
        _mark(span, "evidence", board.local[extraction.document.id, e.id], "x", 0, board.wording.of("media", e.medium))
        for e in extraction.evidence
        for span in (e.span, *e.wording)
    ]
    found += [_mark(t.span, "time", f"r{number}x{i}", "x", 0, t.value or "") for i, t in enumerate(extraction.timexes, start=1)]
    for i, note in enumerate((*extraction.document.notes, *extraction.notes), start=1):
        hint = f"{board.wording.say(note.kind)}: {note.why}" if note.kind in board.wording.tables["ui"] else note.why
        found.append(Mark(start=note.start, end=note.end, kind="note", owner=f"r{number}z{i}", hint=hint))
    return [m for m in found if m.start < m.end]


def _mark(span: Span, kind: str, owner: str, accent: str, depth: int, hint: str) -> Mark:
    return Mark(start=span.start, end=span.end, kind=kind, owner=owner, accent=accent, depth=depth, hint=hint)


def _where_numbers_stand(board: Board, extraction: Extraction) -> dict[int, list[tuple[int, str]]]:
    """Place in the text -> numbers that follow it: after the first stretch of the cue; of content or source when there is none."""
    places: dict[int, list[tuple[int, str]]] = {}
    for n, a in enumerate(extraction.attributions, start=1):
        spans = a.cue or a.content or a.source
        if spans:
            places.setdefault(min(spans).end, []).append((n, f"#n-{board.local[extraction.document.id, a.id]}"))
    return places


def _view(piece: Piece, numbers: dict[int, list[tuple[int, str]]], narrated: dict[str, str]) -> PieceView:
    contents, cues, sources = piece.of("content"), piece.of("cue"), piece.of("source")
    classes = []
    if contents:
        classes += ["q", f"a{contents[-1].accent}"]
    if len(contents) > 1:
        classes += ["q2", f"o{contents[-2].accent}"]
    if cues or sources:
        classes += ["k" if cues else "s", f"u{(cues or sources)[-1].accent}"]
    classes += [letter for kind, letter in LETTERS if piece.of(kind)]
    classes += sorted({f"m-{m.owner}" for m in piece.marks})
    told = [m.owner for m in (*piece.of("claim"), *piece.of("figure")) if m.owner in narrated]
    href = f"#n-{cues[-1].owner}" if cues else narrated[told[-1]] if told else ""
    hints = dict.fromkeys(m.hint for m in (*contents[-1:], *piece.of("evidence"), *piece.of("note")) if m.hint)
    return PieceView(
        text=piece.text,
        classes=" ".join(classes),
        title=" · ".join(hints),
        href=href,
        ids=tuple(f"w-{owner}" for owner in piece.begins),
        numbers=tuple(numbers.get(piece.end, ())),
    )
