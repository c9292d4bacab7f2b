"""Spellings that a reader takes for the same name fold to the same string, and the way back is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dixit.text.fold import fold, fold_with_map, level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grayvoron", "GRAYVORON"),
        ("Chișinău", "chisinau"),
        ("Łukasz", "Lukasz"),
        ("l’Élysée", "l'elysee"),
        ("avant‑poste", "avant-poste"),
        ("« Wagner »", '" wagner "'),
        ("Straße", "STRASSE"),
        ("cœur", "coeur"),
        ("Ærø", "aero"),
        ("e\u0301", "é"),
        ("14\u00a0h", "14 h"),
    ],
)
def test_spellings_fold_alike_when_same_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kiev", "Kyiv"), ("mort", "morts"), ("й", "и\u0435")])
def test_spellings_stay_apart_when_words_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_level_keeps_length_when_any_text(text: str) -> None:
    assert len(level(text)) == len(text)


@given(st.text(max_size=40))
def test_map_leads_back_when_any_text(text: str) -> None:
    folded = fold_with_map(text)
    for at in range(len(folded.text)):
        start, end = folded.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[at] in fold_with_map(text[start:end]).text


def test_map_gives_the_word_when_lengths_change() -> None:
    text = "Le cœur de l’Œuvre"
    folded = fold_with_map(text)
    at = folded.text.index("oeuvre")
    assert text[slice(*folded.original(at, at + 6))] == "Œuvre"
