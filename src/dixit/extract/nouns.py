"""What a number counts: the noun phrase after it, its unit, and what the noun itself says happened."""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.amounts import Amount
from dixit.extract.tokens import Phrases, Token
from dixit.lang.tables.quantities import NounWords, QuantityWords
from dixit.types.claims import Category

__all__ = ["Counted", "Nouns"]

REACH = 4
"""How many words after the number its noun may begin: ``60 de nos jeunes hommes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The noun phrase at tokens ``[first, stop)``, empty when the noun is left out.

    unit      as in `Quantity.unit`; None when the noun is not known
    category  stated by the noun itself; usual: what holds when nothing else says more
    head      index of the noun, None when there is none
    """

    first: int
    stop: int
    unit: str | None
    category: Category | None = None
    usual: Category | None = None
    head: int | None = None


class Nouns:
    """The pack's nouns, and how to find the one a number counts."""

    def __init__(self, words: QuantityWords) -> None:
        self._table: Phrases[NounWords] = Phrases([(phrase, noun) for noun in words.nouns for phrase in noun.words])
        self._skipped = frozenset(words.skipped)
        self.determiners = frozenset(words.definite) | self._skipped
        self.links = frozenset(words.links)
        self._opens = frozenset(words.opens)
        self._head_last = words.head_last
        self._closes = frozenset(words.closes)
        self._endings = tuple(words.person_endings)
        self._peoples = tuple(words.people_endings)
        self._not_persons = frozenset(words.not_persons)
        self._refused: Phrases[bool] = Phrases([(phrase, True) for phrase in words.refused_after])

    def at(self, row: tuple[Token, ...], index: int) -> tuple[int, NounWords] | None:
        """The listed noun that begins at a token: index after it and what the pack says of it."""
        return self._table.at(row, index)

    def counted(self, row: tuple[Token, ...], amount: Amount) -> Counted:
        """The noun phrase that an amount counts; empty and without unit when none is recognised."""
        first = amount.core
        while first < len(row) and first - amount.core < REACH and row[first].key in self._skipped:
            first += 1
        none = Counted(first=first, stop=first, unit=None)
        if first >= len(row) or row[first].kind != "word" or self._refused.at(row, first) is not None:
            return none
        if row[first].key in self._closes and self._table.at(row, first) is None:
            return none
        stop = self._end(row, first)
        return self._named(row, first, stop, amount) or self._guessed(row, first, stop, amount) or none

    def _end(self, row: tuple[Token, ...], first: int) -> int:
        stop = first
        while stop < len(row) and stop - first < 5 and (row[stop].kind == "word" or row[stop].key == "-"):
            if stop > first and row[stop].key in self._closes:
                break
            stop += 1
        return stop

    def _named(self, row: tuple[Token, ...], first: int, stop: int, amount: Amount) -> Counted | None:
        if self._head_last and (last := self._last(row, first, stop)) is not None:
            return last
        for index in range(first, stop):
            match = self._table.at(row, index)
            if match is None:
                continue
            after, noun = match
            nested = index + 1 < stop and row[index].key in self._opens and self._table.at(row, index + 1) is not None
            if nested:
                continue  # "jeunes hommes": the second noun is what is counted
            if any(row[place].key not in self._opens for place in range(first, index)):
                return None  # "aucun fait terroriste" counts facts
            return Counted(first=first, stop=max(stop, after), unit=noun.unit, category=noun.category, usual=noun.usual, head=index)
        return None

    def _last(self, row: tuple[Token, ...], first: int, stop: int) -> Counted | None:
        """The listed noun that ends the phrase, whatever stands before it (``two unarmed Navy divers``)."""
        for index in range(first, stop):
            match = self._table.at(row, index)
            if match is not None and match[0] == stop:
                noun = match[1]
                return Counted(first=first, stop=stop, unit=noun.unit, category=noun.category, usual=noun.usual, head=index)
        return None

    def _guessed(self, row: tuple[Token, ...], first: int, stop: int, amount: Amount) -> Counted | None:
        """A noun no table lists: a plural in an ending that names people, or a capitalised name of a people."""
        if stop == first:
            return None
        token = row[first]
        plural = amount.kind != "article"
        ending = plural and len(token.key) > 5 and token.key.endswith(self._endings) and token.key not in self._not_persons
        people = token.capital and row[first - 1].kind != "sign" and token.key not in self._not_persons and len(token.key) > 3
        people = people and (not plural or token.key.endswith(self._peoples))
        if ending or people:
            return Counted(first=first, stop=stop, unit="person", head=first)
        return None
