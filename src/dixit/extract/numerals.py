"""Numbers in a row of tokens: digits, words (``quatre-vingt-dix``), both (``1,5 million``), ordinals.

The grammar is the same for all languages; a pack's ``numbers.toml`` says which words add, multiply and join. A number is read
as far as it is well formed and no farther: ``deux trois`` is two numbers, ``vingt-trois`` one.
"""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.tokens import Token
from dixit.lang.tables.numbers import NumberWords

__all__ = ["Numeral", "find_numerals", "numeral_at", "value_of_digits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at tokens ``[first, stop)``.

    value    None when it is no whole number (``2,5``)
    kind     ``number``, ``article`` (a word for one that may be a mere article) or ``ordinal``
    digits   whether the first token is written in digits
    scale    the largest power that a scale word contributed (1000000 in ``26 millions``), 1 when none did
    """

    first: int
    stop: int
    value: int | None
    kind: str
    digits: bool = False
    scale: int = 1


def value_of_digits(key: str, words: NumberWords) -> float:
    """Value of a token of digits, its group separators removed."""
    plain = "".join("." if char == words.decimal else char for char in key if char.isdigit() or char == words.decimal)
    return float(plain)


def numeral_at(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral | None:
    """The number that begins at a token, None when none does."""
    token = tokens[index]
    if token.kind == "number":
        return _from_digits(tokens, index, words)
    if token.key in words.ordinals:
        return Numeral(first=index, stop=index + 1, value=words.ordinals[token.key], kind="ordinal")
    if token.key not in words.units and token.key not in words.scales:
        if token.key in words.articles:
            return _after_article(tokens, index, words)
        return None
    return _spelt(tokens, index, words)


def find_numerals(tokens: tuple[Token, ...], words: NumberWords) -> tuple[Numeral, ...]:
    """All numbers, in text order, none within another."""
    found = []
    index = 0
    while index < len(tokens):
        numeral = numeral_at(tokens, index, words)
        if numeral is None:
            index += 1
        else:
            found.append(numeral)
            index = numeral.stop
    return tuple(found)


def _from_digits(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral:
    token = tokens[index]
    value = value_of_digits(token.key, words)
    stop = index + 1
    touching = stop < len(tokens) and tokens[stop].start == token.end
    if stop < len(tokens) and tokens[stop].key in words.ordinal_marks:  # also apart: "1 er", a habit of old pages
        return Numeral(first=index, stop=stop + 1, value=int(value), kind="ordinal", digits=True)
    scale = 1
    while stop < len(tokens) and tokens[stop].key in words.scales and not touching:
        scale *= words.scales[tokens[stop].key]
        stop += 1
    exact = round(value * scale, 6)
    return Numeral(
        first=index, stop=stop, value=int(exact) if exact.is_integer() else None, kind="number", digits=True, scale=scale
    )


def _after_article(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral:
    """``a hundred and twenty`` is a number; ``a`` before anything else only an article."""
    if index + 1 < len(tokens) and tokens[index + 1].key in words.scales:
        spelt = _spelt(tokens, index + 1, words)
        if spelt is not None:
            return Numeral(first=index, stop=spelt.stop, value=spelt.value, kind="number", scale=spelt.scale)
    return Numeral(first=index, stop=index + 1, value=1, kind="article")


def _spelt(tokens: tuple[Token, ...], index: int, words: NumberWords) -> Numeral | None:
    """Words added and multiplied from left to right: `total` holds closed thousands, `part` what is being built below them."""
    total, part, scale = 0, 0, 1
    last: int | None = None
    stop = position = index
    while position < len(tokens):
        key = tokens[position].key
        if key in words.joiners and position > index:
            position += 1
            continue
        if key in words.units and _may_follow(last, part, words.units[key], words):
            value = words.units[key]
            multiplies = last is not None and [last, value] in words.multiplied
            part = part - last + last * value if multiplies and last is not None else part + value
            last = last * value if multiplies and last is not None else value
        elif key in words.scales and (position == index or position - stop <= 1):
            power = words.scales[key]
            if power == 100:
                part = max(part, 1) * power
            else:
                total, part = total + max(part, 1) * power, 0
            last, scale = power, max(scale, power)
        else:
            break
        position += 1
        stop = position
    if stop == index:
        return None
    alone = stop == index + 1
    kind = "article" if alone and tokens[index].key in words.articles else "number"
    return Numeral(first=index, stop=stop, value=total + part, kind=kind, scale=scale)


def _may_follow(last: int | None, part: int, value: int, words: NumberWords) -> bool:
    """Whether a unit may stand after what was read: vingt + trois, soixante + dix, cent + un, quatre x vingt."""
    if last is None or [last, value] in words.multiplied:
        return True
    if last >= 100:
        return True
    room = 20 if last in (60, 80) else 10
    return last in words.additive and value < room and part >= last
