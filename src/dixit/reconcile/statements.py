"""Claims seen through the identity maps: the same claim, with who, what and which original statement resolved.

A claim is never rewritten; a statement stands beside it and says what the maps make of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dixit.types.claims import Claim
from dixit.types.identity import Identities
from dixit.types.text import Document
from dixit.types.values import Quantity

__all__ = ["Slot", "Statement", "by_slot", "made_before", "same_value", "stands_against", "statements_of"]

UNDATED = datetime.max.replace(tzinfo=UTC)
"""Where a report without a date stands in the order: after all others, because nothing may be superseded on its word."""

UNNAMED = "unnamed "
"""How the key of a line begins when nobody is named."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slot:
    """What claims can agree or disagree about: one attribute of one event, for one population ("" when none is told)."""

    event: str
    attribute: str
    population: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim with its identities.

    line    key of the line of sources: a body and everybody who speaks for it; an outlet in its own voice; or, when nobody is
            named, the original statement alone, because two unnamed voices are not known to be one
    origin  id of the earliest claim that carries the same original statement
    first_carried  when the origin was first published in the reports at hand
    """

    claim: Claim
    slot: Slot
    source: str | None
    line: str
    origin: str
    published: datetime
    first_carried: datetime

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def unnamed(self) -> bool:
        """Whether nobody is named, and the report does not speak itself."""
        return self.line.startswith(UNNAMED)

    @property
    def figure(self) -> Quantity | None:
        return self.claim.value if isinstance(self.claim.value, Quantity) else None


def statements_of(
    claims: Iterable[Claim], documents: Sequence[Document], identities: Identities, as_of: datetime | None
) -> tuple[Statement, ...]:
    """The claims of reports published until `as_of` (all when None), resolved, in order of publication and place.

    A report dated to a day counts from that day's first moment; one without any date always counts, as the latest.
    """
    shelf = {document.id: document for document in documents}
    origins = dict(identities.same_origin)
    kept = sorted(
        ((_published(shelf.get(claim.document)), claim) for claim in claims), key=lambda pair: (pair[0], *_place(pair[1]))
    )
    kept = [(when, claim) for when, claim in kept if as_of is None or when == UNDATED or when <= as_of]
    first: dict[str, datetime] = {}
    for when, claim in kept:
        first.setdefault(origins.get(claim.id, claim.id), when)
    return tuple(_resolve(claim, when, first, shelf, identities) for when, claim in kept)


def by_slot(statements: Sequence[Statement]) -> dict[Slot, tuple[Statement, ...]]:
    """Statements grouped by slot, slots sorted, statements in the order given.

    A denial often names nobody in particular ("denied that dozens were killed"): it is laid on the slot of the same event and
    attribute with a like population where most figures are that it stands against; on its own slot when there is none. A retelling
    that tells less of the population stands with its original.
    """
    groups: dict[Slot, list[Statement]] = {}
    asserted = Counter[Slot]()
    for statement in statements:
        if statement.claim.polarity == "+":
            asserted[statement.slot] += 1
    for statement in statements:
        slot = _told_slot(statement, statements)
        if statement.claim.polarity == "-":
            slot = _answered_slot(statement, statements, asserted)
        groups.setdefault(slot, []).append(statement)
    return {slot: tuple(groups[slot]) for slot in sorted(groups)}


def stands_against(denial: Statement, other: Statement) -> bool:
    """Whether a denial by one line of sources concerns an assertion by another.

    A denial that names a figure concerns those that meet it; one that names none concerns all.
    """
    if denial.claim.polarity != "-" or other.claim.polarity != "+" or denial.line == other.line:
        return False
    if denial.figure is not None and other.figure is not None:
        return denial.figure.meets(other.figure)
    return True


def _answered_slot(denial: Statement, statements: Sequence[Statement], asserted: Mapping[Slot, int]) -> Slot:
    if asserted.get(denial.slot):
        return denial.slot
    answered = Counter(s.slot for s in statements if _alike(denial.slot, s.slot) and stands_against(denial, s))
    return min(answered, key=lambda slot: (-answered[slot], slot), default=denial.slot)


def _told_slot(statement: Statement, statements: Sequence[Statement]) -> Slot:
    """A retelling that says less of whom it counts ("two soldiers" in a headline) stands with its original."""
    original = next((s for s in statements if s.id == statement.origin), statement)
    return original.slot if _alike(statement.slot, original.slot) else statement.slot


def _alike(asked: Slot, slot: Slot) -> bool:
    """Whether the populations may be one: none told, or one family where one of the two does not say whose."""
    if (asked.event, asked.attribute) != (slot.event, slot.attribute):
        return False
    (family, _, actor), (other_family, _, other) = asked.population.partition(":"), slot.population.partition(":")
    return not family or (family == other_family and (not actor or not other or actor == other))


def same_value(a: Statement, b: Statement) -> bool:
    """Whether both say the same of the slot: equal bounds, whatever the unit is called, or equal words; and the same polarity."""
    if a.claim.polarity != b.claim.polarity:
        return False
    if a.figure is not None and b.figure is not None:
        return (a.figure.low, a.figure.high) == (b.figure.low, b.figure.high)
    return a.claim.value == b.claim.value


def made_before(a: Statement, b: Statement) -> bool:
    """Whether `a` was certainly said before `b`: by what the texts tell of the time of saying, else by who was first carried.

    Two statements that first appear in one report, with no time of saying that tells them apart, are in no order.
    """
    x, y = a.claim.said_at, b.claim.said_at
    if x is not None and y is not None and not x.meets(y):
        return x.end <= y.start
    return a.first_carried < b.first_carried


def _published(document: Document | None) -> datetime:
    return UNDATED if document is None or document.published is None else document.published.start


def _place(claim: Claim) -> tuple[str, bool, int, str]:
    """Order within a report: its own words after those of its sources, since a headline tells again what the text attributes."""
    return claim.document, "narrator" in claim.flags, min((span.start for span in claim.evidence), default=0), claim.id


def _resolve(
    claim: Claim, when: datetime, first: Mapping[str, datetime], shelf: Mapping[str, Document], identities: Identities
) -> Statement:
    actors, events, origins, bodies = (
        dict(table) for table in (identities.same_actor, identities.same_event, identities.same_origin, identities.speaks_for)
    )
    family, colon, actor = (claim.population or "").partition(":")
    origin = origins.get(claim.id, claim.id)
    source = actors.get(claim.source, claim.source) if claim.source else None
    if source is not None:
        line = bodies.get(source, source)
    elif "narrator" in claim.flags:
        document = shelf.get(claim.document)
        line = f"outlet {(document.outlet if document else None) or claim.document}"
    else:
        line = f"{UNNAMED}{origin}"
    return Statement(
        claim=claim,
        slot=Slot(
            event=events.get(claim.about, claim.about),
            attribute=claim.attribute,
            population=f"{family}{colon}{actors.get(actor, actor)}",
        ),
        source=source,
        line=line,
        origin=origin,
        published=when,
        first_carried=first[origin],
    )
