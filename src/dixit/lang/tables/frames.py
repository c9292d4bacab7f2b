"""Schema of ``frames.toml``: the function words and constructions around a cue.

These are closed classes; a linguist can list them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dixit.types.claims import Act, Certainty

__all__ = ["FrameWords", "Hearsay", "Preposition", "Pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preposition:
    """A prepositional frame: *selon X*, *d'après X*, *à en croire X*, *according to X*.

    words      as written, lower case, apostrophes straight
    only       ``opinion``: ambiguous word (*pour X*), a frame only at the head of a clause before a named speaker, pronoun or body;
               ``speech``: only before a word for speech or a text (*aux termes de l'accord*); None: always
    source_is_frame  the frame tells its source without a further noun phrase: *de source policière* (cue ``de``, source ``source
               policière``), *à son avis*
    after      stands behind its source: *X dixit*, *in X's view*
    via        names the channel of somebody else's words, never a source of its own: *dans un communiqué*, *on Telegram*
    """

    words: str
    only: Literal["opinion", "speech"] | None = None
    source_is_frame: bool = False
    after: bool = False
    via: bool = False
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

    def faults(self) -> Iterator[str]:
        seen: set[str] = set()
        for n, preposition in enumerate(self.preposition):
            if preposition.words in seen:
                yield f"preposition[{n}].words: {preposition.words!r} stands twice"
            seen.add(preposition.words)
            if preposition.words != preposition.words.lower() or "’" in preposition.words:
                yield f"preposition[{n}].words: {preposition.words!r} is not lower case with straight apostrophes"
        forms: set[str] = set()
        for n, pronoun in enumerate(self.pronoun):
            for form in (pronoun.form, *pronoun.inverted):
                if form in forms:
                    yield f"pronoun[{n}]: {form!r} stands twice"
                forms.add(form)
        for name in ("complementisers", "negation", "determiners", "coordinators"):
            if not getattr(self, name):
                yield f"{name}: may not be empty"
