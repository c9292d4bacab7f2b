"""What is no part of a report is marked, and nothing else is. Cases: ``tests/lang/<code>/residue.toml``."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dixit.errors import PackError
from dixit.extract.residue import find_residue
from dixit.lang.check import check_table, load_table
from dixit.lang.pack import DATA
from dixit.lang.tables.residue import ResidueWords
from dixit.types.text import Document

CASES = Path(__file__).resolve().parents[1] / "lang"
CODES = ("en", "fr")
TABLES = {code: load_table(DATA / code / "residue.toml", ResidueWords) for code in CODES}


def marked(text: str, code: str) -> list[list[str]]:
    document = Document(id="d", text=text, digest="", reader="test/1")
    return [[note.kind, text[note.start : note.end]] for note in find_residue(document, TABLES[code])]


def cases(table: str) -> Iterator[object]:
    for code in CODES:
        rows = tomllib.loads((CASES / code / "residue.toml").read_text(encoding="utf-8"))[table]
        for n, row in enumerate(rows):
            known = [pytest.mark.xfail(reason=row["reason"], strict=True)] if "reason" in row else []
            yield pytest.param(row["text"], code, row.get("marked", []), id=f"{code}-{n}", marks=known)


@pytest.mark.parametrize(("text", "code", "expected"), [*cases("positive"), *cases("known_failure")])
def test_stretch_is_noted_when_no_part_of_the_report(text: str, code: str, expected: list[list[str]]) -> None:
    assert marked(text, code) == expected


@pytest.mark.parametrize(("text", "code", "expected"), list(cases("negative")))
def test_nothing_is_noted_when_the_report_speaks(text: str, code: str, expected: list[list[str]]) -> None:
    assert marked(text, code) == expected


def test_the_four_of_the_sample_are_found_when_read(shared: Path) -> None:
    gold = json.loads((shared / "samples/belgorod-2023-05-24.fr.gold.json").read_text(encoding="utf-8"))
    document = Document(id="d", text=gold["text"], digest="", reader="test/1")
    found = {(note.start, note.end) for note in find_residue(document, TABLES["fr"])}
    assert found == {(row["start"], row["end"]) for row in gold["residue"]}


@pytest.mark.parametrize("code", CODES)
def test_clean_articles_have_no_notes_when_scanned(shared: Path, code: str) -> None:
    with gzip.open(shared / f"gold/{code}_claims/train.jsonl.gz", "rt", encoding="utf-8") as stream:
        found = [row for line in stream for row in marked(json.loads(line)["text"], code)]
    assert found == []


def test_faults_are_named_when_the_table_breaks_its_rules() -> None:
    rule = {"words": ["Lire aussi", "Lire aussi"], "kind": "teaser", "place": "opens", "why": "x", "longest": 0}
    with pytest.raises(PackError) as caught:
        check_table({"phrase": [rule]}, ResidueWords, "xx/residue.toml")
    assert len(caught.value.faults) == 2
