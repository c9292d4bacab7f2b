"""Claims by party: rows are what is argued over, columns are who speaks, cells are marks that lead to words."""

from __future__ import annotations

from dataclasses import dataclass

from dixit.report.board import Board, Card, SlotView
from dixit.report.parties import NARRATORS, NOBODY, Party

__all__ = ["GLYPHS", "Cell", "Matrix", "Row", "draw_matrix"]

GLYPHS = {"asserts": "●", "denies": "○", "changed": "↺", "neither": "◌"}
"""Shapes that differ without colour."""
MOST_COLUMNS = 9
"""Parties beyond this share one last column, named in each mark, so that the table stays readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The cards of one party on one slot; `shared` when the column holds several parties."""

    cards: tuple[Card, ...]
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    slot: SlotView
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """columns holds None for the last column that several parties share."""

    columns: tuple[Party | None, ...]
    rows: tuple[Row, ...]


def draw_matrix(board: Board) -> Matrix:
    """The matrix of a board; parties without a claim have no column."""
    speaking = [p for p in board.parties.columns if p.claims]
    named = [p for p in speaking if p.id not in (NARRATORS, NOBODY)]
    special = [p for p in speaking if p.id in (NARRATORS, NOBODY)]
    room = MOST_COLUMNS - len(special)
    shown, rest = (named, []) if len(named) <= room else (named[: room - 1], named[room - 1 :])
    columns: list[Party | None] = [*shown, *([None] if rest else []), *special]
    rows = tuple(Row(slot=slot, cells=tuple(_cell(slot, column, rest) for column in columns)) for slot in board.slots)
    return Matrix(columns=tuple(columns), rows=rows)


def _cell(slot: SlotView, column: Party | None, rest: list[Party]) -> Cell:
    wanted = {p.id for p in rest} if column is None else {column.id}
    return Cell(cards=tuple(card for card in slot.cards if card.party.id in wanted), shared=column is None)
