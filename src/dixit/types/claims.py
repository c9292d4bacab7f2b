"""Who says what: attributions as found in a text, and the claims they carry.

The vocabulary (types, acts, certainty, categories) is that of the annotation guidelines for French claims; DESIGN.md section 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dixit.types.text import Document, Note, Span
from dixit.types.values import Interval, Place, Quantity
from dixit.types.world import Actor, Event

__all__ = [
    "ACTS", "ATTRIBUTION_TYPES", "CATEGORIES", "CERTAINTIES", "Act", "Attribution", "AttributionType", "Category", "Certainty",
    "Claim", "Evidence", "Extraction", "Figure", "Relation", "Timex", "Toponym",
]  # fmt: skip

AttributionType = Literal["direct", "indirect", "mixed", "reportative"]
Act = Literal[
    "assert", "deny", "doubt", "confirm", "retract", "no_comment", "unable_to_confirm", "blame", "claim_responsibility",
    "concede", "predict", "warn", "call_for",
]  # fmt: skip
Certainty = Literal["CT", "PR", "PS", "U"]
Category = Literal[
    "killed", "injured", "missing", "captured", "detained", "displaced", "rescued", "force_size", "destroyed", "downed",
    "supplied", "other",
]  # fmt: skip
ATTRIBUTION_TYPES: tuple[AttributionType, ...] = get_args(AttributionType)
ACTS: tuple[Act, ...] = get_args(Act)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
CATEGORIES: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source + cue + content found in a text.

    type        direct, indirect, mixed, reportative
    source, cue, content  lists of spans in text order; empty when the role is not expressed. Content includes the complementiser
                and the quotation marks, without the sentence's final stop unless it stands inside the marks
    speaker     id of the actor who speaks, None when nobody is expressed
    act         one of `ACTS`; certainty one of `CERTAINTIES`, as the speaker commits to the content
    evidential  how the reporter marks distance: ``reportative`` (hearsay conditional, "reportedly"), None otherwise
    nested_in   id of the attribution whose content contains this one
    said_at     when it was said, as far as the text tells
    reasons     ids of the rules, patterns or model that found and filled it, in order of work
    """

    id: str
    type: AttributionType
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    act: Act = "assert"
    certainty: Certainty = "CT"
    evidential: str | None = None
    nested_in: str | None = None
    said_at: Interval | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number about people or equipment, with the words that state it.

    category     one of `CATEGORIES`
    attribution  id of the innermost attribution whose content holds it, None in the reporter's own voice
    """

    id: str
    span: Span
    category: Category
    quantity: Quantity
    attribution: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: TIMEX3 type and value, and the interval it stands for.

    type      DATE, TIME, DURATION or SET; value as in TIMEX3 (``2023-05-23TEV``), None when it could not be resolved
    interval  the same as bounds; None for durations, sets and the unresolved
    """

    id: str
    span: Span
    type: str
    value: str | None
    interval: Interval | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place mentioned; place is None when nothing in the gazetteer fits."""

    id: str
    span: Span
    place: Place | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Footage, photographs or documents that a report mentions.

    medium        video, drone video, photograph, satellite image, document, audio
    published_by  in the report's words, None when not said; shows: what it is said to show, in the report's words
    verification  what the report says of its verification: ``not independently verified``, ``verified``, ``none stated``
    wording       the words that state it, empty when none do
    attribution   id of the attribution that vouches for it, None otherwise
    """

    id: str
    span: Span
    medium: str
    published_by: str | None = None
    shows: str | None = None
    verification: str = "none stated"
    wording: tuple[Span, ...] = ()
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one record stands to another: ``denies``, ``conflicting_figures`` ... `why` says it in words."""

    a: str
    b: str
    kind: str
    why: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A normalised proposition about an event, held by a source.

    id          hash of its content, so that the same claim found again is the same record
    document    the report that carries it
    about       id of the event
    attribute   killed, injured, ..., occurrence, perpetrator, control, cause, verification
    population  whom it counts (``combatants:d1#a4``, ``civilians``), None where that has no meaning
    value       a Quantity, words (the gist), or None
    polarity    ``+`` asserted, ``-`` denied, ``u`` neither
    source      id of the actor who holds it; None when nobody is named
    via         relay chain, outermost first, beginning with the report's outlet
    role        the source's relation to this event and quantity (codebooks section 0), ``unknown`` when untold
    flags       partial, increment, verified, narrator
    evidence    the spans it rests on; attribution the id of the attribution, None in the reporter's own voice
    raw         the words behind the value
    """

    id: str
    document: str
    about: str
    attribute: str
    population: str | None
    value: Quantity | str | None
    polarity: str
    certainty: Certainty
    act: Act
    source: str | None
    via: tuple[str, ...] = ()
    role: str = "unknown"
    said_at: Interval | None = None
    flags: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    attribution: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one document, each list in text order."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Note, ...] = ()
