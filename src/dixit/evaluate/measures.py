"""Precision, recall and F1 over documents, with bootstrap intervals.

What is right is counted per document and added up (micro average); the interval comes from drawing documents, because the
sentences of one report are no independent witnesses.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["NOTHING", "Count", "Measure", "Score", "measure", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one document adds: right among the predicted, and right among the gold. Partly right counts in proportion."""

    right_predicted: float
    predicted: float
    right_gold: float
    gold: float

    def __add__(self, other: Count) -> Count:
        return Count(
            right_predicted=self.right_predicted + other.right_predicted,
            predicted=self.predicted + other.predicted,
            right_gold=self.right_gold + other.right_gold,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        return self.right_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 when nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


NOTHING = Count(right_predicted=0, predicted=0, right_gold=0, gold=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of a result; all shares lie between 0 and 1.

    group      ``all``, or the kind of gold record it is restricted to
    low, high  95 % bootstrap interval of F1 over documents, None when it was not asked for
    predicted, gold  how many were counted on either side
    """

    group: str
    name: str
    precision: float
    recall: float
    f1: float
    predicted: float
    gold: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The result for one layer. missing: ids of gold documents without prediction, counted as empty."""

    layer: str
    documents: int
    measures: tuple[Measure, ...]
    missing: tuple[str, ...] = ()

    def f1(self, name: str, group: str = "all") -> float:
        """The F1 of one measure. Raises KeyError for a name or group that was not measured."""
        for found in self.measures:
            if (found.group, found.name) == (group, name):
                return found.f1
        raise KeyError(f"{group} {name}")


def share(right: int, total: int) -> Count:
    """A plain accuracy as a count: precision, recall and F1 are then the same number."""
    return Count(right_predicted=right, predicted=total, right_gold=right, gold=total)


def measure(group: str, name: str, counts: Sequence[Count], *, samples: int) -> Measure:
    """Adds the documents up; `samples` > 0 draws that many times for the interval, always the same draws."""
    total = _sum(counts)
    low = high = None
    if samples and counts:
        draw = random.Random(0)
        drawn = sorted(_sum([counts[draw.randrange(len(counts))] for _ in counts]).f1 for _ in range(samples))
        low, high = drawn[int(0.025 * samples)], drawn[min(samples - 1, int(0.975 * samples))]
    return Measure(
        group=group,
        name=name,
        precision=total.precision,
        recall=total.recall,
        f1=total.f1,
        predicted=total.predicted,
        gold=total.gold,
        low=low,
        high=high,
    )


def _sum(counts: Sequence[Count]) -> Count:
    return Count(
        right_predicted=sum(count.right_predicted for count in counts),
        predicted=sum(count.predicted for count in counts),
        right_gold=sum(count.right_gold for count in counts),
        gold=sum(count.gold for count in counts),
    )
