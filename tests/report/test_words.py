"""How counts, bounds and vague times are written; and the terminal's forms, which need no colour and keep their width."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from dossiers import Report, belgorod, compiled, day, hour, people

from dixit.report.stage import render
from dixit.report.terminal import render_attributions
from dixit.report.wording import INTERFACES, load_wording
from dixit.types.values import Interval, Quantity

BOUNDS = [
    (people(2, 2), False, "2"),
    (people(71, None), False, "71+"),
    (people(None, 500), False, "≤\xa0500"),
    (people(80, 80, about=True), False, "≈\xa080"),
    (people(2, 71), True, "2–71+"),
    (people(60, 70), False, "60–70"),
    (people(12000, 12000), False, "12\u202f000"),
    (Quantity(low=None, high=None), False, "?"),
]
TIMES = [
    (hour("2023-05-22T19:40"), "22 May 2023, 19:40", "22 mai 2023, 19:40"),
    (hour("2023-05-22T16:00", 240), "22 May 2023, 16:00–20:00", "22 mai 2023, 16:00–20:00"),
    (hour("2023-05-22T18:00", 360), "22 May 2023, 18:00–24:00", "22 mai 2023, 18:00–24:00"),
    (day("2023-05-22"), "22 May 2023", "22 mai 2023"),
    (day("2023-05-22", 2), "22 May 2023 – 23 May 2023", "22 mai 2023 – 23 mai 2023"),
    (day("2023-05-01", 31), "May 2023", "mai 2023"),
    (day("2022-01-01", 365), "2022", "2022"),
    (None, "no date", "sans date"),
]


@pytest.mark.parametrize(("quantity", "open_above", "shown"), BOUNDS)
def test_bounds_are_short_when_written(quantity: Quantity, open_above: bool, shown: str) -> None:
    assert load_wording("en").bounds(quantity, open_above=open_above) == shown


@pytest.mark.parametrize(("interval", "english", "french"), TIMES)
def test_time_is_as_vague_as_known_when_written(interval: Interval | None, english: str, french: str) -> None:
    assert (load_wording("en").time(interval), load_wording("fr").time(interval)) == (english, french)


NOUNS = [(0, "claims", "affirmation"), (1, "claim", "affirmation"), (2, "claims", "affirmations")]


@pytest.mark.parametrize(("number", "english", "french"), NOUNS)
def test_noun_agrees_when_counted(number: int, english: str, french: str) -> None:
    assert load_wording("en").count("claims", number) == f"{number}\xa0{english}"
    assert load_wording("fr").count("claims", number) == f"{number}\xa0{french}"


def test_unknown_word_is_shown_when_no_table_lists_it() -> None:
    assert load_wording("en").of("attributes", "houses_burnt") == "houses burnt"


@pytest.mark.parametrize("language", INTERFACES)
def test_screen_keeps_its_width_when_rendered(language: str) -> None:
    screen = render(belgorod(), "terminal", language=language)
    assert max(map(len, screen.splitlines())) <= 80
    assert "80–500" in screen and "\x1b" not in screen


@pytest.mark.parametrize("language", INTERFACES)
@pytest.mark.parametrize("columns", [60, 80, 132])
def test_table_keeps_its_width_when_rendered(language: str, columns: int) -> None:
    for extraction in belgorod().extractions:
        table = render_attributions(extraction, load_wording(language), columns=columns)
        assert max(map(len, table.splitlines())) <= columns
        assert len(table.splitlines()) >= 2 + len(extraction.attributions)


def test_control_characters_are_blanks_when_printed() -> None:
    report = Report("r1", "Bob\x1b[31m\u202e said so\x07 twice", "en", "Outlet", None)
    report.event("attack", "so")
    bob = report.actor("Bob\x1b[2J", "military")
    t = report.said(bob, ("Bob",), ("said",), ("so\x07 twice",))
    report.claim("twice", "killed", people(2, 2), attribution=t)
    dossier = compiled("what\x1b[0m?\n", (report,))
    for text in (render(dossier, "terminal"), render_attributions(dossier.extractions[0], load_wording("en"))):
        assert not [c for c in text if c != "\n" and not c.isprintable()] or text.count("\xa0")
        assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text


def test_table_says_so_when_nobody_speaks() -> None:
    report = Report("r1", "Nothing.", "en", "Outlet", None)
    assert "No attribution" in render_attributions(report.extraction(), load_wording("en"))
