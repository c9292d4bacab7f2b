"""Inflected forms of verbs, from the patterns of ``verbs.toml``.

No dictionary is needed for a verb that follows a pattern of its language; the patterns are those of grammars. What comes out are
all written forms with their tense, person, number and gender, ready for a lookup of words in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dixit.lang.tables.inflection import Pattern, Spelling, Tense, VerbWords

__all__ = ["Form", "find_forms", "find_lookalikes", "takes_being"]

Person = Literal["1", "2", "3"]
Number = Literal["s", "p"]
Gender = Literal["f", "m"]

# Places in a row of verbs.toml; see dixit.lang.tables.inflection.
PERSONS: tuple[tuple[Person, Number], ...] = (("1", "s"), ("2", "s"), ("3", "s"), ("1", "p"), ("2", "p"), ("3", "p"))
IMPERATIVE: tuple[tuple[Person, Number], ...] = (("2", "s"), ("1", "p"), ("2", "p"))
AGREEMENT: tuple[tuple[Gender, Number], ...] = (("m", "s"), ("m", "p"), ("f", "s"), ("f", "p"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One reading of a written form.

    text    the form, lower case
    lemma   infinitive of the verb, without clitics and fixed words
    tense   mood and tense
    person  1, 2, 3; None where the form does not tell it or serves all
    number, gender  None likewise
    """

    text: str
    lemma: str
    tense: Tense
    person: Person | None = None
    number: Number | None = None
    gender: Gender | None = None

    @property
    def is_finite(self) -> bool:
        """Whether it can be the predicate of a clause on its own (no infinitive, participle or imperative)."""
        return self.tense.startswith(("ind.", "cond", "subj."))


def find_forms(lemma: str, table: VerbWords) -> tuple[Form, ...]:
    """All forms of a verb, sorted by tense and person as the table lists them; equal readings stand once.

    A verb that no pattern fits has its infinitive only.

    >>> from dixit.lang.pack import load_pack
    >>> [f.text for f in find_forms("nier", load_pack("fr").verbs) if f.tense == "ind.pres"]
    ['nie', 'nies', 'nie', 'nions', 'niez', 'nient']
    """
    forms: dict[Form, None] = {Form(text=lemma, lemma=lemma, tense="inf"): None}
    for tense, (pattern, row) in _rows(lemma, table).items():
        stem = lemma[: len(lemma) - len(pattern.cut)]
        for words in _spell(lemma, stem, row, table):
            forms.update(dict.fromkeys(_read(lemma, tense, words)))
    return tuple(forms)


def takes_being(lemma: str, table: VerbWords) -> bool:
    """Whether compound tenses are built with *to be* (French *être*): listed verbs and reflexive ones."""
    return lemma in table.being or any(lemma.startswith(clitic) for clitic in table.reflexives)


def find_lookalikes(table: VerbWords) -> frozenset[str]:
    """Words that have the shape of a conditional and are none: imperfects of stems in r, nouns."""
    imperfects = (
        form.text for lemma in table.conditional.imperfects for form in find_forms(lemma, table) if form.tense == "ind.impf"
    )
    return frozenset((*imperfects, *table.conditional.others))


def _rows(lemma: str, table: VerbWords) -> dict[Tense, tuple[Pattern, str]]:
    """Tense -> the row that holds, the pattern with the longest cut winning."""
    rows: dict[Tense, tuple[Pattern, str]] = {}
    for pattern in sorted(table.pattern, key=lambda p: len(p.cut)):
        if lemma == pattern.cut or (lemma.endswith(pattern.cut) and not pattern.whole):
            rows.update({tense: (pattern, row) for tense, row in pattern.rows.items()})
    return rows


def _spell(lemma: str, stem: str, row: str, table: VerbWords) -> Iterator[list[str]]:
    """The words of a row, spelled; a second list where another spelling is in use."""
    inner, plus, name = row.rpartition("+")
    endings = [("" if word == "_" else word) for word in (table.endings[name] if plus else row).split()]
    if not plus:
        yield ["" if word == "-" else stem + word for word in endings]
        return
    rules = [rule for rule in table.spelling if re.search(rule.lemma, lemma)]
    joined = [f"{stem}{inner}|{ending}" for ending in endings]
    fixed = [_join(word, [rule for rule in rules if not rule.optional]) for word in joined]
    yield fixed
    if any(rule.optional for rule in rules):
        yield [_join(word, rules) for word in joined]


def _join(word: str, rules: list[Spelling]) -> str:
    if word.endswith("|-"):
        return ""
    for rule in rules:
        word = re.sub(rule.at, rule.to, word)
    return word.replace("|", "")


def _read(lemma: str, tense: Tense, words: list[str]) -> Iterator[Form]:
    """Gives every word of a row the person, or gender and number, that its place means."""
    if len(words) == 1:
        if words[0]:
            yield Form(text=words[0], lemma=lemma, tense=tense)
        return
    for place, word in enumerate(words):
        if not word:
            continue
        if tense == "part.past":
            gender, number = AGREEMENT[place]
            yield Form(text=word, lemma=lemma, tense=tense, gender=gender, number=number)
        else:
            person, number = (IMPERATIVE if tense == "imp" else PERSONS)[place]
            yield Form(text=word, lemma=lemma, tense=tense, person=person, number=number)
