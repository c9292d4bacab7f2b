"""TIMEX3 values and the intervals they stand for: calendar work without words.

Values follow ISO 8601 as TIMEX3 uses it: ``2023``, ``2023-05``, ``2023-W20``, ``2023-05-23``, ``2023-05-23TEV``,
``2023-05-23T14:30``, ``2023-SU``, ``199`` (the 1990s), ``18`` (the 19th century). All intervals are in UTC: a report's days are
taken as UTC days, because reports do not state their zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dixit.types.values import Interval

__all__ = ["Reference", "interval_of", "moved", "week_value"]

PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (20, 30), "DT": (6, 20)}
"""Hours of the parts of day; a night belongs to the evening it begins and runs into the next morning."""
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.*))?$")
CLOCK = re.compile(r"(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The day that relative expressions count from; day None when only the year, or nothing, is known."""

    day: date | None
    year: int | None

    @classmethod
    def of(cls, published: Interval | None) -> Reference:
        """The day of publication when the statement is no wider than a day and a half, else its year when it is one year."""
        if published is None:
            return cls(day=None, year=None)
        first = published.start.astimezone(UTC).date()
        if published.end - published.start <= timedelta(hours=36):
            return cls(day=first, year=first.year)
        last = (published.end - timedelta(microseconds=1)).astimezone(UTC).date()
        return cls(day=None, year=first.year if first.year == last.year else None)


def week_value(day: date) -> str:
    """``2023-W20``, by ISO weeks."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def moved(day: date, number: int, unit: str) -> str:
    """The value `number` units from a day, as fine as the unit: weeks to the day, months to the month, years to the year."""
    match unit:
        case "D":
            return (day + timedelta(days=number)).isoformat()
        case "W":
            return (day + timedelta(days=7 * number)).isoformat()
        case "M" | "Q":
            months = day.year * 12 + day.month - 1 + number * (3 if unit == "Q" else 1)
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        case "Y":
            return f"{day.year + number:04d}"
        case "E":
            return f"{day.year + 10 * number:04d}"[:3]
        case _:
            return f"{day.year + 100 * number:04d}"[:2]


def interval_of(value: str) -> Interval | None:
    """Bounds of a value, None when it is no place in the calendar (a duration, ``PRESENT_REF``, an unknown year)."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> Interval | None:
    if (match := DAY.match(value)) is not None:
        return _of_day(date(int(match[1]), int(match[2]), int(match[3])), match[4])
    if (match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)) is not None:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return _days(monday + timedelta(days=5), 2) if match[3] else _days(monday, 7)
    if (match := re.fullmatch(r"(\d{4})-(\d\d)", value)) is not None:
        year, month = int(match[1]), int(match[2])
        return _days(date(year, month, 1), monthrange(year, month)[1])
    if (match := re.fullmatch(r"(\d{4})-Q([1-4])", value)) is not None:
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if (match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)) is not None:
        return _months(int(match[1]), SEASONS[match[2]][0], 3)
    if re.fullmatch(r"\d{2,4}", value) is not None:
        years = 10 ** (4 - len(value))
        return _months(int(value) * years, 1, 12 * years)
    return None


def _of_day(day: date, clock: str | None) -> Interval | None:
    if clock is None:
        return _days(day, 1)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if clock in PARTS:
        first, last = PARTS[clock]
        return Interval(start=midnight + timedelta(hours=first), end=midnight + timedelta(hours=last))
    match = CLOCK.match(clock)
    if match is None:
        return None
    start = midnight + timedelta(hours=int(match[1]), minutes=int(match[2]))
    return Interval(start=start, end=start + timedelta(minutes=1))


def _days(first: date, count: int) -> Interval:
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return Interval(start=start, end=start + timedelta(days=count))


def _months(year: int, month: int, count: int) -> Interval:
    last = year * 12 + month - 1 + count
    end = datetime(last // 12, last % 12 + 1, 1, tzinfo=UTC)
    return Interval(start=datetime(year, month, 1, tzinfo=UTC), end=end)
