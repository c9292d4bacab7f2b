"""The policy "ledger": the rules of ledger.toml, in the same order.

It ranks no source and averages no figure. What it leaves out, it names with the rule; what it keeps, it keeps as bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from dixit.reconcile.agree import agree, first_carriers, replaced_by, withdraws
from dixit.reconcile.policy import Rulebook
from dixit.reconcile.statements import Slot, Statement, stands_against
from dixit.types.dossier import Finding
from dixit.types.values import Quantity

__all__ = ["weigh"]

Left = dict[str, str]
"""Claim id -> id of the rule that left it out."""


def weigh(
    slot: Slot, statements: Sequence[Statement], rulebook: Rulebook, as_of: datetime | None, actors: frozenset[str]
) -> Finding:
    """What stands on one slot.

    statements  all statements on the slot, in order of publication
    actors      ids of all standing actors, so that a value which names one can be compared; other words are never compared
    """
    left = _leave_out(statements)
    kept = [s for s in statements if s.id not in left]
    standing = _standing_denials(statements, kept)
    origins = _count_origins(kept, statements)
    fits = _fits(kept, actors)
    state = _state(statements, kept, origins, bool(standing), fits)
    value = _bounds([s.figure for s in kept if s.figure is not None], fits and state != "disputed")
    best = value.low if value is not None and value.low == value.high else None
    return Finding(
        event=slot.event,
        attribute=slot.attribute,
        population=slot.population or None,
        policy=rulebook.policy.name,
        state=state,
        value=value,
        best=best,
        included=tuple(s.id for s in kept),
        excluded=tuple((s.id, left[s.id]) for s in statements if s.id in left),
        origins=origins,
        as_of=as_of,
        steps=_steps(left, rulebook, len(statements), origins, len(standing), (state, value)),
    )


def _leave_out(statements: Sequence[Statement]) -> Left:
    """Rules L1 to L7: each looks only at what the earlier ones kept; L5 and L6 leave something standing."""
    left: Left = {}
    numeric = any(s.figure is not None for s in statements)
    heads = first_carriers(statements)
    dead = {s.id for s in statements if replaced_by(s, statements) is not None}
    for statement in statements:
        if statement.claim.polarity == "-" and not withdraws(statement):
            left[statement.id] = "L2-denial"
        elif statement.claim.polarity != "+" or withdraws(statement) or (numeric and statement.figure is None):
            left[statement.id] = "L1-no-figure"
        elif "increment" in statement.claim.flags:
            left[statement.id] = "L3-increment"
        elif statement.id in dead or heads[statement.id] in dead:
            # a replaced figure stays replaced when a later report recalls it
            left[statement.id] = "L4-superseded"
    _prefer(statements, left, "L5-partial", lambda s: "partial" not in s.claim.flags)
    _prefer(statements, left, "L6-uncommitted", lambda s: s.claim.certainty != "U")
    for statement in statements:
        if statement.id not in left and heads[statement.id] != statement.id and heads[statement.id] not in left:
            left[statement.id] = "L7-repeat"
    return left


def _prefer(statements: Sequence[Statement], left: Left, rule: str, better: Callable[[Statement], bool]) -> None:
    """Leave the others out where a better statement is at hand; `left` is the caller's own table in the making."""
    open_ones = [s for s in statements if s.id not in left]
    if any(better(s) for s in open_ones):
        left.update({s.id: rule for s in open_ones if not better(s)})


def _standing_denials(statements: Sequence[Statement], kept: Sequence[Statement]) -> list[Statement]:
    denials = [s for s in statements if s.claim.polarity == "-" and replaced_by(s, statements) is None]
    return [d for d in denials if any(stands_against(d, s) for s in kept)]


def _count_origins(kept: Sequence[Statement], statements: Sequence[Statement]) -> int:
    """Origins among the kept; two that are joined by a repetition of the same line count once.

    Several statements by nobody named that say the same count once too: they are not known to be by several people.
    """
    heads = first_carriers(statements)
    shelf = {s.id: s for s in statements}
    named = {shelf[heads[s.id]].origin for s in kept if not s.unnamed}
    unnamed = {(s.figure.low, s.figure.high) if s.figure else s.claim.value for s in kept if s.unnamed}
    return len(named) + len(unnamed)


def _fits(kept: Sequence[Statement], actors: frozenset[str]) -> bool:
    """Whether some number satisfies every figure kept; for values that are actors, whether they are one."""
    figures = [s.figure for s in kept if s.figure is not None]
    lows = [q.low for q in figures if q.low is not None]
    highs = [q.high for q in figures if q.high is not None]
    together = (not lows or not highs or max(lows) <= min(highs)) and all(agree(a, b) for a, b in combinations(figures, 2))
    named = {s.claim.value for s in kept if isinstance(s.claim.value, str) and s.claim.value in actors}
    return together and len(named) <= 1


def _state(statements: Sequence[Statement], kept: Sequence[Statement], origins: int, denied: bool, fits: bool) -> str:
    """The state in one word.

    retracted     nothing stands any more
    denied        one origin, and another line denies it; also when a denial stands alone, with nothing asserted in these reports
    single_origin one origin, undenied
    disputed      two or more whose figures do not meet, or that another line denies
    corroborated  two or more lines of sources whose figures meet
    uncontested   two or more statements that do not clash, but of one line only, or in words that are not compared
    """
    if not kept:
        if any(s.claim.polarity == "-" and not withdraws(s) for s in statements):
            return "denied"
        return "retracted" if any(withdraws(s) for s in statements) else "uncontested"
    if origins == 1:
        return "denied" if denied else "single_origin"
    if not fits or denied:
        return "disputed"
    comparable = all(s.figure is not None for s in kept)
    return "corroborated" if comparable and len({"" if s.unnamed else s.line for s in kept}) > 1 else "uncontested"


def _bounds(figures: Sequence[Quantity], common: bool) -> Quantity | None:
    """The common interval; or the hull, where an open end counts as the other end of the same figure."""
    if not figures:
        return None
    approximate = any(q.approximate for q in figures)
    units = sorted({q.unit for q in figures if q.unit})
    unit = units[0] if len(units) == 1 else None
    lows, highs = [q.low for q in figures], [q.high for q in figures]
    if common:
        low: int | None = max((n for n in lows if n is not None), default=None)
        high: int | None = min((n for n in highs if n is not None), default=None)
    else:
        ends = [n for pair in zip(lows, highs, strict=True) for n in pair if n is not None]
        low, high = min(ends, default=None), max(ends, default=None)
    return Quantity(low=low, high=high, unit=unit, approximate=approximate)


def _steps(
    left: Mapping[str, str], rulebook: Rulebook, total: int, origins: int, denials: int, outcome: tuple[str, Quantity | None]
) -> tuple[str, ...]:
    state, value = outcome
    steps = [f"{total} claims on this slot"]
    for rule in rulebook.rules.values():
        count = sum(1 for reason in left.values() if reason == rule.id)
        if count:
            steps.append(f"{rule.id}: {count} left out ({rule.says})")
    steps.append(f"L8-origins: {origins} independent origins among {total - len(left)} claims kept")
    steps.append(f"L9-state: {state}" + (f", {denials} standing denials" if denials else ""))
    if value is not None:
        shown = "-".join("open" if n is None else str(n) for n in (value.low, value.high))
        steps.append(f"L10-bounds: {shown}")
    return tuple(steps)
