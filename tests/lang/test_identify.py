"""A language is told with its margin, and an unknown one is a value."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dixit.errors import LanguageError
from dixit.lang.identify import identify_language, languages_by_paragraph, require_language

OURS = ("en", "fr")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le préfet a nié mardi soir toute bavure de ses hommes.", "fr"),
        ("The prefect denied any blunder by his men on Tuesday night.", "en"),
        ("Der Präfekt bestritt am Dienstagabend jedes Fehlverhalten.", "de"),
        ("Губернатор опроверг сообщения о жертвах, это были учения.", "ru"),
        ("Міністр заявив, що їхні війська відбили напад.", "uk"),
        ("Міністэрства абароны абвергла гэтыя паведамленні ў аўторак.", "be"),
        ("Министерството отрече, че войските са стреляли по хората на площада.", "bg"),
        ("El prefecto negó el martes cualquier error de sus hombres.", "es"),
        ("نفت وزارة الدفاع هذه الأنباء يوم الثلاثاء", "ar"),
    ],
)
def test_language_is_told_when_text_is_a_sentence(text: str, code: str) -> None:
    guess = identify_language(text, allowed=OURS)
    assert guess.code == code and guess.supported == (code in OURS) and 0 < guess.margin <= 1


@pytest.mark.parametrize("text", ["", "   ", "12 : 30", "OK", "« ! »", "1 2 3 4 5 6 7 8 9 10 11 12 13"])
def test_language_is_none_when_text_is_too_little(text: str) -> None:
    guess = identify_language(text, allowed=OURS)
    assert guess.code is None and not guess.supported and guess.reason


def test_letters_decide_nothing_when_a_ukrainian_text_quotes_much_russian() -> None:
    text = "Він сказав їм: «Мы были вынуждены уйти, это было решение командования». Її слова підтвердив інший."
    assert identify_language(text, allowed=("ru", "uk")).margin < 1


def test_paragraphs_have_their_own_language_when_a_quotation_is_foreign() -> None:
    text = (
        "Le préfet a nié mardi soir toute bavure de ses hommes.\n\n  “We never gave such an order to anybody in the town.”\n\n—\n"
    )
    found = languages_by_paragraph(text, allowed=OURS)
    assert [p.guess.code for p in found] == ["fr", "en", None]
    assert text[found[1].start : found[1].end].startswith("“We never") and found[1].end - found[1].start == 53


@pytest.mark.parametrize(
    ("text", "words"),
    [("El prefecto negó el martes cualquier error de sus hombres.", "a text in es"), ("12", "could not be told")],
)
def test_error_names_what_is_allowed_when_a_language_is_required(text: str, words: str) -> None:
    with pytest.raises(LanguageError, match=words) as caught:
        require_language(text, allowed=OURS)
    assert "en, fr" in str(caught.value)


@pytest.mark.parametrize("code", OURS)
def test_every_article_is_told_when_it_is_a_whole_one(shared: Path, code: str) -> None:
    with gzip.open(shared / f"gold/{code}_claims/train.jsonl.gz", "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream][:40]
    assert [identify_language(text, allowed=OURS).code for text in texts] == [code] * len(texts)
