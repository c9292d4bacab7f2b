"""A dossier as one JSON object, in the names and fields of the dossiers' gold, so that a scorer or another program can read it.

Events and actors stand for everything that was resolved to them; claims name them by the standing id. Findings are given at each
moment asked for; `dossier` and `reports` say what all of it was compiled from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from dixit.pipeline.layers import claim_row, relation_row
from dixit.types.codec import SCHEMA_VERSION, Plain, to_plain
from dixit.types.dossier import Dossier, Finding
from dixit.types.text import Document
from dixit.types.values import Quantity
from dixit.types.world import Event

__all__ = ["export_json", "last_report_at"]


def last_report_at(documents: Sequence[Document]) -> datetime | None:
    """When the latest dated report was published, None when none is dated."""
    return max((document.published.start for document in documents if document.published), default=None)


def export_json(dossier: Dossier, moments: Mapping[datetime | None, Sequence[Finding]]) -> str:
    """The object as indented JSON that ends with a line break.

    moments  the findings as of each moment; the moment None (no report is dated) is written as null
    """
    events, actors = dict(dossier.same_event), dict(dossier.same_actor)
    exported: dict[str, Plain] = {
        "dossier": {"schema": SCHEMA_VERSION, "question": dossier.question, "versions": dict[str, Plain](dossier.versions)},
        "reports": [_report_row(extraction.document) for extraction in dossier.extractions],
        "events": _event_rows(dossier, events),
        "actors": _actor_rows(dossier, actors),
        "claims": _claim_rows(dossier, events, actors),
        "relations": [relation_row(relation) for relation in dossier.relations],
        "copies": [{"report": copy.a, "of": copy.b, "how": copy.kind, "why": copy.why} for copy in dossier.copies],
        "findings": [_finding_row(finding, moment) for moment, findings in moments.items() for finding in findings],
        "policies": [],
        "followed": [to_plain(policy) for policy in dossier.policies],
        "judgements": [to_plain(judgement) for judgement in dossier.judgements],
        "failures": [to_plain(failure) for failure in dossier.failures],
    }
    return json.dumps(exported, ensure_ascii=False, indent=1) + "\n"


def _report_row(document: Document) -> Plain:
    return {
        "id": document.id,
        "lang": document.language,
        "outlet": document.outlet,
        "outlet_kind": document.outlet_kind,
        "published": to_plain(document.published.start) if document.published else None,
        "url": document.url,
        "title": document.title,
        "digest": document.digest,
        "reader": document.reader,
        "notes": to_plain(document.notes),
    }


def _event_rows(dossier: Dossier, standing: Mapping[str, str]) -> list[Plain]:
    """One row for each standing event, with the mentions of all that were resolved to it, by report."""
    groups: dict[str, list[Event]] = {}
    for event in dossier.events:
        groups.setdefault(standing.get(event.id, event.id), []).append(event)
    rows: list[Plain] = []
    for name, events in sorted(groups.items()):
        kind = next((event.kind for event in events if event.kind), None)
        spans = sorted({span for event in events for span in event.mentions})
        mentions: list[Plain] = [{"report": span.document, "start": span.start, "end": span.end} for span in spans]
        rows.append({"id": name, "kind": kind, "place": None, "start": None, "end": None, "mentions": mentions})
    return rows


def _actor_rows(dossier: Dossier, standing: Mapping[str, str]) -> list[Plain]:
    """One row for each standing actor; every name used for it anywhere is an alias."""
    kept = {actor.id: actor for actor in dossier.actors}
    aliases: dict[str, set[str]] = {}
    for actor in dossier.actors:
        aliases.setdefault(standing.get(actor.id, actor.id), set()).update((actor.name, *actor.aliases))
    bodies = dict(dossier.speaks_for)
    return [
        {
            "id": name,
            "name": kept[name].name,
            "aliases": list[Plain](sorted(names - {kept[name].name})),
            "kind": kept[name].kind,
            "of": bodies.get(name),
        }
        for name, names in sorted(aliases.items())
        if name in kept
    ]


def _claim_rows(dossier: Dossier, events: Mapping[str, str], actors: Mapping[str, str]) -> list[Plain]:
    origins = dict(dossier.same_origin)
    rows: list[Plain] = []
    for extraction in dossier.extractions:
        for claim in extraction.claims:
            standing: dict[str, Plain] = {
                "event": events.get(claim.about, claim.about),
                "speaker": actors.get(claim.source, claim.source) if claim.source else None,
                "origin": origins.get(claim.id, claim.id),
            }
            rows.append({**claim_row(claim, extraction), **standing})
    return rows


def _finding_row(finding: Finding, moment: datetime | None) -> Plain:
    value = finding.value if isinstance(finding.value, Quantity) else None
    return {
        "event": finding.event,
        "attribute": finding.attribute,
        "population": finding.population,
        "as_of": to_plain(moment),
        "policy": finding.policy,
        "state": finding.state,
        "low": value.low if value else None,
        "best": finding.best,
        "high": value.high if value else None,
        "distinct_origins": finding.origins,
        "included": list[Plain](finding.included),
        "excluded": [{"claim": claim, "rule": rule} for claim, rule in finding.excluded],
        "steps": list(finding.steps),
    }
