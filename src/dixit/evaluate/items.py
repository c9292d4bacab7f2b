"""Layers whose records are one span each with named values: figures, times, residue.

Gold and predicted records are paired one to one by the characters they share; then each value is asked for on the pairs. The
strict and relaxed measures are those of TempEval-3 (UzZaman and others, SemEval 2013, S13-2001, section 5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dixit.evaluate.measures import NOTHING, Count, Measure, measure
from dixit.evaluate.pairing import pair

__all__ = ["ASKED", "Item", "measure_items"]

ASKED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "figures": {"bounds": ("low", "high"), "category": ("category",), "category and bounds": ("category", "low", "high")},
    "timex": {"type": ("type",), "value": ("value",)},
    "residue": {},
}
"""Layer -> name of a measure -> the fields that must be equal."""

MAY_BE_UNTOLD = frozenset({"value"})
"""Fields that gold leaves null where nobody decided: not asked for. Elsewhere null is an answer (an open bound)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record: its half-open span, and its values in a form that can be compared."""

    start: int
    end: int
    values: Mapping[str, str | None]


def measure_items(
    layer: str, documents: Sequence[tuple[tuple[Item, ...], tuple[Item, ...]]], *, samples: int
) -> tuple[Measure, ...]:
    """Span exact (strict), span overlap (relaxed), then each value on overlapping spans, and all of them on exact spans.

    documents  per document the gold and the predicted records
    """
    paired = [(gold, predicted, _pairs(gold, predicted)) for gold, predicted in documents]
    everything = tuple(dict.fromkeys(field for fields in ASKED[layer].values() for field in fields))
    asked: list[tuple[str, tuple[str, ...], bool]] = [("span exact", (), True), ("span overlap", (), False)]
    asked += [(name, fields, False) for name, fields in ASKED[layer].items()]
    asked += [("span exact and all values", everything, True)] if everything else []
    lines = []
    for name, fields, exact in asked:
        counts = [_count(gold, predicted, pairs, fields, exact=exact) for gold, predicted, pairs in paired]
        lines.append(measure("all", name, counts, samples=samples))
    return tuple(lines)


def _pairs(gold: Sequence[Item], predicted: Sequence[Item]) -> tuple[tuple[int, int], ...]:
    likeness = {}
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = min(g.end, p.end) - max(g.start, p.start)
            if shared > 0:
                likeness[i, j] = shared / (max(g.end, p.end) - min(g.start, p.start))
    return pair(likeness)


def _count(
    gold: Sequence[Item], predicted: Sequence[Item], pairs: Sequence[tuple[int, int]], fields: tuple[str, ...], *, exact: bool
) -> Count:
    untold = {i for i, g in enumerate(gold) if any(field in MAY_BE_UNTOLD and g.values.get(field) is None for field in fields)}
    asked = [(i, j) for i, j in pairs if i not in untold]
    right = 0
    for i, j in asked:
        g, p = gold[i], predicted[j]
        same_span = (g.start, g.end) == (p.start, p.end)
        right += (same_span or not exact) and all(g.values.get(field) == p.values.get(field) for field in fields)
    excused = len(pairs) - len(asked)
    return NOTHING + Count(
        right_predicted=right, predicted=len(predicted) - excused, right_gold=right, gold=len(gold) - len(untold)
    )
