"""The shipped packs load whole, and a pack that breaks its schema is refused with every fault named."""

from __future__ import annotations

import dataclasses
import tomllib
from typing import Any

import pytest

from dixit.errors import LanguageError, PackError
from dixit.lang.check import check_table
from dixit.lang.pack import DATA, Pack, load_pack, pack_codes
from dixit.lang.tables.cues import CueWords
from dixit.lang.tables.factuality import FactualityWords
from dixit.lang.tables.frames import FrameWords
from dixit.lang.tables.inflection import VerbWords
from dixit.lang.tables.quotes import QuoteWords
from dixit.lang.tables.titles import TitleWords

SCHEMAS: dict[str, type[Any]] = {
    "cues": CueWords, "frames": FrameWords, "quotes": QuoteWords, "verbs": VerbWords, "titles": TitleWords,
    "factuality": FactualityWords,
}  # fmt: skip

SAY = {"lemma": "dire", "frames": ["that"]}
FRAMES: dict[str, Any] = {
    "preposition": [], "pronoun": [], "hearsay": {}, "complementisers": ["que"], "whether": [], "question": [], "negation": ["ne"],
    "relatives": [], "coordinators": ["et"], "determiners": ["le"], "link_words": [],
}  # fmt: skip
FAULTS: list[tuple[str, dict[str, Any], str]] = [
    ("cues", {"verb": [SAY, SAY], "noun": []}, "stands twice"),
    ("cues", {"verb": [{"lemma": "dire", "frames": []}], "noun": []}, "empty"),
    ("cues", {"verb": [{"lemma": "parler", "frames": ["about"]}], "noun": []}, "needs them"),
    ("cues", {"verb": [{"lemma": "pouvoir", "frames": ["noun"], "only": "negated"}], "noun": []}, "needs the act"),
    ("cues", {"verb": [{"lemma": "dire", "frames": ["sung"]}], "noun": []}, "sung"),
    ("cues", {"verb": [{"lemma": "dire", "frames": ["that"], "colour": "red"}], "noun": []}, "colour"),
    ("cues", {"verb": [{"lemma": 3, "frames": ["that"]}], "noun": []}, "expected text"),
    ("cues", {"verb": []}, "noun"),
    ("cues", {"verb": [], "noun": [{"forms": ["mot"], "frames": ["that"]}, {"forms": ["mot"], "frames": ["that"]}]}, "twice"),
    ("quotes", {"pair": [{"open": "<<", "close": ">"}]}, "one character"),
    ("quotes", {"pair": [{"open": '"', "close": '"', "nests": True}]}, "cannot nest"),
    ("quotes", {"pair": [], "longest": 0}, "below 1"),
    ("frames", {**FRAMES, "preposition": [{"words": "Selon"}]}, "lower case"),
    ("frames", {**FRAMES, "pronoun": [{"form": "il", "number": "s"}, {"form": "il", "number": "p"}]}, "twice"),
    ("frames", {**FRAMES, "negation": []}, "may not be empty"),
    ("verbs", {"endings": {}, "pattern": [{"cut": "er", "rows": {"ind.pres": "+lost"}}]}, "no endings"),
    ("verbs", {"endings": {}, "pattern": [{"cut": "er", "rows": {"ind.pres": "a b"}}]}, "2 words"),
    ("verbs", {"endings": {}, "pattern": [], "conditional": {"shape": "("}}, "regular expression"),
]


@pytest.mark.parametrize("code", pack_codes())
def test_pack_loads_whole_when_shipped(code: str) -> None:
    pack = load_pack(code)
    assert isinstance(pack, Pack) and len(pack.cues.verb) > 300 and len(pack.cues.noun) > 50


def test_language_error_names_the_packs_when_there_is_none() -> None:
    with pytest.raises(LanguageError, match="en, fr"):
        load_pack("tlh")


@pytest.mark.parametrize(("table", "raw", "words"), FAULTS)
def test_fault_is_named_when_the_schema_is_broken(table: str, raw: dict[str, Any], words: str) -> None:
    with pytest.raises(PackError) as caught:
        check_table(raw, SCHEMAS[table], f"fr/{table}.toml")
    assert any(words in fault for fault in caught.value.faults), caught.value.faults
    assert all(fault.startswith(f"fr/{table}.toml: ") for fault in caught.value.faults)


def test_all_faults_are_named_when_there_are_several() -> None:
    raw = {"verb": [{"lemma": "dire", "frames": ["sung"]}, {"lemma": 1, "frames": ["that"]}], "noun": []}
    with pytest.raises(PackError) as caught:
        check_table(raw, CueWords, "fr/cues.toml")
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_class_and_file_name_the_same_fields_when_compared(table: str) -> None:
    """Every field of the class is used by some language, and no file has a field that the class lacks (that is a fault)."""
    fields = {field.name for field in dataclasses.fields(SCHEMAS[table])}
    used: set[str] = set()
    for code in pack_codes():
        used |= set(tomllib.loads((DATA / code / f"{table}.toml").read_text(encoding="utf-8")))
    assert used == fields
