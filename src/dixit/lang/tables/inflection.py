"""Schema of ``verbs.toml``: how the verbs of a language inflect, as patterns that a linguist can read off a grammar.

A *row* tells one tense of a pattern. It is a list of words parted by spaces, or a stem, a plus sign and the name of a list of
endings: ``"en+imperfect"``. ``_`` stands for an empty ending, ``-`` for a form that does not exist. Six words are the persons
1s 2s 3s 1p 2p 3p; one word serves all persons; a participle has one word, or four (masculine, masculine plural, feminine, feminine
plural); an imperative has three (2s 1p 2p) or one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

__all__ = ["TENSES", "Conditional", "Pattern", "Spelling", "Tense", "VerbWords"]

Tense = Literal[
    "inf", "ind.pres", "ind.impf", "ind.past", "ind.fut", "cond", "subj.pres", "subj.impf", "imp", "part.pres", "part.past",
]  # fmt: skip
TENSES: tuple[Tense, ...] = get_args(Tense)
WIDTHS = {"part.past": (1, 4), "part.pres": (1,), "imp": (1, 3)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The verbs that inflect alike.

    cut    what is taken off the infinitive; every word of a row is put in its place
    whole  the pattern is for this one verb only, not for those that end alike
    rows   tense -> row; tenses left out come from the pattern with the shorter cut
    """

    cut: str
    rows: Mapping[Tense, str]
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A change of spelling where stem and ending meet.

    lemma     regular expression: the infinitives it holds for
    at        regular expression on ``stem|ending``
    to        what stands in its place
    optional  both spellings are in use
    """

    lemma: str
    at: str
    to: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """How a conditional is told from an imperfect by its shape alone, for verbs that no table lists.

    shape       regular expression that every conditional matches; empty where the language has no such form
    imperfects  verbs whose imperfect matches it too (French: those whose stem ends in r)
    others      words of another class that match it
    """

    shape: str = ""
    imperfects: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbWords:
    """The whole file.

    endings    name -> list of endings, as in a row
    clitics    what may stand before the verb in the lemma of a cue: *se*, *s'*, *en*; reflexives are those that make it reflexive,
               reflexive_forms the words that then stand before the verb in a text
    being      verbs that take *être* in compound tenses; reflexive ones do anyway
    variable   fixed word of a cue -> other words that stand for it in a text: son -> leur, notre
    agreement  endings that a fixed word may take on: convaincu -> convaincus
    """

    endings: Mapping[str, str]
    pattern: tuple[Pattern, ...]
    spelling: tuple[Spelling, ...] = ()
    clitics: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    reflexive_forms: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    variable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agreement: tuple[str, ...] = ()
    conditional: Conditional = Conditional()

    def faults(self) -> Iterator[str]:
        seen: set[str] = set()
        for n, pattern in enumerate(self.pattern):
            if pattern.cut in seen:
                yield f"pattern[{n}].cut: {pattern.cut!r} stands twice"
            seen.add(pattern.cut)
            for tense, row in pattern.rows.items():
                stem, plus, name = row.rpartition("+")
                if plus and name not in self.endings:
                    yield f"pattern[{n}].rows.{tense}: no endings named {name!r}"
                    continue
                width = len((self.endings[name] if plus else row).split())
                if width not in WIDTHS.get(tense, (1, 6)) or (plus and " " in stem):
                    yield f"pattern[{n}].rows.{tense}: {row!r} has {width} words"
        yield from _broken_expressions(self)


def _broken_expressions(table: VerbWords) -> Iterator[str]:
    named = [("conditional.shape", table.conditional.shape)]
    for n, rule in enumerate(table.spelling):
        named += [(f"spelling[{n}].lemma", rule.lemma), (f"spelling[{n}].at", rule.at)]
    for name, expression in named:
        try:
            re.compile(expression)
        except re.error as error:
            yield f"{name}: {expression!r} is no regular expression ({error})"
