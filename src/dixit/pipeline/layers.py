"""The layers of `dixit annotate`: an extraction in the names and fields of the gold files, offsets into the text as given.

    attributions, figures, relations   annotation guidelines for claims: spans are [start, end]
    timex                              TIMEX3 type and value
    toponyms                           name as written, point, GeoNames id
    evidence, residue                  as in the project's sample
    events, actors, claims             as in a dossier's gold: a claim names its source by actor id

Scorers and other programs rely on these names: they change only with a note in the changelog.
"""

from __future__ import annotations

from collections.abc import Mapping

from dixit.types.claims import Attribution, Claim, Evidence, Extraction, Figure, Relation, Timex, Toponym
from dixit.types.codec import Plain, to_plain
from dixit.types.text import Note, Span
from dixit.types.values import Quantity
from dixit.types.world import Actor, Event

__all__ = ["LAYERS", "claim_row", "layers_of", "relation_row"]

LAYERS = ("attributions", "figures", "relations", "timex", "toponyms", "evidence", "residue", "events", "actors", "claims")
"""Every key that `annotate` writes; the same keys in its input are dropped."""

RESIDUE = frozenset({"residue", "teaser", "boilerplate"})
"""Kinds of note that point at words which are no part of the report."""


def layers_of(extraction: Extraction) -> dict[str, Plain]:
    """All layers of one document, each a list in text order; empty lists where nothing was found."""
    actors = {actor.id: actor for actor in extraction.actors}
    notes = sorted({*extraction.document.notes, *extraction.notes}, key=lambda note: (note.start, note.end, note.kind, note.why))
    return {
        "attributions": [_attribution_row(attribution, actors) for attribution in extraction.attributions],
        "figures": [_figure_row(figure) for figure in extraction.figures],
        "relations": [relation_row(relation) for relation in extraction.relations],
        "timex": [_timex_row(timex) for timex in extraction.timexes],
        "toponyms": [_toponym_row(toponym, extraction) for toponym in extraction.toponyms],
        "evidence": [_evidence_row(evidence) for evidence in extraction.evidence],
        "residue": [_residue_row(note) for note in notes if note.kind in RESIDUE and note.end > note.start],
        "events": [_event_row(event) for event in extraction.events],
        "actors": [_actor_row(actor) for actor in extraction.actors],
        "claims": [claim_row(claim, extraction) for claim in extraction.claims],
    }


def _actor_row(actor: Actor) -> Plain:
    return {"id": actor.id, "name": actor.name, "aliases": list(actor.aliases), "kind": actor.kind, "of": actor.of}


def _event_row(event: Event) -> Plain:
    return {"id": event.id, "kind": event.kind, "mentions": _pairs(event.mentions)}


def relation_row(relation: Relation) -> Plain:
    """A relation between two records, and why it was drawn."""
    return {"a": relation.a, "b": relation.b, "kind": relation.kind, "why": relation.why}


def claim_row(claim: Claim, extraction: Extraction) -> dict[str, Plain]:
    """A claim as in a dossier's gold; `speaker` is an actor's id, `evidence` the exact words, `evidence_spans` their offsets."""
    document = extraction.document
    return {
        "id": claim.id,
        "report": claim.document,
        "event": claim.about,
        "evidence": [document.words_of(span) for span in claim.evidence],
        "evidence_spans": _pairs(claim.evidence),
        "attribute": claim.attribute,
        "population": claim.population,
        "value": _value(claim, extraction.actors),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "act": claim.act,
        "speaker": claim.source,
        "role": claim.role,
        "via": list(claim.via),
        "said_at": to_plain(claim.said_at),
        "flags": list(claim.flags),
        "partial": "partial" in claim.flags,
        "increment": "increment" in claim.flags,
        "verified": "verified" in claim.flags,
        "attribution": claim.attribution,
    }


def _attribution_row(attribution: Attribution, actors: Mapping[str, Actor]) -> Plain:
    speaker = actors.get(attribution.speaker or "")
    return {
        "id": attribution.id,
        "type": attribution.type,
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "speaker": speaker.name if speaker else None,
        "source_kind": speaker.kind if speaker else "unknown",
        "act": attribution.act,
        "certainty": attribution.certainty,
        "nested_in": attribution.nested_in,
        "reasons": list(attribution.reasons),
    }


def _figure_row(figure: Figure) -> Plain:
    return {
        "id": figure.id,
        "span": _pair(figure.span),
        "category": figure.category,
        "population": figure.quantity.of,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "approximate": figure.quantity.approximate,
        "unit": figure.quantity.unit,
        "attribution": figure.attribution,
    }


def _timex_row(timex: Timex) -> Plain:
    return {"start": timex.span.start, "end": timex.span.end, "type": timex.type, "value": timex.value}


def _toponym_row(toponym: Toponym, extraction: Extraction) -> Plain:
    place = toponym.place
    lat, lon = place.point if place and place.point else (None, None)
    source, _, number = place.id.partition(":") if place else ("", "", "")
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "name": extraction.document.words_of(toponym.span),
        "lat": lat,
        "lon": lon,
        "geonameid": int(number) if source == "geonames" and number.isdecimal() else None,
    }


def _evidence_row(evidence: Evidence) -> Plain:
    return {
        "id": evidence.id,
        "span": _pair(evidence.span),
        "medium": evidence.medium,
        "published_by": evidence.published_by,
        "shows": evidence.shows,
        "verification": evidence.verification,
        "attribution": evidence.attribution,
    }


def _residue_row(note: Note) -> Plain:
    return {"start": note.start, "end": note.end, "kind": note.kind, "why": note.why}


def _value(claim: Claim, actors: tuple[Actor, ...]) -> Plain:
    if isinstance(claim.value, Quantity):
        return {"low": claim.value.low, "high": claim.value.high, "approximate": claim.value.approximate}
    if claim.value is None:
        return None
    named = [actor.id for actor in actors if claim.value in (actor.id, actor.name)]
    return {"actor": named[0]} if claim.attribute == "perpetrator" and named else {"text": claim.value}


def _pair(span: Span) -> Plain:
    return [span.start, span.end]


def _pairs(spans: tuple[Span, ...]) -> Plain:
    return [_pair(span) for span in spans]
