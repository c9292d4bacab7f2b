"""Joining pairs into groups, in an order that does not depend on how they were found, with what a person kept apart kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["join"]


def join(
    members: Iterable[str], pairs: Iterable[tuple[str, str]], apart: frozenset[tuple[str, str]]
) -> Mapping[str, frozenset[str]]:
    """Every member -> its group.

    pairs  taken in sorted order; a pair is passed over when its groups hold two members that must stay apart
    apart  pairs of members, each in sorted order
    """
    groups = {member: frozenset({member}) for member in members}
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs}):
        if a not in groups or b not in groups or groups[a] is groups[b]:
            continue
        if any((min(x, y), max(x, y)) in apart for x in groups[a] for y in groups[b]):
            continue
        merged = groups[a] | groups[b]
        groups |= dict.fromkeys(merged, merged)
    return groups
