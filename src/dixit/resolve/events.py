"""Which reports argue over one event: same kind as far as told, few days apart, and a place or a named actor in common.

A simple first form: an event is known by its kind, its report's date, the places named around its mentions, and who is heard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, pairwise

from dixit.resolve.clusters import join
from dixit.resolve.names import is_generic, key_of, tokens_of
from dixit.resolve.rulings import Rulings
from dixit.types.claims import Extraction, Relation
from dixit.types.text import Document
from dixit.types.values import Interval
from dixit.types.world import Event

__all__ = ["resolve_events"]

WITHIN = timedelta(days=3)
"""How far apart two reports of one event may be published."""
WIDE_KINDS = frozenset({"country"})
"""Places too wide to tell events apart, used only where nothing finer is named."""
PASSING = frozenset({"media", "unnamed", "witness_resident", "expert_commentator", "head_of_state", "unknown"})
"""Kinds of actors that are heard on many events and tell none apart."""
SHORTEST = 4
"""Letters of a capitalised word from which it is taken for a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    event: Event
    published: Interval | None
    document: str
    places: frozenset[str]
    heard: frozenset[str]


def resolve_events(
    extractions: Sequence[Extraction], same_actor: Mapping[str, str], rulings: Rulings
) -> tuple[dict[str, str], tuple[Relation, ...]]:
    """Every event -> the earliest of its group, and why; extractions in order of publication.

    Two events of one report stay apart unless a third joins them: its reader told them apart.
    """
    names = {a.id: a.name for x in extractions for a in x.actors}
    seen = [_see(event, x, same_actor) for x in extractions for event in x.events]
    order = {s.event.id: n for n, s in enumerate(seen)}
    reasons: dict[tuple[str, str], str] = dict.fromkeys(rulings.same, "a person ruled so")
    apart = set(rulings.apart)
    for a, b in combinations(seen, 2):
        pair = (min(a.event.id, b.event.id), max(a.event.id, b.event.id))
        if a.document == b.document:
            if pair not in rulings.same:
                apart.add(pair)
            continue
        shared = [*sorted(a.places & b.places), *sorted(names[id_] for id_ in a.heard & b.heard)]
        if shared and _kinds_meet(a, b) and _days_meet(a, b):
            reasons.setdefault(pair, f"same days, and both name {', '.join(shared[:3])}")
    groups = join(order, reasons, frozenset(apart))
    standing = {member: min(group, key=order.__getitem__) for member, group in groups.items()}
    merges = tuple(
        Relation(a=b, b=a, kind="same_event", why=why)
        for (a, b), why in sorted(reasons.items())
        if a in standing and b in standing and standing[a] == standing[b]
    )
    return standing, merges


def _see(event: Event, extraction: Extraction, same_actor: Mapping[str, str]) -> _Seen:
    document = extraction.document
    heard = {same_actor.get(a.id, a.id) for a in extraction.actors if a.kind not in PASSING and not is_generic(a.name)}
    return _Seen(
        event=event, published=document.published, document=document.id, places=_places(event, extraction), heard=frozenset(heard)
    )


def _places(event: Event, extraction: Extraction) -> frozenset[str]:
    """Places around the mentions (in the whole report when there are none): resolved ones, else capitalised words within a line."""
    stretches = [_line_around(extraction.document, span.start) for span in event.mentions] or [(0, len(extraction.document.text))]
    for around in (stretches, [(0, len(extraction.document.text))]):
        named = [t.place for t in extraction.toponyms if t.place and any(a <= t.span.start < b for a, b in around)]
        fine = {p.id for p in named if p.kind not in WIDE_KINDS}
        if fine or named:
            return frozenset(fine or {p.id for p in named})
    return frozenset(_capitalised(extraction))


def _line_around(document: Document, place: int) -> tuple[int, int]:
    start = document.text.rfind("\n", 0, place) + 1
    end = document.text.find("\n", place)
    return start, len(document.text) if end < 0 else end


def _capitalised(extraction: Extraction) -> set[str]:
    """Keys of words that bear a capital although a lower-case word stands before them: mostly names; dates left out."""
    found = set()
    dates = {key_of(token) for t in extraction.timexes for token in tokens_of(extraction.document.words_of(t.span))}
    for line in extraction.document.text.split("\n"):
        words = line.split()
        for before, word in pairwise(words):
            token = (tokens_of(word) or ("",))[-1]
            if before[-1:].isalpha() and before.islower() and token[:1].isupper() and len(token) >= SHORTEST:
                found.add(key_of(token))
    return found - dates


def _kinds_meet(a: _Seen, b: _Seen) -> bool:
    return a.event.kind is None or b.event.kind is None or a.event.kind == b.event.kind


def _days_meet(a: _Seen, b: _Seen) -> bool:
    if a.published is None or b.published is None:
        return True
    return a.published.start - WITHIN < b.published.end and b.published.start - WITHIN < a.published.end
