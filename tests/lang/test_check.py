"""Tables are checked whole, and every fault is named by its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from dixit.errors import LanguageError, PackError
from dixit.lang.check import load_table
from dixit.lang.pack import load_pack, pack_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    form: str
    gender: Literal["f", "m"]
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    word: tuple[Word, ...]

    def faults(self) -> Iterator[str]:
        if len({w.form for w in self.word}) < len(self.word):
            yield "word: a form stands twice"


def faults_of(folder: Path, toml: str) -> tuple[str, ...]:
    path = folder / "words.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_table(path, Words)
    return caught.value.faults


def test_table_comes_back_when_it_is_sound(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('word = [{ form = "a", gender = "f" }]', encoding="utf-8")
    assert load_table(tmp_path / "words.toml", Words) == Words(word=(Word(form="a", gender="f"),))


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('word = [{ form = "a", gender = "f", colour = "red" }]', ("word[0]", "colour")),
        ('word = [{ form = "a", gender = "n" }]', ("word[0].gender", "n")),
        ('word = [{ gender = "f" }]', ("word[0]", "form")),
        ('word = [{ form = 3, gender = "f" }]', ("word[0].form", "3")),
        ('word = [{ form = "a", gender = "f", rank = true }]', ("word[0].rank", "True")),
        ('word = "a"', ("word", "list")),
        ('word = [{ form = "a", gender = "f" }, { form = "a", gender = "m" }]', ("twice",)),
    ],
)
def test_fault_is_named_by_path_when_a_table_breaks_its_schema(tmp_path: Path, toml: str, named: tuple[str, ...]) -> None:
    (fault,) = faults_of(tmp_path, toml)
    assert fault.startswith(f"{tmp_path.name}/words.toml: ")
    assert all(part in fault for part in named), fault


def test_all_faults_are_told_when_there_are_several(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, 'word = [{ form = 1, gender = "x" }, { form = "b", gender = "y" }]')
    assert len(faults) == 3


@pytest.mark.parametrize("toml", ["word = [", "word = 3 = 4"])
def test_broken_toml_is_one_error_when_read(tmp_path: Path, toml: str) -> None:
    (tmp_path / "words.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(PackError, match="not TOML"):
        load_table(tmp_path / "words.toml", Words)


def test_missing_table_is_named_when_loaded(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="missing"):
        load_table(tmp_path / "words.toml", Words)


@pytest.mark.parametrize("code", pack_codes())
def test_shipped_pack_is_sound_when_loaded(code: str) -> None:
    assert load_pack(code).code == code


def test_unknown_language_names_the_known_when_loaded() -> None:
    with pytest.raises(LanguageError, match="en, fr"):
        load_pack("tlh")
