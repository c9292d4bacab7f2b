"""TIMEX3 values and the intervals they stand for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dixit.extract.timevalues import Reference, interval_of, moved, week_value
from dixit.types.values import Interval


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-05-23", (2024, 5, 23), (2024, 5, 24)),
        ("2024-05-23TEV", (2024, 5, 23, 18), (2024, 5, 24)),
        ("2024-05-23TNI", (2024, 5, 23, 20), (2024, 5, 24, 6)),
        ("2024-05-23T14:30", (2024, 5, 23, 14, 30), (2024, 5, 23, 14, 31)),
        ("2024-02", (2024, 2, 1), (2024, 3, 1)),
        ("2024-W20", (2024, 5, 13), (2024, 5, 20)),
        ("2024-W20-WE", (2024, 5, 18), (2024, 5, 20)),
        ("2024-Q4", (2024, 10, 1), (2025, 1, 1)),
        ("2024-WI", (2024, 12, 1), (2025, 3, 1)),
        ("2024", (2024, 1, 1), (2025, 1, 1)),
        ("199", (1990, 1, 1), (2000, 1, 1)),
        ("18", (1800, 1, 1), (1900, 1, 1)),
    ],
)
def test_interval_when_value_is_in_the_calendar(value: str, start: tuple[int, ...], end: tuple[int, ...]) -> None:
    assert interval_of(value) == Interval(start=moment(*start), end=moment(*end))


@pytest.mark.parametrize("value", ["PRESENT_REF", "P3D", "2024-13", "2024-02-30", "XXXX-WXX-5", "0000"])
def test_no_interval_when_value_is_no_place_in_the_calendar(value: str) -> None:
    assert interval_of(value) is None


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (-3, "D", "2024-01-12"),
        (-2, "W", "2024-01-01"),
        (-1, "M", "2023-12"),
        (1, "Q", "2024-04"),
        (-30, "Y", "1994"),
        (-1, "E", "201"),
    ],
)
def test_moved_is_as_fine_as_the_unit(number: int, unit: str, expected: str) -> None:
    assert moved(date(2024, 1, 15), number, unit) == expected


def test_week_belongs_to_iso_year_when_at_the_turn() -> None:
    assert week_value(date(2021, 1, 1)) == "2020-W53"


def test_reference_is_a_year_when_publication_is_vague() -> None:
    year = Interval(start=moment(2024, 1, 1), end=moment(2025, 1, 1))
    day = Interval(start=moment(2024, 5, 23), end=moment(2024, 5, 24))
    assert Reference.of(year) == Reference(day=None, year=2024)
    assert Reference.of(day) == Reference(day=date(2024, 5, 23), year=2024)
    assert Reference.of(None) == Reference(day=None, year=None)
    assert Reference.of(Interval(start=day.start, end=day.start + timedelta(days=700))).year is None
