"""A letter has one script; digits, marks and blanks have none."""

from __future__ import annotations

import pytest

from dixit.text.scripts import main_script, script_of, script_runs


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("a", "Latin"),
        ("É", "Latin"),
        ("ł", "Latin"),
        ("я", "Cyrillic"),
        ("ї", "Cyrillic"),
        ("ж", "Cyrillic"),
        ("ب", "Arabic"),
        ("ש", "Hebrew"),
        ("λ", "Greek"),
        ("中", "Han"),
        ("ქ", "Georgian"),
        ("7", None),
        (" ", None),
        ("«", None),
        ("’", None),
        ("", None),
    ],
)
def test_script_of_character_when_asked(character: str, script: str | None) -> None:
    assert script_of(character) == script


def test_runs_follow_the_letters_when_scripts_alternate() -> None:
    text = "À Бахмут (Bakhmout), 2023"
    assert [(r.script, text[r.start : r.end]) for r in script_runs(text)] == [
        ("Latin", "À"),
        ("Cyrillic", "Бахмут"),
        ("Latin", "Bakhmout"),
    ]


@pytest.mark.parametrize(
    ("text", "script"), [("", None), ("12 : 30", None), ("Wagner (Вагнер) groupe", "Latin"), ("ЧВК Wagner отрицает", "Cyrillic")]
)
def test_main_script_is_that_of_most_letters_when_mixed(text: str, script: str | None) -> None:
    assert main_script(text) == script
