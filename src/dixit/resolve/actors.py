"""Who is who across documents: by full name, by surname, by what a body is called; never by description.

Witnesses, unnamed officials and the like are not merged: "a resident" in two reports is not known to be one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dixit.resolve.clusters import join
from dixit.resolve.names import concepts_of, is_generic, keys_of, tokens_of
from dixit.resolve.rulings import Rulings
from dixit.types.claims import Extraction, Relation
from dixit.types.world import Actor

__all__ = ["ActorMap", "resolve_actors"]

DESCRIBED = frozenset({"unnamed", "witness_resident", "family"})
"""Kinds whose names are descriptions."""
KINDRED = (
    frozenset({"head_of_state", "government", "party_politician", "regional_official", "military", "intelligence", "police"}),
    frozenset({"armed_group", "military"}),
    frozenset({"ngo", "international_org", "expert_commentator", "medical_rescue"}),
)
"""Kinds that two documents may well give to one actor."""
LONG_NAME = 7
"""Letters from which one differing letter in a surname is a spelling and not another family."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMap:
    """same_actor: every actor -> the standing one; speaks_for: standing actor -> standing body; merges: why."""

    same_actor: dict[str, str]
    speaks_for: dict[str, str]
    merges: tuple[Relation, ...]


def resolve_actors(extractions: Sequence[Extraction], rulings: Rulings) -> ActorMap:
    """The actors of all documents, given in order of publication. The fullest name stands for its group, then the earliest."""
    order = {actor.id: n for n, actor in enumerate(a for x in extractions for a in x.actors)}
    actors = {a.id: a for x in extractions for a in x.actors}
    reasons: dict[tuple[str, str], str] = dict.fromkeys(rulings.same, "a person ruled so")
    for a, b in _candidates(actors):
        why = _why_same(actors[a], actors[b])
        if why is not None:
            reasons.setdefault((a, b), why)
    groups = join(actors, reasons, rulings.apart)
    standing = {
        member: min(group, key=lambda id_: (-len(tokens_of(actors[id_].name)), order[id_]))
        for group in set(groups.values())
        for member in group
    }
    merges = tuple(
        Relation(a=b, b=a, kind="same_actor", why=why)
        for (a, b), why in sorted(reasons.items())
        if a in standing and b in standing and standing[a] == standing[b]
    )
    return ActorMap(same_actor=standing, speaks_for=_speaks_for(actors, standing), merges=merges)


def _candidates(actors: dict[str, Actor]) -> list[tuple[str, str]]:
    """Pairs whose names share a word or a concept, sorted: no others can be one."""
    blocks: dict[str, set[str]] = {}
    for id_, actor in actors.items():
        if actor.kind in DESCRIBED:
            continue
        for name in _names(actor):
            for word in {*keys_of(name), *concepts_of(name)}:
                blocks.setdefault(word, set()).add(id_)
    return sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)})


def _why_same(a: Actor, b: Actor) -> str | None:
    """The ground on which two actors are taken to be one, None when there is none."""
    if not _kindred(a, b):
        return None
    for x in _names(a):
        for y in _names(b):
            why = _why_same_name(x, y)
            if why is not None:
                return why
    return None


def _kindred(a: Actor, b: Actor) -> bool:
    return a.kind == b.kind or "unknown" in (a.kind, b.kind) or any({a.kind, b.kind} <= kinds for kinds in KINDRED)


def _names(actor: Actor) -> tuple[str, ...]:
    """The name, and the aliases that name and do not only describe: two capitalised words or more."""
    full = [alias for alias in actor.aliases if sum(token[0].isupper() for token in tokens_of(alias)) > 1]
    return tuple(name for name in (actor.name, *full) if not is_generic(name))


def _why_same_name(x: str, y: str) -> str | None:
    a, b = keys_of(x), keys_of(y)
    if a == b:
        return f"one name in two spellings: {x}, {y}" if x != y else f"one name: {x}"
    if concepts_of(x) == concepts_of(y) and len(concepts_of(x)) > 1:
        return f"one body in two wordings: {x}, {y}"
    if not (_personal(x) and _personal(y)):
        return None
    if min(len(a), len(b)) == 1 and a[-1] == b[-1] and max(len(a), len(b)) == 2:
        return f"surname of a fuller name: {x}, {y}"
    if len(a) == len(b) == 2 and a[0] == b[0] and _near(a[1], b[1]):
        return f"one given name, surnames that differ by a letter: {x}, {y}"
    return None


def _personal(name: str) -> bool:
    """Whether it looks like a person's name: at most three words, each capitalised, or in a script without capitals."""
    tokens = tokens_of(name)
    return 0 < len(tokens) <= 3 and all(token[0].isupper() or token[0].lower() == token[0].upper() for token in tokens)


def _near(a: str, b: str) -> bool:
    """Whether long words differ by one letter changed, added or lost."""
    if min(len(a), len(b)) < LONG_NAME or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]


def _speaks_for(actors: dict[str, Actor], standing: dict[str, str]) -> dict[str, str]:
    """Standing actor -> the standing actor whose name is what it speaks for; chains end at their last body."""
    bodies: dict[frozenset[str], str] = {}
    for id_ in sorted(actors):
        for name in _names(actors[id_]):
            bodies.setdefault(concepts_of(name), standing[id_])
    links: dict[str, str] = {}
    for id_ in sorted(actors):
        of = actors[id_].of
        body = bodies.get(concepts_of(of)) if of else None
        if body is not None and body != standing[id_]:
            links.setdefault(standing[id_], body)
    return {actor: _end(actor, links) for actor in sorted(links)}


def _end(actor: str, links: dict[str, str]) -> str:
    seen = {actor}
    while actor in links and links[actor] not in seen:
        actor = links[actor]
        seen.add(actor)
    return actor
