"""Figures: the numbers about people and equipment that a report states, with bounds, category and what is counted.

Order of work: quantifier expressions are found (`amounts`); those that measure, date or name something are refused; the noun
counted is read; the words of the sentence that say what happened compete for the figure (`governors`), the nearest that can
govern it wins; what is left without a category is kept as ``other`` where people or equipment are counted. What counts, and
with which bounds, is defined by the annotation guidelines for French claims, section Figures, applied to all languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.amounts import Amount, find_amounts
from dixit.extract.governors import Governors, Verdict
from dixit.extract.nouns import Counted, Nouns
from dixit.extract.tokens import Phrases, Token, token_at, tokenise
from dixit.lang.tables.numbers import NumberWords
from dixit.lang.tables.quantities import QuantityWords
from dixit.types.claims import Attribution, Figure
from dixit.types.text import Document, Span
from dixit.types.values import Quantity

__all__ = ["find_quantities", "innermost_attribution"]


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
    refused = _Refusals(words)
    nouns = Nouns(words)
    governors = Governors(words, nouns)
    figures: list[Figure] = []
    for start, end in sentences:
        row = tokens[token_at(tokens, start) : token_at(tokens, end)]
        for candidate in _in_sentence(row, words, numbers, refused, governors):
            figures.append(_figure(document, row, candidate, attributions, len(figures) + 1))
    return tuple(figures)


def innermost_attribution(span: Span, attributions: tuple[Attribution, ...]) -> str | None:
    """Id of the shortest attribution whose content holds a span whole; None in the reporter's own voice."""
    holding = [
        (sum(part.end - part.start for part in attribution.content), attribution.id)
        for attribution in attributions
        if any(part.contains(span) for part in attribution.content)
    ]
    return min(holding)[1] if holding else None


class _Refusals:
    """Numbers that count nothing: measures, money, dates, ages, names."""

    def __init__(self, words: QuantityWords) -> None:
        self._before: Phrases[bool] = Phrases([(phrase, True) for phrase in words.refused_before])
        self._after: Phrases[bool] = Phrases([(phrase, True) for phrase in words.refused_after])

    def refuses(self, row: tuple[Token, ...], amount: Amount) -> bool:
        if amount.core < len(row) and self._after.at(row, amount.core) is not None:
            return True
        if self._is_part_of_name(row, amount):
            return True
        return amount.kind == "number" and amount.digits and self._before.before(row, amount.first) is not None

    def _is_part_of_name(self, row: tuple[Token, ...], amount: Amount) -> bool:
        """``Belgorod-22``, ``Maxxpro 1224``, ``[3]``, ``6.4``, ``14:30``: digits bound to what stands beside them."""
        if not amount.digits:
            return False
        start, end = row[amount.first].start, row[amount.stop - 1].end
        left = row[amount.first - 1] if amount.first else None
        right = row[amount.stop] if amount.stop < len(row) else None
        glued_left = left is not None and left.end == start and left.key not in "«\"“”([—'…¿" and left.kind != "word"
        glued_word = left is not None and left.end == start and left.kind == "word" and not left.key.endswith("'")
        glued_right = right is not None and right.start == end and (right.kind == "word" or right.key in ":-/.°" and self._goes_on(row, amount))
        name = left is not None and left.kind == "word" and left.capital and amount.first > 1
        footnote = left is not None and left.key == "[" and right is not None and right.key == "]"
        return glued_left or glued_word or glued_right or (name and amount.stop == len(row)) or footnote

    def _goes_on(self, row: tuple[Token, ...], amount: Amount) -> bool:
        after = amount.stop + 1
        return after < len(row) and row[after].start == row[amount.stop].end


def _in_sentence(
    row: tuple[Token, ...], words: QuantityWords, numbers: NumberWords, refused: _Refusals, governors: Governors
) -> list[_Candidate]:
    amounts = [amount for amount in find_amounts(row, words, numbers) if not refused.refuses(row, amount)]
    counted = [governors.nouns.counted(row, amount) for amount in amounts]
    verdicts = governors.judge(row, tuple(amounts), tuple(counted))
    kept = [
        _Candidate(amount=amount, counted=thing, verdict=verdict)
        for amount, thing, verdict in zip(amounts, counted, verdicts, strict=True)
        if verdict is not None
    ]
    persons = governors.hearsay_persons(row)
    taken = {index for candidate in kept for index in range(candidate.amount.first, candidate.amount.stop)}
    kept += [
        _Candidate(amount=amount, counted=thing, verdict=verdict)
        for amount, thing, verdict in persons
        if not taken.intersection(range(amount.first, amount.stop))
    ]
    return sorted(kept, key=lambda candidate: candidate.amount.first)


def _figure(
    document: Document, row: tuple[Token, ...], candidate: _Candidate, attributions: tuple[Attribution, ...], number: int
) -> Figure:
    amount, counted, verdict = candidate.amount, candidate.counted, candidate.verdict
    span = Span(document=document.id, start=row[amount.first].start, end=row[amount.stop - 1].end)
    of = document.text[row[counted.first].start : row[counted.stop - 1].end] if counted.stop > counted.first else None
    low, high = verdict.bounds(amount)
    return Figure(
        id=f"f{number:02d}",
        span=span,
        category=verdict.category,
        quantity=Quantity(low=low, high=high, unit=counted.unit, of=of, approximate=amount.approximate),
        attribution=innermost_attribution(span, attributions),
        reasons=(*amount.reasons, *verdict.reasons),
    )
