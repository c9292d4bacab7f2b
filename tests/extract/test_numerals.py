"""Numbers in digits and words, in both languages."""

from __future__ import annotations

import pytest

from dixit.extract.numerals import find_numerals
from dixit.extract.tokens import tokenise
from dixit.lang.pack import load_pack


def values(code: str, text: str) -> list[int | None]:
    words = load_pack(code).numbers
    return [numeral.value for numeral in find_numerals(tokenise(text, words.digits()), words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quatre-vingt-dix-sept", [97]),
        ("soixante et onze", [71]),
        ("quatre-vingts", [80]),
        ("nonante-deux", [92]),
        ("deux cent mille", [200_000]),
        ("mille deux cents", [1200]),
        ("cent vingt-deux mille trois cent quatre", [122_304]),
        ("1,5 million", [1_500_000]),
        ("20 000", [20_000]),
        ("20\u202f000", [20_000]),
        ("20\u00a0000", [20_000]),
        ("3.500", [3500]),
        ("2,5", [None]),
        ("deux trois", [2, 3]),
        ("cinq et six", [5, 6]),
        ("3e et 2ème", [3, 2]),
        ("rien du tout", []),
    ],
)
def test_value_when_french(text: str, expected: list[int | None]) -> None:
    assert values("fr", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one hundred and twenty", [120]),
        ("a hundred", [100]),
        ("twenty-one", [21]),
        ("two thousand three hundred", [2300]),
        ("1,234,567", [1_234_567]),
        ("2.5 million", [2_500_000]),
        ("five and six", [5, 6]),
        ("sixth", [6]),
        ("21st", [21]),
        ("nothing at all", []),
    ],
)
def test_value_when_english(text: str, expected: list[int | None]) -> None:
    assert values("en", text) == expected


def test_article_is_marked_when_it_may_count_nothing() -> None:
    words = load_pack("fr").numbers
    assert [numeral.kind for numeral in find_numerals(tokenise("un homme et deux femmes", words.digits()), words)] == [
        "article",
        "number",
    ]
