"""Schema of ``frames.toml``: the function words and constructions around a cue.

These are closed classes; a linguist can list them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dixit.types.claims import Act, Certainty

__all__ = ["FrameWords", "Hearsay", "Preposition", "Pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preposition:
    """A prepositional frame: *selon X*, *d'après X*, *à en croire X*, *according to X*.

    words      as written, lower case, apostrophes straight
    only       ``opinion``: ambiguous word (*pour X*), a frame only at the head of a clause before a named speaker, pronoun or body;
               None: always
    bare_kind  the phrase itself tells the source without a noun phrase: *de source policière* (then `source_is_frame`)
    source_is_frame  the whole frame is cue and source at once: cue ``de``, source ``source policière``
    """

    words: str
    only: Literal["opinion"] | None = None
    source_is_frame: bool = False
    act: Act = "assert"
    certainty: Certainty = "CT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A personal pronoun that may be a source; inverted forms (``-t-il``) stand in `inverted`."""

    form: str
    number: Literal["s", "p"]
    gender: Literal["f", "m", "n"] | None = None
    person: Literal["1", "2", "3"] = "3"
    inverted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearsay:
    """How the language marks that the reporter only passes something on.

    auxiliaries     conditional forms that carry the mark with a past participle (fr: aurait, auraient, serait, seraient)
    blockers        words in the same sentence before the form that make it hypothetical (si, s'il, à condition que, in case)
    modal_lemmas    verbs whose conditional is no hearsay (devoir, pouvoir, vouloir, falloir, souhaiter, aimer)
    adverbs         reportedly, allegedly; prétendument
    passives        said, believed, reported, thought (to + infinitive): *is said to have fled*; *est accusé de*, *est présumé*
    """

    auxiliaries: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    modal_lemmas: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """The whole file.

    complementisers  that/que/qu'; whether: si, s'; question: ce que, comment ...
    negation         ne, n', pas, jamais ... / not, n't, never
    relatives        qui, lequel ... / who, which, that
    coordinators     et, mais, ou, ni ... / and, but, or
    determiners      words that open a noun phrase
    link_words       prepositions that continue a noun phrase (de, du, des, d', à, pour, en / of, for, in)
    relays           words between a source and its carrier: *cité par*, *a indiqué X à Reuters* / *cited by*, *told*
    """

    preposition: tuple[Preposition, ...]
    pronoun: tuple[Pronoun, ...]
    hearsay: Hearsay
    complementisers: tuple[str, ...]
    whether: tuple[str, ...]
    question: tuple[str, ...]
    negation: tuple[str, ...]
    relatives: tuple[str, ...]
    coordinators: tuple[str, ...]
    determiners: tuple[str, ...]
    link_words: tuple[str, ...]
    relays: tuple[str, ...] = ()
