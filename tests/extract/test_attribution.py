"""Attribution: tables of cases by language, properties that hold for any text, and hostile input in bounded time."""

from __future__ import annotations

import time
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dixit.extract.attribution.find import find_attributions
from dixit.lang.pack import load_pack
from dixit.types.claims import Attribution
from dixit.types.text import Document, Note, Span

TABLES = Path(__file__).resolve().parents[1] / "lang"
LANGUAGES = ("en", "fr")


@cache
def table(code: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((TABLES / code / "attribution.toml").read_text(encoding="utf-8"))


def rows(kind: str) -> list[Any]:
    return [pytest.param(code, row, id=f"{code}-{row['what']}") for code in LANGUAGES for row in table(code).get(kind, [])]


def document(text: str, *, notes: tuple[Note, ...] = ()) -> Document:
    return Document(id="d", text=text, digest="", reader="test", notes=notes)


def read(text: str, code: str) -> list[list[str]]:
    """What is found, in the form of the tables, sorted as found."""
    found = find_attributions(document(text), load_pack(code))

    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(text[s.start : s.end] for s in spans)

    return [[words(a.source), words(a.cue), words(a.content)] for a in found]


@pytest.mark.parametrize(("code", "row"), rows("positive"))
def test_attributions_are_found_when_the_text_attributes(code: str, row: dict[str, Any]) -> None:
    assert sorted(read(row["text"], code)) == sorted(row["is"])


@pytest.mark.parametrize(("code", "row"), rows("negative"))
def test_nothing_is_found_when_nobody_speaks(code: str, row: dict[str, Any]) -> None:
    assert read(row["text"], code) == []


@pytest.mark.parametrize(("code", "row"), rows("known_failure"))
@pytest.mark.xfail(strict=True, reason="known failures of the tables, each with its reason there")
def test_known_failure_is_still_one_when_read(code: str, row: dict[str, Any]) -> None:
    assert row["because"]
    assert sorted(read(row["text"], code)) == sorted(row["is"])


def check(text: str, found: tuple[Attribution, ...]) -> None:
    """What must hold of any answer."""
    ids = [a.id for a in found]
    assert ids == [f"a{n}" for n in range(1, len(found) + 1)]
    for attribution in found:
        assert attribution.content
        assert attribution.reasons
        assert attribution.nested_in is None or attribution.nested_in in ids
        assert attribution.nested_in != attribution.id
        for spans in (attribution.source, attribution.cue, attribution.content):
            assert list(spans) == sorted(spans)
            for span in spans:
                assert text[span.start : span.end].strip()
                assert span.end <= len(text)


MARKS = ["« ", " »", "“", "”", '"', "'", "’", ", ", ". ", " : ", "\n", "— ", "; ", "(", ")", "\u0000", "\u202f"]
WORDS = ["Le maire", " a déclaré", " que ", "selon ", "Selon lui, ", "a-t-il dit", "aurait été tué", "affirmant ", "d'", "qu’"]
ENGLISH = ["The army said ", "he said", "told Reuters", "日本", "x" * 40]
FRAGMENTS = st.sampled_from([*MARKS, *WORDS, *ENGLISH])


@settings(max_examples=120, deadline=None)
@given(parts=st.lists(FRAGMENTS, max_size=30), code=st.sampled_from(LANGUAGES))
def test_spans_are_valid_when_text_is_anything(parts: list[str], code: str) -> None:
    text = "".join(parts)
    check(text, find_attributions(document(text), load_pack(code)))


HOSTILE = {
    "quotation marks": "«" * 100_000 + "»" * 100_000,
    "straight marks": '"' * 200_000,
    "marks and words": "« a " * 20_000,
    "one paragraph": "le maire a dit que la ville est calme et il a ajouté que " * 2_500,
    "commas": "selon lui, " * 5_000,
    "conditionals": "aurait été serait " * 5_000,
    "mixed scripts": "Мэр сказал 市長は言った العمدة قال " * 3_000,
    "control characters": "\u0000\u0007\u200b\u202e" * 20_000 + " a dit que « x »",
    "brackets": "(" * 100_000 + "a dit que" + ")" * 100_000,
    "apostrophes": "l'" * 30_000,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_time_is_bounded_when_text_is_hostile(text: str) -> None:
    began = time.perf_counter()
    found = find_attributions(document(text), load_pack("fr"))
    assert time.perf_counter() - began < 20  # well under two seconds on an idle core; linear in the length
    check(text, found)


def test_teaser_attributes_nothing_when_a_note_marks_it() -> None:
    text = "Le maire a dit que tout va bien.\n\nLe préfet a dit que tout va mal. En savoir plus"
    start = text.index("Le préfet")
    note = Note(kind="teaser", start=start, end=len(text), why="a link to another article")
    found = find_attributions(document(text, notes=(note,)), load_pack("fr"))
    assert [a.content[0].start < start for a in found] == [True]


def test_nesting_is_told_when_a_quoted_speaker_quotes() -> None:
    text = "Le journal rapporte que le ministre a dit que la paix est proche."
    outer, inner = find_attributions(document(text), load_pack("fr"))
    assert inner.nested_in == outer.id
    assert outer.nested_in is None


def test_type_is_told_when_marks_cover_all_some_or_none() -> None:
    text = "Il a dit : « Oui, demain. » Elle a dit que c'était « un crime ». Ils ont dit que la route est coupée."
    assert [a.type for a in find_attributions(document(text), load_pack("fr"))] == ["direct", "mixed", "indirect"]


def test_signature_is_the_speaker_when_it_stands_under_a_quotation() -> None:
    text = "« La salle était pleine et personne ne bougeait. »\n— Jeanne Martin, témoin"
    (found,) = find_attributions(document(text), load_pack("fr"))
    assert text[found.source[0].start : found.source[0].end] == "Jeanne Martin, témoin"
    assert found.cue == ()
