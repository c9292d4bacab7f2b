"""A plain text file is kept character for character, and a headline is told when there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dixit.readers.plain import find_headline, read_plain


@pytest.mark.parametrize(
    "headline",
    [
        "L'armée nie avoir visé le marché",
        "Qui a tiré sur le convoi ?",
        "Neuf morts à Tassara (CORRECTION)",
        "Le maire : « Nous n'avons rien vu »",
    ],
)
def test_first_line_is_the_title_when_it_reads_like_a_headline(headline: str) -> None:
    assert find_headline(f"{headline}\n\nLe maire a dit mardi que non.") == headline


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a dit mardi que non.\n\nIl n'a rien vu.",
        "12 mars 2017 . –\n\nLe maire a dit non.",
        "Un titre sans rien après",
        "Un titre sans rien après\n\n",
        "Un titre collé au texte\nLe maire a dit non.",
        "mot " * 40 + "\n\nLe maire.",
        "Le maire a dit ceci :\n\n« Non. »",
        "",
    ],
)
def test_no_title_is_told_when_the_first_line_is_none(text: str) -> None:
    assert find_headline(text) is None


def test_sample_is_kept_as_it_is_when_read(shared: Path) -> None:
    path = shared / "samples/belgorod-2023-05-24.fr.txt"
    reading = read_plain(path.read_bytes(), where=path.name)
    assert reading.text == path.read_text(encoding="utf-8") and reading.notes == () and reading.title is None


def test_note_says_what_was_done_when_text_was_mended() -> None:
    reading = read_plain("Le préfet a tout nié.\r\nIl est déçu.".encode("cp1252"), where="x")
    assert reading.text == "Le préfet a tout nié.\nIl est déçu."
    assert [note.kind for note in reading.notes] == ["repair", "repair"]
