"""Pairs gold and predicted records one to one so that the sum of their likeness is greatest.

The best assignment is found exactly, by paths that give up a good pair for two better ones (Kuhn's idea with weights). Records
that share nothing fall apart into groups first, so that a whole document costs little.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["pair"]

Likeness = Mapping[tuple[int, int], float]


def pair(likeness: Likeness) -> tuple[tuple[int, int], ...]:
    """The (gold, predicted) pairs of greatest sum, sorted.

    likeness  (gold index, predicted index) -> how alike they are; only pairs above 0 may be paired
    """
    chosen: list[tuple[int, int]] = []
    for group in _groups({edge: value for edge, value in likeness.items() if value > 0}):
        chosen += _best(group)
    return tuple(sorted(chosen))


def _groups(likeness: Likeness) -> list[dict[tuple[int, int], float]]:
    """The likeness split into parts that have no record in common."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            node = root[node]
        return node

    for gold, predicted in likeness:
        root[find(("predicted", predicted))] = find(("gold", gold))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for (gold, predicted), value in likeness.items():
        parts.setdefault(find(("gold", gold)), {})[gold, predicted] = value
    return list(parts.values())


def _best(likeness: Likeness) -> list[tuple[int, int]]:
    """The best pairs of one part: adds one pair at a time along the path of greatest gain, until nothing gains."""
    golds = sorted({gold for gold, _ in likeness})
    taken: dict[int, int] = {}  # predicted -> gold
    while True:
        path = _gaining_path(likeness, golds, taken)
        if path is None:
            return [(gold, predicted) for predicted, gold in taken.items()]
        for gold, predicted in path:
            taken[predicted] = gold


def _gaining_path(likeness: Likeness, golds: list[int], taken: dict[int, int]) -> list[tuple[int, int]] | None:
    """The pairs to set so that one more gold record is paired and the sum grows most (Bellman and Ford's longest path)."""
    busy = set(taken.values())
    gain = {gold: 0.0 for gold in golds if gold not in busy}
    came: dict[int, tuple[int, int]] = {}  # gold -> the pair (gold before, predicted given up to it)
    for _ in golds:
        changed = False
        for (gold, predicted), value in likeness.items():
            owner = taken.get(predicted)
            if gold not in gain or owner is None or owner == gold:
                continue
            reached = gain[gold] + value - likeness[owner, predicted]
            if reached > gain.get(owner, float("-inf")) + 1e-12:
                gain[owner], came[owner] = reached, (gold, predicted)
                changed = True
        if not changed:
            break
    ends = [
        (gain[gold] + value, -gold, -predicted)
        for (gold, predicted), value in likeness.items()
        if gold in gain and predicted not in taken
    ]
    if not ends or max(ends)[0] <= 1e-12:
        return None
    _, last, free = max(ends)
    path = [(-last, -free)]
    while path[-1][0] in came:
        path.append(came[path[-1][0]])
    return path
