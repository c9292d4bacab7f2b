"""The strip of one quantity: where each statement's bounds lie on a common scale, in percent of the drawing's width.

Percentages and fixed row heights let one drawing fit every page width with letters that keep their size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dixit.report.board import Board, Card, SlotView
from dixit.types.values import Quantity

__all__ = ["ROW", "Bar", "Join", "Strip", "Tick", "draw_strip"]

ROW = 48
"""Pixels per statement."""
AXIS = 26
FIRST, LAST = 2.0, 94.0
"""Percent where the scale begins and ends; the rest is for arrows."""
SPREAD_FOR_LOG = 40
"""When the greatest figure is more than this many times the smallest, equal distances stand for equal ratios."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One statement. left and right in percent, None for an open end or when no figure is given; y in pixels.

    A denial without a figure takes the bounds of what it denies. at: where its mark stands.
    """

    card: Card
    y: int
    left: float | None
    right: float | None
    at: float

    @property
    def point(self) -> bool:
        return self.left is not None and self.left == self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A line from a figure to the one that replaced it."""

    x1: float
    y1: int
    x2: float
    y2: int
    accent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    x: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """band: what the standing figures leave open, in percent; None when nothing stands. height in pixels."""

    slot: SlotView
    bars: tuple[Bar, ...]
    joins: tuple[Join, ...]
    ticks: tuple[Tick, ...]
    band: tuple[float, float] | None
    height: int
    ratios: bool


def draw_strip(board: Board, slot: SlotView) -> Strip:
    """The strip of one numeric slot."""
    ends = [n for c in slot.cards if c.figure for n in (c.figure.low, c.figure.high) if n is not None]
    ends += [n for n in ((slot.value.low, slot.value.high) if slot.value else ()) if n is not None]
    top = max(ends, default=1) or 1
    ratios = top > SPREAD_FOR_LOG * max(1, min((n for n in ends if n > 0), default=1))
    bars = tuple(_bar(card, row, (top, ratios), _denied(board, card)) for row, card in enumerate(slot.cards))
    value = slot.value
    band = None
    if value is not None:
        band = (
            FIRST if value.low is None else _x(value.low, top, ratios),
            100.0 if value.high is None or slot.open_above else _x(value.high, top, ratios),
        )
    return Strip(
        slot=slot,
        bars=bars,
        joins=_joins(board, bars),
        ticks=tuple(Tick(x=_x(n, top, ratios), number=n) for n in _round_numbers(top, ratios)),
        band=band,
        height=len(bars) * ROW + AXIS,
        ratios=ratios,
    )


def _x(number: int, top: int, ratios: bool) -> float:
    share = math.log1p(number) / math.log1p(top) if ratios else number / top
    return round(FIRST + share * (LAST - FIRST), 2)


def _bar(card: Card, row: int, scale: tuple[int, bool], denied: Quantity | None) -> Bar:
    shown = card.figure or denied
    low, high = (shown.low, shown.high) if shown else (None, None)
    left, right = (None if n is None else _x(n, *scale) for n in (low, high))
    at = next((x for x in (left, right) if x is not None), FIRST)
    return Bar(card=card, y=row * ROW, left=left, right=right, at=at)


def _denied(board: Board, card: Card) -> Quantity | None:
    """The figure that a denial without a figure of its own answers."""
    answered = {r.b for r in board.dossier.relations if r.kind == "denies" and r.a == card.claim.id}
    values = [c.value for c in board.dossier.claims if c.id in answered and isinstance(c.value, Quantity)]
    return values[0] if values else None


def _joins(board: Board, bars: tuple[Bar, ...]) -> tuple[Join, ...]:
    where = {bar.card.claim.id: bar for bar in bars}
    joins = []
    for relation in board.dossier.relations:
        new, old = where.get(relation.a), where.get(relation.b)
        if relation.kind != "supersedes" or new is None or old is None:
            continue
        ends = [next((x for x in (bar.left, bar.right) if x is not None), None) for bar in (old, new)]
        if ends[0] is not None and ends[1] is not None:
            joins.append(Join(x1=ends[0], y1=old.y, x2=ends[1], y2=new.y, accent=new.card.party.accent))
    return tuple(joins)


def _round_numbers(top: int, ratios: bool) -> list[int]:
    """Three to six round numbers from 0 to the greatest figure."""
    if ratios:
        powers = [n for n in (1, 10, 100, 1000, 10_000, 100_000, 1_000_000) if n < top / 1.8]
        return [0, *powers, top]
    raw = top / 4
    size = 10 ** math.floor(math.log10(raw)) if raw >= 1 else 1
    step = next(size * m for m in (1, 2, 5, 10) if size * m >= raw)
    return list(range(0, top + 1, max(1, step)))
