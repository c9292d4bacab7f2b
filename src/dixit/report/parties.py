"""Who speaks, as columns of a page: one party per body with everybody who speaks for it.

Two columns are no party: reports speaking in their own voice, and statements by nobody named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from dixit.types.claims import Attribution, Claim
from dixit.types.dossier import Dossier
from dixit.types.world import Actor

__all__ = ["ACCENTS", "NARRATORS", "NOBODY", "Parties", "Party", "find_parties"]

NARRATORS, NOBODY = "narrators", "nobody"
ACCENTS = 8
"""How many parties get a colour of their own; the palette's colours stay apart for colour-blind readers up to this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A column.

    accent  names its colour: ``0`` to ``7``, ``x`` for none of its own
    name    None for the two columns that are no party
    """

    id: str
    name: str | None
    kind: str | None
    accent: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """All columns, those with most claims on what is argued over first, and the ways to find one."""

    columns: tuple[Party, ...]
    actors: dict[str, Actor]
    standing: dict[str, str]
    speaks_for: dict[str, str]
    preferred: dict[str, str]

    def key(self, actor: str | None) -> str:
        """Id of the column an actor belongs to."""
        if actor is None:
            return NOBODY
        standing = self.standing.get(actor, actor)
        return self.speaks_for.get(standing, standing)

    def of(self, actor: str | None) -> Party:
        key = self.key(actor)
        return next((p for p in self.columns if p.id == key), _party(key, self.name(key) if actor else None, None, "x", 0))

    def of_claim(self, claim: Claim) -> Party:
        """The column of whoever holds the claim."""
        if claim.source is None and "narrator" in claim.flags:
            return next(p for p in self.columns if p.id == NARRATORS)
        return self.of(claim.source)

    def of_attribution(self, attribution: Attribution) -> Party:
        return self.of(attribution.speaker)

    def name(self, actor: str) -> str:
        """What to call an actor: its longest name in the reader's language, else that of the standing record, else its id."""
        standing = self.standing.get(actor, actor)
        if standing in self.preferred:
            return self.preferred[standing]
        known = self.actors.get(standing) or self.actors.get(actor)
        return known.name if known else actor


def find_parties(dossier: Dossier, language: str) -> Parties:
    """The columns of a dossier: whoever holds a claim, then whoever is only quoted. language: of the reader, for names."""
    actors = {actor.id: actor for actor in dossier.actors}
    bare = Parties(
        columns=(),
        actors=actors,
        standing=dict(dossier.same_actor),
        speaks_for=dict(dossier.speaks_for),
        preferred=_names_in(dossier, language),
    )
    argued = {id_ for f in dossier.findings for id_ in (*f.included, *(left for left, _ in f.excluded))}
    counts, weights = Counter[str](), Counter[str]()
    for claim in dossier.claims:
        narrated = claim.source is None and "narrator" in claim.flags
        key = NARRATORS if narrated else bare.key(claim.source)
        counts[key] += 1
        weights[key] += claim.id in argued
    for extraction in dossier.extractions:
        for attribution in extraction.attributions:
            counts[bare.key(attribution.speaker)] += 0
    named = sorted(
        (key for key in counts if key not in (NARRATORS, NOBODY)),
        key=lambda key: (-weights[key], -counts[key], bare.name(key), key),
    )
    columns = [
        _party(key, bare.name(key), actors[key].kind if key in actors else None, str(n) if n < ACCENTS else "x", counts[key])
        for n, key in enumerate(named)
    ]
    columns += [_party(key, None, None, "x", counts[key]) for key in (NARRATORS, NOBODY) if key in counts]
    return replace(bare, columns=tuple(columns))


def _names_in(dossier: Dossier, language: str) -> dict[str, str]:
    """Standing actor -> the longest name that reports in this language give it; nobody who is not named in it."""
    standing, found = dict(dossier.same_actor), dict[str, str]()
    for extraction in dossier.extractions:
        if extraction.document.language != language:
            continue
        for actor in extraction.actors:
            key = standing.get(actor.id, actor.id)
            if len(actor.name) > len(found.get(key, "")):
                found[key] = actor.name
    return found


def _party(key: str, name: str | None, kind: str | None, accent: str, claims: int) -> Party:
    return Party(id=key, name=name, kind=kind, accent=accent, claims=claims)
