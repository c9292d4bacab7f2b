"""Which report repeats which: near-copies by shared fingerprints, relays by naming the other outlet.

Direction follows explicit credit, then time. Counting origins instead of articles rests on this.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dixit.resolve.names import keys_of, telling_keys
from dixit.text.shingles import containment, fingerprints
from dixit.types.claims import Extraction, Relation
from dixit.types.text import Document

__all__ = ["find_copies"]

NEARLY_ALL = 0.5
"""Share of a report's fingerprints found in another from which it is a near-copy: half its passages word for word."""

DISTINCTIVE = 8
"""Letters from which an outlet's one-word name in a text means the outlet; shorter ones may be a photograph's credit."""
GROUNDS = {
    "copy.credit": "it credits the other",
    "copy.later": "it was published later",
    "copy.undecided": "which came first is not known",
}
"""Ground on which one of two reports is taken for the copy."""


def find_copies(extractions: Sequence[Extraction]) -> tuple[Relation, ...]:
    """Copies as relations between document ids, `a` the copy; extractions in order of publication.

    A near-copy points to the earliest report that it may come from, a relay to the latest one of the outlet that it names.
    """
    prints = {x.document.id: fingerprints(x.document.text) for x in extractions}
    found: dict[str, Relation] = {}
    for earlier, later in combinations(extractions, 2):
        a, b = earlier.document, later.document
        share = max(containment(prints[a.id], prints[b.id]), containment(prints[b.id], prints[a.id]))
        if share < NEARLY_ALL:
            continue
        copy, original, ground = _direction(earlier, later)
        why = f"{round(100 * share)} % of the passages are shared; {GROUNDS[ground]}"
        found.setdefault(copy.id, Relation(a=copy.id, b=original.id, kind="near-verbatim", why=why, reasons=(ground,)))
    relays: dict[str, Relation] = {}
    for earlier, later in combinations(extractions, 2):
        if later.document.id not in found and _credits(later, earlier.document):
            why = f"names {earlier.document.outlet} as its source"
            relays[later.document.id] = Relation(
                a=later.document.id, b=earlier.document.id, kind="relay", why=why, reasons=("copy.credit",)
            )
    return tuple(sorted((*found.values(), *relays.values()), key=lambda r: (r.a, r.b)))


def _direction(earlier: Extraction, later: Extraction) -> tuple[Document, Document, str]:
    """The copy, its original, and on what ground."""
    a, b = earlier.document, later.document
    if _credits(earlier, b) and not _credits(later, a):
        return a, b, "copy.credit"
    if _credits(later, a):
        return b, a, "copy.credit"
    if a.published is None or b.published is None or a.published.meets(b.published):
        return b, a, "copy.undecided"
    return b, a, "copy.later"


def _credits(extraction: Extraction, other: Document) -> bool:
    """Whether a report names the other's outlet: as somebody who speaks, or anywhere in its text when the name is distinctive."""
    if not other.outlet or other.outlet == extraction.document.outlet:
        return False
    wanted = keys_of(_bare(other.outlet))
    if len(wanted) > 1 or len("".join(wanted)) >= DISTINCTIVE:
        words = telling_keys(extraction.document.text)
        if any(words[n : n + len(wanted)] == wanted for n in range(len(words) - len(wanted) + 1)):
            return True
    quoted = {a.speaker for a in extraction.attributions} | {v for c in extraction.claims for v in c.via}
    return any(
        keys_of(name) == wanted
        for actor in extraction.actors
        if actor.id in quoted or actor.name in quoted
        for name in (actor.name, *actor.aliases)
    )


def _bare(outlet: str) -> str:
    """The outlet's name without what stands in brackets after it."""
    return outlet.partition("(")[0].strip() or outlet
