"""What a user works in and what is compiled from it: judgements, policies, findings, the dossier itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dixit.types.claims import Claim, Extraction, Relation
from dixit.types.values import Quantity
from dixit.types.world import Actor, Event

__all__ = ["Dossier", "Failure", "Finding", "Judgement", "Policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's ruling on one record; append-only."""

    id: str
    target: str
    verdict: str
    by: str
    at: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A published way to make one figure or grade out of claims.

    parameters  name and value of every choice, shown to the user
    verified    ids of the rules that were checked against the published codebook
    """

    name: str
    title: str
    parameters: tuple[tuple[str, str], ...] = ()
    verified: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a policy makes of the claims on one slot (event, attribute, population) at one moment.

    state     uncontested, disputed, denied, single_origin, corroborated, retracted
    included, excluded  ids of claims; excluded ones each with the id of the rule that left them out
    steps     the work in words, in order
    """

    event: str
    attribute: str
    population: str | None
    policy: str
    state: str
    value: Quantity | None
    best: int | None
    included: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    origins: int
    as_of: datetime | None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source that could not be read, with its reason: listed, never skipped in silence."""

    source: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A question and everything compiled to answer it; `render` turns it into pages.

    extractions  one per document, by time of publication; actors, events, claims, relations: across all documents, after resolution
    same_actor, same_event, same_origin  maps of identity beside the records: record id -> id of the one that stands for it
    copies       report, of, how (near-verbatim, relay, translation) as relations between document ids
    speaks_for   standing actor -> the standing actor for the body whose voice it is
    versions     of code, packs and models: name and version
    """

    question: str
    extractions: tuple[Extraction, ...]
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    copies: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    policies: tuple[Policy, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    failures: tuple[Failure, ...] = ()
    same_actor: tuple[tuple[str, str], ...] = ()
    same_event: tuple[tuple[str, str], ...] = ()
    same_origin: tuple[tuple[str, str], ...] = ()
    speaks_for: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
