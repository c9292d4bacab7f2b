"""Winnowed fingerprints: shared passages are found, short likenesses are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dixit.text.shingles import SHINGLE, WINDOW, containment, fingerprints

WORDS = [f"w{n}" for n in range(40)]


def test_containment_is_whole_when_a_text_is_copied() -> None:
    text = " ".join(WORDS)
    assert containment(fingerprints(text), fingerprints(text)) == 1.0


def test_case_and_accents_do_not_count_when_compared() -> None:
    text = "Le gouverneur a déclaré qu'un civil avait été tué dans le district"
    assert fingerprints(text) == fingerprints(text.upper())


@pytest.mark.parametrize("text", ["", "four words are few", "   \n "])
def test_nothing_is_found_when_a_text_is_short(text: str) -> None:
    assert fingerprints(text) == frozenset()
    assert containment(fingerprints(text), fingerprints("x " * 30)) == 0


@given(st.integers(0, 20), st.lists(st.sampled_from("abcdefg"), max_size=12), st.lists(st.sampled_from("hijklmn"), max_size=12))
def test_shared_run_is_found_when_as_long_as_the_guarantee(start: int, before: list[str], after: list[str]) -> None:
    run = WORDS[start : start + SHINGLE + WINDOW - 1]
    one, other = " ".join([*before, *run, *after]), " ".join([*after, *run, *before])
    assert fingerprints(one) & fingerprints(other)


@given(st.integers(0, 30))
def test_shorter_run_is_not_found_when_texts_share_nothing_else(start: int) -> None:
    run = WORDS[start : start + SHINGLE - 1]
    one = [f"a{n}" for n in range(12)] + run + [f"b{n}" for n in range(12)]
    other = [f"c{n}" for n in range(12)] + run + [f"d{n}" for n in range(12)]
    assert not fingerprints(" ".join(one)) & fingerprints(" ".join(other))
