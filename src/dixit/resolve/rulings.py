"""What people ruled about identity: their word comes before any rule.

A judgement's verdict ``same_as:ID`` joins its target with the record ID, ``apart_from:ID`` keeps them apart; the later ruling on a
pair counts. Other verdicts are no matter of identity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dixit.types.dossier import Judgement

__all__ = ["Rulings", "read_rulings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Pairs of record ids, each in sorted order."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


def read_rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The rulings in force."""
    last: dict[tuple[str, str], str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        verdict, colon, other = judgement.verdict.partition(":")
        if colon and other and verdict in ("same_as", "apart_from"):
            last[min(judgement.target, other), max(judgement.target, other)] = verdict
    return Rulings(
        same=frozenset(pair for pair, verdict in last.items() if verdict == "same_as"),
        apart=frozenset(pair for pair, verdict in last.items() if verdict == "apart_from"),
    )
