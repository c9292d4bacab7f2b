"""A report's text cut at every boundary of every mark, so that nested, broken and overlapping spans are all drawn right.

Each piece knows all marks that cover it; pieces are siblings within their paragraph and never nest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["Mark", "Piece", "cut", "paragraphs_of"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """A stretch to be marked: half-open code points of the text.

    kind    content, source, cue, figure, claim, evidence, time, note
    owner   anchor of the record it belongs to
    accent  the party's colour; depth: how many contents lie around it (0 = outermost)
    hint    words for the title, or ""
    """

    start: int
    end: int
    kind: str
    owner: str
    accent: str = "x"
    depth: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text between two neighbouring boundaries, `end` being the right one.

    marks: all that cover it; begins: owners whose first mark starts here.
    """

    text: str
    end: int
    marks: tuple[Mark, ...]
    begins: tuple[str, ...]

    def of(self, kind: str) -> tuple[Mark, ...]:
        """The marks of one kind, the outermost first."""
        return tuple(sorted((m for m in self.marks if m.kind == kind), key=lambda m: (m.depth, m.start, -m.end, m.owner)))


def cut(text: str, marks: Iterable[Mark], start: int, end: int) -> tuple[Piece, ...]:
    """``text[start:end]`` in pieces. Marks that reach beyond the text are cut off at its end; empty ones are left out."""
    inside = sorted(m for m in marks if m.start < end and m.end > start and m.start < m.end)
    bounds = sorted({start, end, *(p for m in inside for p in (m.start, m.end) if start < p < end)})
    return tuple(
        Piece(text=text[a:b], end=b, marks=tuple(m for m in inside if m.start < b and m.end > a), begins=())
        for a, b in pairwise(bounds)
    )


def paragraphs_of(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Every paragraph of the text as its pieces; blank lines fall between paragraphs.

    Each owner begins once, in the first piece that any of its marks covers: that is where a link to it leads.
    """
    seen: set[str] = set()
    paragraphs = []
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if not line.strip():
            continue
        pieces = []
        for piece in cut(text, marks, start, start + len(line)):
            new = sorted({m.owner for m in piece.marks} - seen)
            seen |= set(new)
            pieces.append(replace(piece, begins=tuple(new)))
        paragraphs.append(tuple(pieces))
    return tuple(paragraphs)
