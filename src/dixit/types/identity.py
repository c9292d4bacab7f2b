"""Which records speak of one thing: maps beside the records, so that every merge can be looked at and undone."""

from __future__ import annotations

from dataclasses import dataclass

from dixit.types.claims import Relation

__all__ = ["Identities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """What was taken to be the same across documents, and why.

    same_actor, same_event  every record's id -> the id of the record that stands for it (its own id when it stands alone)
    same_origin  id of a claim -> id of the earliest claim that carries the same original statement
    speaks_for   id of a standing actor -> id of the standing actor for the body whose voice it is
    copies       which document repeats which, as relations between document ids: ``near-verbatim`` or ``relay``; `a` is the copy
    merges       one relation per merge that was made, kinds ``same_actor``, ``same_event``, ``same_origin``, ``speaks_for``:
                 `a` was taken to be `b`, and `why` says on what ground

    All maps are sorted by their first id.
    """

    same_actor: tuple[tuple[str, str], ...] = ()
    same_event: tuple[tuple[str, str], ...] = ()
    same_origin: tuple[tuple[str, str], ...] = ()
    speaks_for: tuple[tuple[str, str], ...] = ()
    copies: tuple[Relation, ...] = ()
    merges: tuple[Relation, ...] = ()
