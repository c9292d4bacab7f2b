"""Statement times: beside the cue, never inside the words reported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dixit.extract.saying import date_statements
from dixit.types.claims import Attribution, Timex
from dixit.types.text import Span
from dixit.types.values import Interval

TEXT = "Le maire a dit mardi que le pont serait fermé jeudi. Vendredi, rien."
SENTENCES = ((0, 52), (53, 68))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(document="d", start=start, end=start + len(words))


def day(words: str, number: int) -> Timex:
    start = datetime(2023, 5, number, tzinfo=UTC)
    interval = Interval(start=start, end=start + timedelta(days=1))
    return Timex(id=words, span=span(words), type="DATE", value=f"2023-05-{number}", interval=interval)


SAID = Attribution(
    id="a1", type="indirect", source=(span("Le maire"),), cue=(span("a dit"),), content=(span("que le pont serait fermé jeudi"),)
)


@pytest.mark.parametrize(
    ("timexes", "expected"),
    [
        ((day("mardi", 23), day("jeudi", 25)), 23),
        ((day("jeudi", 25),), None),  # inside the words: when the bridge closes
        ((day("Vendredi", 26),), None),  # another sentence
        ((), None),
    ],
)
def test_time_of_saying_is_taken_when_it_stands_beside_the_cue(timexes: tuple[Timex, ...], expected: int | None) -> None:
    (dated,) = date_statements([SAID], timexes, SENTENCES)
    assert (dated.said_at.start.day if dated.said_at else None) == expected
    assert bool(dated.reasons) == (expected is not None)
