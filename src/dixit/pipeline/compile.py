"""From many extractions to one dossier: resolve who and what is the same, reconcile what was claimed, keep it all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dixit.reconcile.stage import reconcile
from dixit.resolve.stage import resolve
from dixit.types.claims import Extraction
from dixit.types.dossier import Dossier, Failure, Finding, Judgement
from dixit.types.identity import Identities

__all__ = ["Material", "compile_dossier", "findings_at"]

UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a dossier is compiled from.

    extractions  one per document, in any order
    versions     of code, packs and models, to be shown beside the result
    """

    question: str
    extractions: Sequence[Extraction]
    judgements: Sequence[Judgement] = ()
    failures: Sequence[Failure] = ()
    versions: tuple[tuple[str, str], ...] = ()


def compile_dossier(material: Material, *, policy: str = "ledger", as_of: datetime | None) -> Dossier:
    """Everything the reports say together, under one policy, from reports published until `as_of` (None = all of them).

    The order of the extractions changes nothing. Raises UsageError for an unknown policy.
    """
    extractions = tuple(sorted(material.extractions, key=_by_time))
    identities = resolve(extractions, tuple(material.judgements))
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    found = reconcile(claims, [extraction.document for extraction in extractions], identities, policy=policy, as_of=as_of)
    return Dossier(
        question=material.question,
        extractions=extractions,
        actors=tuple(actor for extraction in extractions for actor in extraction.actors),
        events=tuple(event for extraction in extractions for event in extraction.events),
        claims=claims,
        relations=found.relations,
        copies=identities.copies,
        findings=found.findings,
        policies=(found.policy,),
        judgements=tuple(material.judgements),
        failures=tuple(material.failures),
        same_actor=identities.same_actor,
        same_event=identities.same_event,
        same_origin=identities.same_origin,
        speaks_for=identities.speaks_for,
        versions=material.versions,
    )


def findings_at(dossier: Dossier, *, policy: str, as_of: datetime | None) -> tuple[Finding, ...]:
    """What a policy made of the claims at another moment, with the identities the dossier was compiled with."""
    identities = Identities(
        same_actor=dossier.same_actor,
        same_event=dossier.same_event,
        same_origin=dossier.same_origin,
        speaks_for=dossier.speaks_for,
        copies=dossier.copies,
    )
    documents = [extraction.document for extraction in dossier.extractions]
    return reconcile(dossier.claims, documents, identities, policy=policy, as_of=as_of).findings


def _by_time(extraction: Extraction) -> tuple[datetime, str]:
    """By publication, the undated last, then by id."""
    published = extraction.document.published
    return (published.start if published else UNDATED, extraction.document.id)
