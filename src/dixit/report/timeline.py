"""Three lanes of time: what is told to have happened, when it was said, when it was published.

Positions are percent of the drawing's width. A moment known vaguely keeps its width; nothing is pinned to a point it was not given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from dixit.report.board import Board
from dixit.types.values import Interval

__all__ = ["Lane", "Moment", "Timeline", "draw_timeline"]

LANES = ("happened", "said", "published")
ROW = 22
BEFORE, AFTER = timedelta(days=7), timedelta(days=2)
"""How far from the first and last publication a moment may lie and still be drawn; the list holds all of them."""
FIRST, LAST = 1.5, 98.5
SHORT = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One mark: percent from left to right, row within its lane; label as in the list; `drawn` is False outside the window."""

    interval: Interval
    label: str
    target: str
    accent: str
    number: int | None
    left: float
    right: float
    row: int
    drawn: bool

    @property
    def vague(self) -> bool:
        return self.interval.end - self.interval.start > SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """y and height in pixels."""

    name: str
    moments: tuple[Moment, ...]
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """days: percent and moment of each midnight drawn. untimed: attributions without a stated time."""

    lanes: tuple[Lane, ...]
    days: tuple[tuple[float, datetime], ...]
    height: int
    untimed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    interval: Interval
    label: str
    target: str
    accent: str = "x"
    number: int | None = None


def draw_timeline(board: Board) -> Timeline | None:
    """The three lanes; None when nothing in the dossier bears a time."""
    entries = {"happened": _happened(board), "said": _said(board), "published": _published(board)}
    told = [e.interval for lane in LANES for e in entries[lane]]
    if not told:
        return None
    window = _window([e.interval for e in entries["published"]] or told, told)
    lanes, y = [], 0
    for name in LANES:
        moments = _stack(sorted(entries[name], key=lambda e: (e.interval, e.target)), window)
        height = ROW * (1 + max((m.row for m in moments), default=0)) + 26
        lanes.append(Lane(name=name, moments=moments, y=y, height=height))
        y += height
    untimed = sum(1 for x in board.dossier.extractions for a in x.attributions if a.said_at is None)
    return Timeline(lanes=tuple(lanes), days=_days(window), height=y + 24, untimed=untimed)


def _published(board: Board) -> list[_Entry]:
    documents = [x.document for x in board.dossier.extractions]
    return [
        _Entry(interval=d.published, label=d.title or d.id, target=f"r{n}", number=n)
        for n, d in enumerate(documents, start=1)
        if d.published is not None
    ]


def _said(board: Board) -> list[_Entry]:
    """What one party said at one time is one mark, with how often it is told; the words of the first."""
    found: dict[tuple[Interval, str], list[_Entry]] = {}
    for extraction in board.dossier.extractions:
        for a in extraction.attributions:
            if a.said_at is None:
                continue
            party = board.parties.of_attribution(a)
            name = board.parties.name(a.speaker) if a.speaker else board.wording.say("nobody")
            entry = _Entry(
                interval=a.said_at,
                label=f"{name} {board.wording.of('acts', a.act)}",
                target=f"w-{board.local[extraction.document.id, a.id]}",
                accent=party.accent,
            )
            found.setdefault((a.said_at, party.id), []).append(entry)
    return [
        replace(entries[0], label=f"{entries[0].label} ×{len(entries)}") if len(entries) > 1 else entries[0]
        for entries in found.values()
    ]


def _happened(board: Board) -> list[_Entry]:
    """Times named in the reports that are not the time of saying of an attribution there; equal ones are one mark."""
    found: dict[Interval, _Entry] = {}
    for extraction in board.dossier.extractions:
        said = {a.said_at for a in extraction.attributions}
        for i, timex in enumerate(extraction.timexes, start=1):
            if timex.interval is None or timex.interval in said or timex.type not in ("DATE", "TIME"):
                continue
            number = board.numbers[extraction.document.id]
            words = extraction.document.words_of(timex.span)
            found.setdefault(timex.interval, _Entry(interval=timex.interval, label=f"« {words} »", target=f"w-r{number}x{i}"))
    return list(found.values())


def _window(published: Sequence[Interval], told: Sequence[Interval]) -> tuple[datetime, datetime]:
    first = min(p.start for p in published) - BEFORE
    last = max(p.end for p in published) + AFTER
    inside = [i for i in told if i.start >= first and i.end <= last] or list(published)
    start = min(i.start for i in inside).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    end = max(i.end for i in inside).astimezone(UTC)
    midnight = end.replace(hour=0, minute=0, second=0, microsecond=0)
    return start, midnight if midnight == end else midnight + timedelta(days=1)


def _percent(moment: datetime, window: tuple[datetime, datetime]) -> float:
    share = (moment - window[0]) / (window[1] - window[0])
    return round(FIRST + min(1.0, max(0.0, share)) * (LAST - FIRST), 2)


def _stack(entries: Sequence[_Entry], window: tuple[datetime, datetime]) -> tuple[Moment, ...]:
    """Each mark in the first row where it touches no other."""
    ends: list[float] = []
    moments = []
    for e in entries:
        drawn = e.interval.start < window[1] and e.interval.end > window[0]
        left, right = _percent(e.interval.start, window), _percent(e.interval.end, window)
        row = 0
        if drawn:
            row = next((n for n, end in enumerate(ends) if end < left), len(ends))
            ends[row : row + 1] = [max(right, left + 4.5)]
        moment = Moment(
            interval=e.interval,
            label=e.label,
            target=e.target,
            accent=e.accent,
            number=e.number,
            left=left,
            right=right,
            row=row,
            drawn=drawn,
        )
        moments.append(moment)
    return tuple(moments)


def _days(window: tuple[datetime, datetime]) -> tuple[tuple[float, datetime], ...]:
    """At most eight midnights, evenly thinned."""
    count = (window[1] - window[0]).days
    step = max(1, -(-count // 8))
    return tuple(
        (_percent(day, window), day) for n in range(0, count + 1, step) if (day := window[0] + timedelta(days=n)) is not None
    )
