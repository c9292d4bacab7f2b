"""Figures: attribution, units, reasons, and texts that hold nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dixit.extract.quantities import find_quantities, innermost_attribution
from dixit.lang.pack import load_pack
from dixit.types.claims import Attribution, Figure
from dixit.types.text import Document, Span


def figures(text: str, *, code: str = "fr", attributions: tuple[Attribution, ...] = ()) -> tuple[Figure, ...]:
    pack = load_pack(code)
    document = Document(id="d", text=text, digest="", reader="test/1", language=code)
    return find_quantities(document, pack.quantities, pack.numbers, attributions, ((0, len(text)),))


def attribution(name: str, start: int, end: int) -> Attribution:
    return Attribution(id=name, type="indirect", source=(), cue=(), content=(Span(document="d", start=start, end=end),))


def test_figure_names_innermost_attribution_when_nested() -> None:
    text = "Le journal écrit que l'armée a dit que deux soldats ont été tués."
    outer, inner = attribution("a1", 17, len(text) - 1), attribution("a2", 35, len(text) - 1)
    (figure,) = figures(text, attributions=(outer, inner))
    assert figure.attribution == "a2"


def test_figure_has_no_attribution_when_outside_all_contents() -> None:
    assert innermost_attribution(Span(document="d", start=0, end=3), (attribution("a1", 5, 9),)) is None


@pytest.mark.parametrize(
    ("text", "unit", "of"),
    [
        ("Trois drones ont été abattus.", "drone", "drones"),
        ("Quatre véhicules blindés ont été détruits.", "vehicle", "véhicules blindés"),
        ("Deux soldats ukrainiens ont été tués.", "person", "soldats ukrainiens"),
    ],
)
def test_quantity_carries_unit_and_population_when_noun_is_known(text: str, unit: str, of: str) -> None:
    (figure,) = figures(text)
    assert (figure.quantity.unit, figure.quantity.of) == (unit, of)
    assert figure.reasons


def test_anaphoric_count_takes_category_of_the_last_when_it_says_this_number() -> None:
    found = figures("Le bilan évalue le nombre de combattants à 80, mais ce nombre pourrait atteindre 500.")
    assert [(f.category, f.quantity.low, f.quantity.high) for f in found] == [("force_size", 80, 80), ("force_size", None, 500)]


@pytest.mark.parametrize("text", ["", " ", "…", "« »", "12", "un", "le", "\n\n", "0,5", "plus de", "entre 5 et", "dont"])
def test_nothing_breaks_when_text_is_almost_empty(text: str) -> None:
    assert figures(text) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcdétuésmort 0123456789,.'’«»-()\n", max_size=80))
def test_spans_reread_when_text_is_anything(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)


@pytest.mark.shared
def test_figures_of_the_sample_when_attributions_are_given(shared: Path) -> None:
    gold = json.loads((shared / "samples" / "belgorod-2023-05-24.fr.gold.json").read_text(encoding="utf-8"))
    pack = load_pack("fr")
    document = Document(id="d", text=gold["text"], digest="", reader="test/1", language="fr")
    ends = [place for place, char in enumerate(gold["text"]) if char == "\n"] + [len(gold["text"])]
    lines = tuple((start, end) for start, end in zip([0, *[end + 1 for end in ends]], ends, strict=False) if start < end)
    found = {
        (f.span.start, f.span.end, f.category, f.quantity.low, f.quantity.high)
        for f in find_quantities(document, pack.quantities, pack.numbers, (), lines)
    }
    wanted = {(*row["span"], row["category"], row["low"], row["high"]) for row in gold["figures"]}
    assert len(found & wanted) >= 11
