"""Quantifier expressions: a number or a vague word with everything that moves its bounds.

``plus de 70`` is [71, open], ``entre 60 et 70`` [60, 70], ``une soixantaine`` about 60, ``des dizaines`` [20, open],
``aucun`` [0, 0]: the table of the annotation guidelines for French claims, section Figures, which holds for both languages.
Whether the expression counts people or equipment at all is asked later, in `quantities`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dixit.extract.numerals import find_numerals
from dixit.extract.tokens import Phrases, Token
from dixit.lang.tables.numbers import NumberWords
from dixit.lang.tables.quantities import BoundWords, QuantityWords, VagueWords

__all__ = ["Amount", "AmountGrammar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantifier expression at tokens ``[first, stop)``; `core` is the token after the bare number, where its noun is looked for.

    kind    number, article (a word for one that may be a mere article), ordinal, vague, zero
    digits  whether the number is written in digits
    """

    first: int
    stop: int
    core: int
    low: int | None
    high: int | None
    approximate: bool
    kind: str
    digits: bool = False
    reasons: tuple[str, ...] = ()


class AmountGrammar:
    """The quantifier expressions of one language, its tables made ready once."""

    def __init__(self, words: QuantityWords, numbers: NumberWords) -> None:
        bounds = [(phrase, bound) for bound in words.bounds for phrase in bound.words]
        self._before = Phrases([(phrase, bound) for phrase, bound in bounds if bound.place == "before"])
        self._after = Phrases([(phrase, bound) for phrase, bound in bounds if bound.place == "after"])
        self._vague: Phrases[VagueWords] = Phrases([(phrase, vague) for vague in words.vague for phrase in vague.words])
        self._words, self._numbers = words, numbers

    def find(self, row: tuple[Token, ...]) -> tuple[Amount, ...]:
        """All quantifier expressions of a row of tokens in text order, none within another."""
        bare = _without_overlaps(_vague_amounts(row, self._vague) + _number_amounts(row, self._numbers))
        joined = _join_ranges(row, _join_ordinals(row, bare), self._words)
        return tuple(_bounded(row, amount, self._before, self._after) for amount in joined)


def _number_amounts(tokens: tuple[Token, ...], numbers: NumberWords) -> list[Amount]:
    return [
        Amount(
            first=numeral.first,
            stop=numeral.stop,
            core=numeral.stop,
            low=numeral.value,
            high=numeral.value,
            approximate=False,
            kind=numeral.kind,
            digits=numeral.digits,
            reasons=("number",),
        )
        for numeral in find_numerals(tokens, numbers)
        if numeral.value is not None
    ]


def _vague_amounts(tokens: tuple[Token, ...], table: Phrases[VagueWords]) -> list[Amount]:
    found = []
    for index in range(len(tokens)):
        match = table.at(tokens, index)
        if match is None:
            continue
        stop, vague = match
        if vague.before is not None and (stop >= len(tokens) or tokens[stop].key not in vague.before):
            continue
        if stop < len(tokens) and tokens[stop].kind == "number":
            continue  # "quelques 16 000": the word only says about
        found.append(
            Amount(
                first=index,
                stop=stop,
                core=stop,
                low=vague.low,
                high=vague.high,
                approximate=vague.approximate,
                kind="zero" if vague.high == 0 else "vague",
                reasons=("vague",),
            )
        )
    return found


def _without_overlaps(amounts: list[Amount]) -> list[Amount]:
    """Longest first at each place: ``plusieurs centaines de milliers`` leaves nothing for ``centaines``."""
    kept: list[Amount] = []
    for amount in sorted(amounts, key=lambda item: (item.first, -item.stop)):
        if not kept or amount.first >= kept[-1].stop:
            kept.append(amount)
    return kept


def _join_ordinals(tokens: tuple[Token, ...], amounts: list[Amount]) -> list[Amount]:
    """``un deuxième``, ``a sixth``: an article before an ordinal makes one expression; ``le premier`` counts nothing."""
    joined: list[Amount] = []
    for amount in amounts:
        article = joined[-1] if joined and joined[-1].kind == "article" and joined[-1].stop == amount.first else None
        if amount.kind == "ordinal" and article is not None:
            joined[-1] = replace(amount, first=article.first)
        else:
            joined.append(amount)
    return joined


def _join_ranges(tokens: tuple[Token, ...], amounts: list[Amount], words: QuantityWords) -> list[Amount]:
    joined: list[Amount] = []
    for amount in amounts:
        if joined and (link := _link(tokens, joined[-1], amount, words)) is not None:
            joined[-1] = _range(tokens, joined[-1], amount, opened=link)
        else:
            joined.append(amount)
    return joined


def _link(tokens: tuple[Token, ...], left: Amount, right: Amount, words: QuantityWords) -> bool | None:
    """Whether two numbers make a range: True when an opening word stands before them, False without one, None when they do not."""
    if right.first - left.stop != 1 or left.kind != "number" or right.kind != "number" or left.low != left.high:
        return None
    if left.low is None or right.low is None:
        return None
    between = tokens[left.stop].key
    opener = tokens[left.first - 1].key if left.first else ""
    for frame in words.ranges:
        if frame.link == between and frame.opens == opener and _scaled(left, right, tokens) < right.low:
            return True if frame.joins else None
    plain = any(frame.link == between and not frame.opens for frame in words.ranges)
    return False if plain and _scaled(left, right, tokens) < right.low else None


def _scaled(left: Amount, right: Amount, tokens: tuple[Token, ...]) -> int:
    """The lower end with the thousands or millions that only the upper end spells out: ``10 à 20 000``, ``24 à 26 millions``."""
    low, high = left.low or 0, right.low or 0
    for power in (1_000_000, 1_000):
        spelt_out = right.stop - right.first > 1 or len(tokens[right.first].key) > len(str(high))
        if high >= power and high % power == 0 and low < power and spelt_out and low < high // power:
            return low * power
    return low


def _range(tokens: tuple[Token, ...], left: Amount, right: Amount, *, opened: bool) -> Amount:
    return replace(
        left,
        first=left.first - 1 if opened else left.first,
        stop=right.stop,
        core=right.core,
        low=_scaled(left, right, tokens),
        high=right.high,
        reasons=("range",),
    )


def _bounded(tokens: tuple[Token, ...], amount: Amount, before: Phrases[BoundWords], after: Phrases[BoundWords]) -> Amount:
    match = before.before(tokens, amount.first)
    if match is not None:
        first, bound = match
        amount = _moved(amount, bound)
        if bound.spanned:
            amount = replace(amount, first=first)
        outer = before.before(tokens, first)
        if outer is not None and outer[1].spanned:  # "au moins environ 30", "seulement près de 20"
            amount = replace(_moved(amount, outer[1]), first=outer[0])
        return amount
    for distance in range(3):  # "29 personnes au minimum" keeps its noun within the expression
        place = amount.core + distance
        if place >= len(tokens) or (distance and tokens[place - 1].kind != "word"):
            break
        trailing = after.at(tokens, place)
        if trailing is not None:
            return replace(_moved(amount, trailing[1]), stop=trailing[0], core=trailing[0] if distance == 0 else amount.core)
    return amount


def _moved(amount: Amount, bound: BoundWords) -> Amount:
    """The bounds after one wording has been applied."""
    low, high, approximate = amount.low, amount.high, amount.approximate
    match bound.effect:
        case "more_than":
            low, high = None if low is None else low + 1, None
        case "at_least":
            high = None
        case "at_most" | "less_than":
            low = None
        case "nearly":
            low, approximate = None, True
        case "about":
            approximate = True
        case _:
            pass
    kind = "number" if amount.kind == "article" else amount.kind
    return replace(amount, low=low, high=high, approximate=approximate, kind=kind, reasons=(*amount.reasons, bound.effect))
