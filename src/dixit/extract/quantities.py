"""Figures: the numbers about people and equipment that a report states, with bounds, category and what is counted.

Order of work: quantifier expressions are found (`amounts`); those that measure, date or name something are refused; the noun
counted is read; the words of the sentence that say what happened compete for the figure (`governors`), the nearest that can
govern it wins; what is left without a category is kept as ``other`` where people or equipment are counted. What counts, and
with which bounds, is defined by the annotation guidelines for French claims, section Figures, applied to all languages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from dixit.extract.amounts import Amount, AmountGrammar
from dixit.extract.governors import Governors
from dixit.extract.lists import Verdict
from dixit.extract.nouns import Counted, Nouns
from dixit.extract.refusals import Refusals
from dixit.extract.tokens import Token, token_at, tokenise
from dixit.lang.tables.numbers import NumberWords
from dixit.lang.tables.quantities import QuantityWords
from dixit.types.claims import Attribution, Category, Figure
from dixit.types.text import Document, Span
from dixit.types.values import Quantity

__all__ = ["find_quantities", "innermost_attribution"]

LONGEST_ROW = 250
"""Tokens that are looked at together; no sentence of a report comes near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    amount: Amount
    counted: Counted
    verdict: Verdict


def find_quantities(
    document: Document,
    words: QuantityWords,
    numbers: NumberWords,
    attributions: tuple[Attribution, ...],
    sentences: tuple[tuple[int, int], ...],
) -> tuple[Figure, ...]:
    """Every number about people or equipment in a document, in text order.

    sentences     half-open offsets; a figure and the words that govern it stand in one sentence
    attributions  as found in the same document; each figure names the innermost one whose content holds it
    Returns an empty tuple when nothing is counted. Bounds are inclusive, None = open.
    """
    tokens = tokenise(document.text, numbers.digits())
    grammar, refused, governors = _grammar(words, numbers)
    figures: list[Figure] = []
    contents = Contents(attributions)
    for row in _rows(tokens, sentences):
        last = figures[-1].category if figures else None
        for candidate in _in_sentence(row, grammar.find(row), refused, governors, last):
            figures.append(_figure(document, row, candidate, contents, len(figures) + 1))
    return tuple(figures)


def _rows(tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...]) -> Iterator[tuple[Token, ...]]:
    """The tokens of each sentence; an endless one is cut, so that work stays in proportion to the text."""
    for start, end in sentences:
        first, stop = token_at(tokens, start), token_at(tokens, end)
        for cut in range(first, stop, LONGEST_ROW):
            yield tokens[cut : min(stop, cut + LONGEST_ROW)]


@lru_cache(maxsize=8)
def _grammar(words: QuantityWords, numbers: NumberWords) -> tuple[AmountGrammar, Refusals, Governors]:
    """The tables of a pack made ready, once."""
    return AmountGrammar(words, numbers), Refusals(words), Governors(words, Nouns(words))


def innermost_attribution(span: Span, attributions: tuple[Attribution, ...]) -> str | None:
    """Id of the shortest attribution whose content holds a span whole; None in the reporter's own voice."""
    return Contents(attributions).innermost(span)


class Contents:
    """The contents of a document's attributions by place, so that a figure costs the same in a book as in a brief."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._parts = sorted(
            (part.start, part.end, sum(piece.end - piece.start for piece in attribution.content), attribution.id)
            for attribution in attributions
            for part in attribution.content
        )
        self._starts = [part[0] for part in self._parts]
        self._furthest = list(accumulate((part[1] for part in self._parts), max))

    def innermost(self, span: Span) -> str | None:
        """Id of the shortest attribution that holds a span whole, None when none does."""
        holding = []
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._furthest[index] >= span.end:  # else nothing before reaches so far
            _, end, length, name = self._parts[index]
            if end >= span.end:
                holding.append((length, name))
            index -= 1
        return min(holding)[1] if holding else None


def _in_sentence(
    row: tuple[Token, ...], found: tuple[Amount, ...], refused: Refusals, governors: Governors, last: Category | None
) -> list[_Candidate]:
    amounts = refused.remaining(row, found)
    counted = _counted(row, amounts, governors.nouns)
    kept_pairs = [(a, c) for a, c in zip(amounts, counted, strict=True) if not refused.names(row, a, c)]
    amounts, counted = tuple(a for a, _ in kept_pairs), tuple(c for _, c in kept_pairs)
    verdicts = governors.judge(row, amounts, counted, last)
    kept = [
        _Candidate(amount=amount, counted=thing, verdict=verdict)
        for amount, thing, verdict in zip(amounts, counted, verdicts, strict=True)
        if verdict is not None
    ]
    taken = {index for candidate in kept for index in range(candidate.amount.first, candidate.amount.stop)}
    kept += [
        _Candidate(amount=amount, counted=thing, verdict=verdict)
        for amount, thing, verdict in governors.hearsay_persons(row)
        if not taken.intersection(range(amount.first, amount.stop))
    ]
    return sorted(kept, key=lambda candidate: candidate.amount.first)


def _counted(row: tuple[Token, ...], amounts: tuple[Amount, ...], nouns: Nouns) -> tuple[Counted, ...]:
    """What each amount counts; the part of a number shares its noun (``31 221 des 195 149 candidats``)."""
    found: list[Counted] = []
    for number in range(len(amounts) - 1, -1, -1):
        thing = nouns.counted(row, amounts[number])
        if found and thing.head is None and amounts[number + 1].first == thing.first > amounts[number].core:
            thing = found[-1]
        found.append(thing)
    return tuple(reversed(found))


def _figure(document: Document, row: tuple[Token, ...], candidate: _Candidate, contents: Contents, number: int) -> Figure:
    amount, counted, verdict = candidate.amount, candidate.counted, candidate.verdict
    span = Span(document=document.id, start=row[amount.first].start, end=row[amount.stop - 1].end)
    of = document.text[row[counted.first].start : row[counted.stop - 1].end] if counted.stop > counted.first else None
    low, high = verdict.bounds(amount)
    return Figure(
        id=f"f{number:02d}",
        span=span,
        category=verdict.category,
        quantity=Quantity(low=low, high=high, unit=counted.unit, of=of, approximate=amount.approximate),
        attribution=contents.innermost(span),
        reasons=(*amount.reasons, *verdict.reasons),
    )
