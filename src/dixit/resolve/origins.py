"""Which claims go back to one original statement: carried by a copy, relayed, or told of one speaker at one time.

Independent sources are counted over these origins. Numbers alone never join claims: two parties may say "two" each on their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from dixit.resolve.clusters import join
from dixit.resolve.rulings import Rulings
from dixit.types.claims import Claim, Extraction, Relation
from dixit.types.text import Document
from dixit.types.values import Quantity

__all__ = ["resolve_origins"]

WITHIN = timedelta(hours=36)
"""How far apart reports may be published that tell of one statement, when they do not say when it was made."""


def resolve_origins(
    extractions: Sequence[Extraction],
    copies: Sequence[Relation],
    standing: Mapping[str, Mapping[str, str]],
    rulings: Rulings,
) -> tuple[dict[str, str], tuple[Relation, ...]]:
    """Every claim -> the earliest claim of its original statement, and why; extractions in order of publication.

    Within a report the claim of a source stands before the report's own words and its headline, which tell it again.

    standing  the maps ``actors`` and ``events``
    """
    shelf = {x.document.id: x.document for x in extractions}
    place = {x.document.id: n for n, x in enumerate(extractions)}
    claims = [c for x in extractions for c in sorted(x.claims, key=lambda c: (min((s.start for s in c.evidence), default=0), c.id))]
    second = {claim.id: "narrator" in claim.flags or _in_headline(claim, shelf[claim.document]) for claim in claims}
    order = {claim.id: (place[claim.document], second[claim.id], n) for n, claim in enumerate(claims)}
    joined = {(c.a, c.b): c.kind for c in copies} | {(c.b, c.a): c.kind for c in copies}
    reasons: dict[tuple[str, str], str] = dict.fromkeys(rulings.same, "a person ruled so")
    blocks: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        blocks.setdefault(_block(claim, standing), []).append(claim)
    for a, b in (pair for key in sorted(blocks) for pair in combinations(blocks[key], 2)):
        retold = a.document == b.document and second[a.id] != second[b.id]
        if not _same_content(a, b, standing, loosely=retold):
            continue
        if a.document == b.document:
            why = "a report's own words or headline, said by a source in the same report" if retold else None
        else:
            why = _why_one(a, b, joined.get((a.document, b.document)), shelf, standing)
        if why is not None:
            reasons.setdefault((min(a.id, b.id), max(a.id, b.id)), why)
    groups = join(order, reasons, rulings.apart)
    origins = {member: min(group, key=order.__getitem__) for member, group in groups.items()}
    merges = tuple(
        Relation(a=b, b=a, kind="same_origin", why=why)
        for (a, b), why in sorted(reasons.items())
        if a in origins and b in origins and origins[a] == origins[b]
    )
    return origins, merges


def _block(claim: Claim, standing: Mapping[str, Mapping[str, str]]) -> tuple[str, str, str]:
    """Only claims of one attribute, polarity and event are ever compared."""
    return claim.attribute, claim.polarity, standing["events"].get(claim.about, claim.about)


def _in_headline(claim: Claim, document: Document) -> bool:
    """Whether a claim rests on the headline, which tells shortly, often of a nameless "newspaper", what the report then says."""
    if not document.title or not claim.evidence:
        return False
    start = document.text.find(document.title)
    return start >= 0 and all(start <= span.start and span.end <= start + len(document.title) for span in claim.evidence)


def _same_content(a: Claim, b: Claim, standing: Mapping[str, Mapping[str, str]], *, loosely: bool) -> bool:
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        equal = (a.value.low, a.value.high) == (b.value.low, b.value.high)
        return equal and _populations_meet(_population(a, standing), _population(b, standing), loosely=loosely)
    return a.value == b.value


def _population(claim: Claim, standing: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    family, _, actor = (claim.population or "").partition(":")
    return family, standing["actors"].get(actor, actor)


def _populations_meet(a: tuple[str, str], b: tuple[str, str], *, loosely: bool) -> bool:
    """Whether the populations are one; loosely: also when one of the two only tells less."""
    if a == b:
        return True
    return loosely and (not a[0] or not b[0] or (a[0] == b[0] and (not a[1] or not b[1])))


def _why_one(
    a: Claim, b: Claim, copied: str | None, shelf: Mapping[str, Document], standing: Mapping[str, Mapping[str, str]]
) -> str | None:
    """The ground on which two claims of equal content are one statement."""
    actors = standing["actors"]
    x, y = (actors.get(c.source, c.source) if c.source else None for c in (a, b))
    if copied == "near-verbatim" and (x == y or _near_words(a, b)):
        return "carried by a report and its near-copy"
    if x is None or x != y:
        return None
    if copied is not None:
        return "carried by a report and one that relays it"
    if a.said_at is not None and b.said_at is not None:
        return "one speaker, one time of saying" if a.said_at.meets(b.said_at) else None
    first, second = shelf[a.document].published, shelf[b.document].published
    if first is None or second is None or abs(first.start - second.start) <= WITHIN:
        return "one speaker, told within a day and a half"
    return None


def _near_words(a: Claim, b: Claim) -> bool:
    return a.raw is not None and a.raw == b.raw
