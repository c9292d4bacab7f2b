"""Numbers that count nothing: measures, money, dates, ages, marks, parts of names."""

from __future__ import annotations

from dixit.extract.amounts import Amount
from dixit.extract.nouns import Counted
from dixit.extract.tokens import Phrases, Token
from dixit.lang.tables.quantities import QuantityWords

__all__ = ["Refusals"]

YEARS = range(1800, 2101)
OPENING_SIGNS = "«\"“”([—'…¿~"


class Refusals:
    """The pack's words for what is measured, dated or named, and the signs that show it."""

    def __init__(self, words: QuantityWords) -> None:
        self._before: Phrases[bool] = Phrases([(phrase, True) for phrase in words.refused_before])
        self._after: Phrases[bool] = Phrases([(phrase, True) for phrase in words.refused_after])
        self._links = frozenset(words.links)

    def remaining(self, row: tuple[Token, ...], amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
        """The amounts that may count something; a member of a list shares the unit that follows it (``14 et 18 ans``)."""
        kept: list[Amount] = []
        refused_next = -1
        for amount in reversed(amounts):
            shares = refused_next - amount.stop == 1 and row[amount.stop].key in self._links and amount.kind == "number"
            if shares or self._refuses(row, amount):
                refused_next = amount.first
            else:
                kept.append(amount)
        return tuple(reversed(kept))

    def names(self, row: tuple[Token, ...], amount: Amount, counted: Counted) -> bool:
        """Digits after a capitalised word (``France 2``) or that read as a year, unless they count what follows."""
        if not amount.digits:
            return False
        left = row[amount.first - 1] if amount.first else None
        name = left is not None and left.kind == "word" and left.capital and amount.first > 1
        plain = amount.low == amount.high and row[amount.first].key.isdigit() and amount.stop == amount.first + 1
        dated = plain and amount.low in YEARS and counted.unit != "person"
        return dated or (name and counted.head is None)

    def _refuses(self, row: tuple[Token, ...], amount: Amount) -> bool:
        if amount.core < len(row) and self._after.at(row, amount.core) is not None:
            return True
        if self._is_bound(row, amount):
            return True
        return amount.kind == "number" and self._before.before(row, amount.first) is not None

    def _is_bound(self, row: tuple[Token, ...], amount: Amount) -> bool:
        """``Belgorod-22``, ``14:30``, ``7/12``, ``[3]``: digits that touch what stands beside them."""
        if not amount.digits:
            return False
        start, end = row[amount.first].start, row[amount.core - 1].end
        left = row[amount.first - 1] if amount.first else None
        right = row[amount.core] if amount.core < len(row) else None
        if left is not None and left.end == start:
            elided = left.kind == "word" and left.key.endswith("'")
            if not elided and left.key not in OPENING_SIGNS:
                return True
        if left is not None and right is not None and left.key == "[" and right.key == "]":
            return True
        if right is None or right.start != end:
            return False
        after = amount.core + 1
        goes_on = after < len(row) and row[after].start == right.end
        return right.kind == "word" or (right.key in ":-/.°" and goes_on)
