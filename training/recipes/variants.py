"""Vary gold sentences so that the models meet the typography of the wild.

Treebanks are tidy: Sequoia has straight quotes almost only, every sentence ends in a full stop,
and nobody shouts. Reports come with guillemets, curly quotes, unclosed quotes, typographic
apostrophes and headlines. Every change here keeps the tree: it respells tokens, or drops a
leaf. All choice comes from the `random.Random` that the caller seeds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from training.recipes.treebanks import Sentence, Token

_DOUBLE = frozenset('"“”«»„') | {"``", "''"}
_APOSTROPHES = str.maketrans({"'": "’"})
_STRAIGHT = str.maketrans({"’": "'"})
_FINAL = frozenset({".", "…", "..."})

#: Opening mark, blank after it, closing mark, blank before it; French prefers the first.
_QUOTE_STYLES = {
    "fr": [("«", True, "»", True), ("«", False, "»", False), ("“", False, "”", False), ('"', False, '"', False)],
    "en": [("“", False, "”", False), ('"', False, '"', False), ("«", False, "»", False)],
}
_QUOTE_WEIGHTS = {"fr": [5, 1, 2, 2], "en": [5, 4, 1]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often each change is made, from 0 (never) to 1 (always)."""

    quotes: float = 0.7
    drop_quote: float = 0.05
    apostrophes: float = 0.5
    lower: float = 0.03
    title: float = 0.02
    upper: float = 0.01
    drop_final: float = 0.06
    tidy_blanks: float = 0.0
    swap_names: float = 0.0


#: Leaves every sentence as the corpus has it.
NO_CHANGE = Rates(quotes=0, drop_quote=0, apostrophes=0, lower=0, title=0, upper=0, drop_final=0)


def vary(sentence: Sentence, lang: str, rates: Rates, chance: random.Random) -> Sentence:
    """Give one variant of `sentence`; with all rates 0 it is the sentence itself."""
    tokens = list(sentence.tokens)
    if chance.random() < rates.quotes:
        tokens = _restyle_quotes(tokens, lang, chance)
    if chance.random() < rates.drop_quote:
        tokens = _drop_leaf(tokens, [i for i, t in enumerate(tokens) if t.form in _DOUBLE], chance)
    if rates.apostrophes:
        table = _APOSTROPHES if chance.random() < rates.apostrophes else _STRAIGHT
        tokens = [replace(t, form=t.form.translate(table)) for t in tokens]
    tokens = _recase(tokens, rates, chance)
    if chance.random() < rates.tidy_blanks:
        tokens = _tidy_blanks(tokens)
    if len(tokens) > 2 and tokens[-1].form in _FINAL and chance.random() < rates.drop_final:
        tokens = _drop_leaf(tokens, [len(tokens) - 1], chance)
    return replace(sentence, tokens=tuple(tokens))


def _restyle_quotes(tokens: list[Token], lang: str, chance: random.Random) -> list[Token]:
    marks = [i for i, token in enumerate(tokens) if token.form in _DOUBLE]
    if not marks:
        return tokens
    styles, weights = _QUOTE_STYLES[lang], _QUOTE_WEIGHTS[lang]
    opening, blank_after, closing, blank_before = chance.choices(styles, weights)[0]
    changed = list(tokens)
    is_open = False
    for i in marks:
        # Direction by the mark itself where it has one, by alternation where it is straight.
        form = tokens[i].form
        opens = form in {"«", "“", "„", "``"} or (form == '"' and not is_open)
        if opens:
            changed[i] = replace(tokens[i], form=opening, lemma=opening, space_after=blank_after)
        else:
            changed[i] = replace(tokens[i], form=closing, lemma=closing)
            if i > 0 and i - 1 not in marks:
                changed[i - 1] = replace(changed[i - 1], space_after=blank_before)
        is_open = opens
    return changed


def _tidy_blanks(tokens: list[Token]) -> list[Token]:
    """Close the gaps that wiki markup left (`l' OMS ,`): no French text is written so."""
    changed = list(tokens)
    for i, token in enumerate(tokens[:-1]):
        if tokens[i + 1].form in {",", ".", ")"} or token.form.endswith(("'", "’")) or token.form == "(":
            changed[i] = replace(token, space_after=False)
    return changed


def _drop_leaf(tokens: list[Token], candidates: list[int], chance: random.Random) -> list[Token]:
    """Remove one candidate that governs and names nothing; its blank goes to the token before."""
    heads = {token.head for i, token in enumerate(tokens) if token.head != i}
    leaves = [i for i in candidates if i > 0 and i not in heads and tokens[i].head != i and tokens[i].entity in {"", "O"}]
    if not leaves:
        return tokens
    gone = chance.choice(leaves)
    before = replace(tokens[gone - 1], space_after=tokens[gone - 1].space_after or tokens[gone].space_after)
    kept = [*tokens[: gone - 1], before, *tokens[gone + 1 :]]
    return [replace(t, head=t.head - 1) if t.head > gone else t for t in kept]


def _recase(tokens: list[Token], rates: Rates, chance: random.Random) -> list[Token]:
    roll = chance.random()
    if roll < rates.lower:
        return [replace(t, form=_keep_length(t.form, t.form.lower())) for t in tokens]
    roll -= rates.lower
    if roll < rates.upper:
        return [replace(t, form=_keep_length(t.form, t.form.upper())) for t in tokens]
    roll -= rates.upper
    if 0 <= roll < rates.title:
        return [replace(t, form=t.form[:1].upper() + t.form[1:]) for t in tokens]
    return tokens


def _keep_length(before: str, after: str) -> str:
    """Refuse a change of case that changes the length (ß -> SS): gold spans lean on offsets."""
    return after if len(after) == len(before) else before
