"""How claims on one slot stand to each other: who repeats, denies, doubts, replaces or contradicts whom.

Relations name the later or the reacting claim first. Copies point to the first carrier; the other relations join first carriers
only, so that an article which merely repeats a quarrel does not make it two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dixit.reconcile.statements import Statement, made_before, same_value, stands_against
from dixit.types.claims import Relation
from dixit.types.values import Quantity

__all__ = ["agree", "find_relations", "first_carriers", "is_doubt", "replaced_by", "withdraws"]

CEILING_AGREES_FROM = 0.5
NOT_COMPARED = frozenset({"statement", "verification"})
"""Attributes whose values are free words on different matters, so that two of them say nothing about each other."""


def find_relations(slot: Sequence[Statement]) -> tuple[Relation, ...]:
    """All relations between the statements of one slot, given in order of publication; sorted by claims and kind.

    Free words (`NOT_COMPARED`) may repeat one another; whether they clash is not judged.
    """
    heads = first_carriers(slot)
    originals = [s for s in slot if heads[s.id] == s.id and s.slot.attribute not in NOT_COMPARED]
    found = [*_repeats(slot, heads), *_supersessions(originals), *_denials(originals), *_figures(originals)]
    return tuple(sorted(found, key=lambda r: (r.a, r.kind, r.b)))


def first_carriers(slot: Sequence[Statement]) -> dict[str, str]:
    """Claim id -> id of the first claim on this slot that says the same, by the same origin or by the same line of sources.

    Where the first is only the headline of the report that holds the original statement, the original stands for both.
    """
    heads: dict[str, str] = {}
    for position, statement in enumerate(slot):
        earlier = (s for s in slot[:position] if heads[s.id] == s.id)
        head = next((s for s in earlier if same_value(s, statement) and _one_voice(s, statement)), None)
        heads[statement.id] = head.id if head else statement.id
    shelf = {statement.id: statement for statement in slot}
    stands_for = {
        head: shelf[head].origin
        for head in set(heads.values())
        if heads.get(shelf[head].origin) == head and shelf[shelf[head].origin].claim.document == shelf[head].claim.document
    }
    return {claim: stands_for.get(head, head) for claim, head in heads.items()}


def is_doubt(statement: Statement) -> bool:
    """Whether it neither asserts nor denies, but says that it does not believe or cannot tell."""
    return statement.claim.polarity == "u"


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be one account of the same thing: some number satisfies both, and a ceiling is no other account.

    "Up to n" says that n may be so. It agrees with a lower figure from `CEILING_AGREES_FROM` of n on; "up to 500" and "about 80"
    share numbers, but nobody who says the one means the other.
    """
    if not a.meets(b):
        return False
    for ceiling, other in ((a, b), (b, a)):
        highest = other.high if other.high is not None else other.low
        if ceiling.low is None and ceiling.high and other.low is not None and highest is not None:
            return highest >= CEILING_AGREES_FROM * ceiling.high
    return True


def withdraws(statement: Statement) -> bool:
    """Whether it takes an earlier statement back and puts nothing in its place; a correction with a figure is a new figure."""
    return statement.claim.act == "retract" and (statement.figure is None or statement.claim.polarity == "-")


def replaced_by(statement: Statement, slot: Sequence[Statement]) -> Statement | None:
    """The statement of the same line that first replaced this one: a later figure or value, a withdrawal; None when it stands.

    Parts and additions replace no total, and a total replaces no part: they count different things.
    """
    later = [other for other in slot if _replaces(other, statement)]
    return min(later, key=lambda s: (s.first_carried, s.id), default=None)


def _one_voice(a: Statement, b: Statement) -> bool:
    return a.origin == b.origin or (a.line == b.line and not a.unnamed)


def _replaces(new: Statement, old: Statement) -> bool:
    if new.line != old.line or new.origin == old.origin or old.claim.polarity == "u" or not made_before(old, new):
        return False
    if withdraws(new):
        return True
    comparable = new.claim.polarity == old.claim.polarity == "+" and _counts_alike(new, old)
    return comparable and new.figure is not None and old.figure is not None and not same_value(new, old)


def _counts_alike(a: Statement, b: Statement) -> bool:
    return {"partial", "increment"} & set(a.claim.flags) == {"partial", "increment"} & set(b.claim.flags)


def _repeats(slot: Sequence[Statement], heads: dict[str, str]) -> Iterator[Relation]:
    shelf = {s.id: s for s in slot}
    for statement in slot:
        head = shelf[heads[statement.id]]
        if head is statement:
            continue
        same = statement.origin == head.origin
        why = "carries the same original statement" if same else "the same line of sources says the same again"
        yield Relation(a=statement.id, b=head.id, kind="repeats", why=why, reasons=("repeat.origin" if same else "repeat.line",))


def _supersessions(originals: Sequence[Statement]) -> Iterator[Relation]:
    for old in originals:
        new = replaced_by(old, originals)
        if new is None:
            continue
        withdrawn = withdraws(new)
        why = "the same line of sources " + ("withdraws it" if withdrawn else "later gives another figure")
        yield Relation(a=new.id, b=old.id, kind="supersedes", why=why, reasons=("supersede.line",))


def _denials(originals: Sequence[Statement]) -> Iterator[Relation]:
    """A denial or a doubt answers, of each other line, the latest figure known when it was said, else the first one after."""
    for reaction in originals:
        kind, why = _reaction(reaction)
        if kind is None:
            continue
        answered = [s for s in originals if s.claim.polarity == "+" and s.line != reaction.line]
        if kind == "denies":
            answered = [s for s in answered if stands_against(reaction, s) or _denies_by_figure(reaction, s)]
        elif reaction.figure is not None:
            answered = [s for s in answered if s.figure is not None and s.figure.meets(reaction.figure)]
        for line in sorted({s.line for s in answered}):
            group = [s for s in answered if s.line == line]
            known = [s for s in group if s.first_carried <= reaction.first_carried]
            for target in known[-1:] or group[:1]:
                yield Relation(a=reaction.id, b=target.id, kind=kind, why=why, reasons=(f"{kind}.slot",))


def _denies_by_figure(statement: Statement, other: Statement) -> bool:
    """Whether "none was captured" stands against "four are held": a denial that is a figure too."""
    if statement.claim.act != "deny" or statement.figure is None or other.figure is None or other.claim.act == "deny":
        return False
    return statement.claim.polarity == "+" and not statement.figure.meets(other.figure)


def _reaction(statement: Statement) -> tuple[str | None, str]:
    if statement.claim.polarity == "-" or (statement.claim.act == "deny" and statement.figure is not None):
        return "denies", "another line of sources rejects it"
    if is_doubt(statement) and statement.claim.act == "doubt":
        return "doubts", "another line of sources does not believe it"
    return None, ""


def _figures(originals: Sequence[Statement]) -> Iterator[Relation]:
    """Between two lines: their first pair and their latest pair, as far as both figures stood at one time."""
    stated = [s for s in originals if s.claim.polarity == "+" and s.figure is not None and "increment" not in s.claim.flags]
    for line, other in combinations(sorted({s.line for s in stated}), 2):
        left, right = ([s for s in stated if s.line == name] for name in (line, other))
        pairs = dict.fromkeys([(left[0].id, right[0].id), (left[-1].id, right[-1].id)])
        shelf = {s.id: s for s in (*left, *right)}
        for a, b in pairs:
            later, earlier = sorted((shelf[a], shelf[b]), key=lambda s: (s.published, s.id), reverse=True)
            if not (_denies_by_figure(later, earlier) or _denies_by_figure(earlier, later)):
                yield _compare(later, earlier)


def _compare(later: Statement, earlier: Statement) -> Relation:
    assert later.figure is not None and earlier.figure is not None
    if not agree(later.figure, earlier.figure):
        kind, why = "conflicting_figures", "the two figures are not one account"
    else:
        kind = "confirms" if later.claim.act == "confirm" else "independent_agreement"
        why = "two lines of sources give figures that can be one account"
    return Relation(a=later.id, b=earlier.id, kind=kind, why=why, reasons=(f"figures.{kind}",))
