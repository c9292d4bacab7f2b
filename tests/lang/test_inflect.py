"""Forms of verbs, conditionals by shape, and cues found among words, by the tables of each language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dixit.lang.inflect import find_forms, takes_being
from dixit.lang.lookup import load_lookup
from dixit.lang.pack import load_pack
from dixit.lang.tables.cues import CueVerb

HERE = Path(__file__).parent
CODES = ("en", "fr")


def table(code: str, name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / code / f"{name}.toml").read_text(encoding="utf-8"))


FORMS = [
    (code, lemma, tense, words)
    for code in CODES
    for lemma, tenses in table(code, "inflection")["forms"].items()
    for tense, words in tenses.items()
]
CUES = [
    (code, kind, text, cue)
    for code in CODES
    for kind in ("positive", "negative")
    for text, cue in table(code, "cues")[kind].items()
]


@pytest.mark.parametrize(("code", "lemma", "tense", "words"), FORMS)
def test_forms_are_made_when_a_pattern_fits(code: str, lemma: str, tense: str, words: list[str]) -> None:
    made = {form.text for form in find_forms(lemma, load_pack(code).verbs) if form.tense == tense}
    assert set(words) <= made


@pytest.mark.parametrize("code", CODES)
def test_conditional_is_told_by_shape_when_any_verb_is_asked(code: str) -> None:
    lookup, cases = load_lookup(code), table(code, "inflection")["conditional"]
    assert [word for word in cases["yes"] if not lookup.is_conditional(word)] == []
    assert [word for word in cases["no"] if lookup.is_conditional(word)] == []
    assert [word for word in cases["no_hearsay"] if lookup.is_hearsay_form(word) or not lookup.is_conditional(word)] == []


@pytest.mark.parametrize(("code", "kind", "text", "cue"), CUES)
def test_cue_is_found_when_its_words_stand_there(code: str, kind: str, text: str, cue: str) -> None:
    matches = load_lookup(code).find_cues(text.split())
    lemmas = [match.cue.lemma for match in matches if isinstance(match.cue, CueVerb)]
    if kind == "positive":
        assert cue in lemmas
        assert next(m for m in matches if isinstance(m.cue, CueVerb) and m.head == _head(matches, cue)).cue.lemma == cue  # type: ignore[union-attr]
    else:
        assert cue not in lemmas
        assert cue or not matches


def _head(matches: Any, cue: str) -> int:
    return next(match.head for match in matches if isinstance(match.cue, CueVerb) and match.cue.lemma == cue)


def test_being_is_the_auxiliary_when_listed_or_reflexive() -> None:
    verbs = load_pack("fr").verbs
    assert takes_being("venir", verbs) and takes_being("se dire", verbs) and not takes_being("dire", verbs)


@pytest.mark.parametrize("code", CODES)
def test_every_cue_has_finite_forms_when_inflected(code: str) -> None:
    lookup = load_lookup(code)
    with_forms = {
        e.cue.lemma
        for found in lookup.entries.values()
        for e in found
        if isinstance(e.cue, CueVerb) and any(f.is_finite for f in e.forms)
    }
    assert {verb.lemma for verb in load_pack(code).cues.verb} == with_forms
