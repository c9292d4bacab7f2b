"""Times: the reference day, the time of speaking, and a registry that knows every meaning the packs may name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from dixit.errors import PackError
from dixit.extract.timemakers import MAKERS
from dixit.extract.times import find_times
from dixit.lang.check import check_table
from dixit.lang.pack import load_pack
from dixit.lang.tables.times import Make, TimeWords
from dixit.types.claims import Attribution, Timex
from dixit.types.text import Document, Span
from dixit.types.values import Interval

DAY = Interval(start=datetime(2024, 9, 12, tzinfo=UTC), end=datetime(2024, 9, 13, tzinfo=UTC))


def times(text: str, *, published: Interval | None = DAY, attributions: tuple[Attribution, ...] = ()) -> tuple[Timex, ...]:
    pack = load_pack("fr")
    document = Document(id="d", text=text, digest="", reader="test/1", language="fr", published=published)
    return find_times(document, pack.times, pack.numbers, sentences=((0, len(text)),), attributions=attributions)


def quoted(text: str, words: str) -> Attribution:
    start = text.index(words)
    return Attribution(
        id="a1", type="direct", source=(), cue=(), content=(Span(document="d", start=start, end=start + len(words)),)
    )


def test_every_meaning_has_a_maker_when_listed() -> None:
    assert sorted(MAKERS) == sorted(get_args(Make))


def test_words_quoted_count_from_the_last_day_named_when_speaking_is_not_dated() -> None:
    text = "Mercredi, il a dit : « Je suis parti hier. »"
    assert [time.value for time in times(text)] == ["2024-09-11", "2024-09-11"]
    assert [time.value for time in times(text, attributions=(quoted(text, "« Je suis parti hier. »"),))] == [
        "2024-09-11",
        "2024-09-10",
    ]


def test_words_quoted_count_from_the_time_of_speaking_when_it_is_known() -> None:
    text = "Il a dit : « Je suis parti hier. »"
    said = Interval(start=DAY.start - timedelta(days=5), end=DAY.end - timedelta(days=5))
    spoken = replace(quoted(text, "« Je suis parti hier. »"), said_at=said)
    (time,) = times(text, attributions=(spoken,))
    assert time.value == "2024-09-06"
    assert "time_of_speaking" in time.reasons


def test_reason_is_given_when_publication_is_unknown() -> None:
    (time,) = times("Il est parti hier.", published=None)
    assert (time.value, time.interval) == (None, None)
    assert "no day of publication" in time.reasons


def test_interval_agrees_with_value_when_resolved() -> None:
    (time,) = times("Il est parti mardi soir.")
    assert time.value == "2024-09-10TEV"
    assert time.interval == Interval(start=datetime(2024, 9, 10, 18, tzinfo=UTC), end=datetime(2024, 9, 11, tzinfo=UTC))


def test_rule_is_a_fault_when_its_pattern_is_broken() -> None:
    empty: dict[str, object] = {name: {} for name in ("weekdays", "months", "parts", "units", "seasons", "halves")}
    rule = {"id": "one", "make": "year", "pattern": "⟦(year"}
    raw = {**empty, "vague": [], "future": [], "past": [], "rules": [rule, {**rule, "pattern": "x"}]}
    with pytest.raises(PackError) as caught:
        check_table(raw, TimeWords, "fr/times.toml")
    assert len(caught.value.faults) == 3
