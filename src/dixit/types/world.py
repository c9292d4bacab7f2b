"""Who speaks or acts, and what is argued over.

An actor carries neither side nor reliability: those are judgements and live in a policy. An event holds no facts: everything
said about it is a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dixit.types.text import Span

__all__ = ["SOURCE_KINDS", "Actor", "Event", "SourceKind"]

SourceKind = Literal[
    "head_of_state", "government", "regional_official", "military", "police", "judiciary", "intelligence", "armed_group",
    "party_politician", "international_org", "ngo", "medical_rescue", "media", "expert_commentator", "witness_resident",
    "company", "religious", "family", "unnamed", "unknown",
]  # fmt: skip
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
"""What kind of source an actor is, by the annotation guidelines (section Meaning)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who speaks or acts.

    id       unique within its extraction (``d1#a3``); identity across documents is a map beside the records
    kind     one of `SOURCE_KINDS`
    name     the fullest form that the document gives (``Viatcheslav Gladkov``), or a short description of the unnamed (``témoins``)
    aliases  the other surface forms used for it, sorted
    of       name of the body it speaks for, as far as the document says so
    """

    id: str
    kind: SourceKind
    name: str
    aliases: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The thing argued over: a kind and the words that mention it.

    kind  of the declared vocabulary (``attack``, ``bombing``, ``protest`` ...), None when nothing fits
    """

    id: str
    kind: str | None
    mentions: tuple[Span, ...] = ()
