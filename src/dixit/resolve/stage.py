"""The stage that resolves: extractions in, identity maps out.

No record is rewritten. Each merge stands in a map with its reason, and a person's ruling comes before every rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from dixit.resolve.actors import resolve_actors
from dixit.resolve.copies import find_copies
from dixit.resolve.events import resolve_events
from dixit.resolve.origins import resolve_origins
from dixit.resolve.rulings import read_rulings
from dixit.types.claims import Extraction
from dixit.types.dossier import Judgement
from dixit.types.identity import Identities

__all__ = ["resolve"]

UNDATED = datetime.max.replace(tzinfo=UTC)


def resolve(extractions: Sequence[Extraction], judgements: Sequence[Judgement] = ()) -> Identities:
    """Who is who, which claims speak of one event, which share an origin, which reports copy which.

    judgements  verdicts ``same_as:ID`` and ``apart_from:ID`` on actors, events and claims join and part before any rule does
    The order of the extractions changes nothing; the result is empty for no extractions.
    """
    rulings = read_rulings(judgements)
    ordered = sorted(extractions, key=lambda x: (x.document.published.start if x.document.published else UNDATED, x.document.id))
    actors = resolve_actors(ordered, rulings)
    events, event_merges = resolve_events(ordered, actors.same_actor, rulings)
    copies = find_copies(ordered)
    origins, origin_merges = resolve_origins(ordered, copies, {"actors": actors.same_actor, "events": events}, rulings)
    return Identities(
        same_actor=tuple(sorted(actors.same_actor.items())),
        same_event=tuple(sorted(events.items())),
        same_origin=tuple(sorted(origins.items())),
        speaks_for=tuple(sorted(actors.speaks_for.items())),
        copies=copies,
        merges=tuple(sorted((*actors.merges, *event_merges, *origin_merges), key=lambda r: (r.kind, r.a, r.b))),
    )
