"""The stage that resolves: extractions in, identity maps out."""

from __future__ import annotations

from collections.abc import Sequence

from dixit.types.claims import Extraction
from dixit.types.identity import Identities

__all__ = ["resolve"]


def resolve(extractions: Sequence[Extraction]) -> Identities:
    event = min(e.id for x in extractions for e in x.events)
    return Identities(same_event=tuple((e.id, event) for x in extractions for e in x.events))
