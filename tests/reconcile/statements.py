"""Claims and reports in a line each, for tests of reconciliation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dixit.types.claims import Claim
from dixit.types.identity import Identities
from dixit.types.text import Document, Span
from dixit.types.values import Interval, Quantity

__all__ = ["claim", "documents", "shared"]

FIRST = datetime(2023, 5, 22, 12, tzinfo=UTC)


def documents(number: int) -> tuple[Document, ...]:
    """Reports r0, r1, ... one hour apart, each by its own outlet."""
    return tuple(
        Document(
            id=f"r{n}", text="words " * 20, digest="0" * 64, reader="hand/1", outlet=f"Outlet {n}",
            published=Interval(start=FIRST + timedelta(hours=n), end=FIRST + timedelta(hours=n, minutes=1)),
        )
        for n in range(number)
    )  # fmt: skip


def claim(id_: str, report: int, source: str | None, low: int | None = None, high: int | None = None, **more: object) -> Claim:
    """A claim about who was killed; neither bound given means no figure."""
    fields: dict[str, object] = {
        "document": f"r{report}", "about": "e1", "attribute": "killed", "population": "civilians", "polarity": "+",
        "certainty": "CT", "act": "assert", "value": None if low is None and high is None else Quantity(low=low, high=high),
        "evidence": (Span(document=f"r{report}", start=0, end=5),), **more,
    }  # fmt: skip
    return Claim(id=id_, source=source, **fields)  # type: ignore[arg-type]


def shared(*origins: tuple[str, ...]) -> Identities:
    """Identities in which each group of claims shares an origin: the first named."""
    return Identities(same_origin=tuple(sorted((member, group[0]) for group in origins for member in group)))
