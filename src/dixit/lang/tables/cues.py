"""Schema of ``cues.toml``: the words that introduce what somebody said, with what they can take and what they mean.

A cue stands once, as its lemma; ``verbs.toml`` gives the forms. Acts and certainty are those of the annotation guidelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dixit.types.claims import Act, Certainty

__all__ = ["CueNoun", "CueVerb", "CueWords", "Family", "Frame", "Only"]

Frame = Literal[
    "that",                # que / that + clause
    "bare",                # clause without complementiser (English: he said it was over)
    "infinitive",          # de + infinitive / to + infinitive: appelle à se rendre, vowed to fight
    "plain_infinitive",    # infinitive without preposition, its subject is the source: dit avoir détruit, affirme être
    "whether",             # si / whether / if
    "question",            # ce que, comment, où, qui / what, how, where
    "quote",               # a quotation after it, with or without a colon
    "incise",              # may stand in an incise, after or inside the words: « … », a déclaré X
    "noun",                # a noun phrase is the content: nie tout lien, revendique l'attaque
    "about",               # preposition (see `prepositions`) + noun phrase: se félicite du résultat, appelle à la grève
    "as",                  # object + comme/as + description: qualifie X de « … », described it as
    "addressee_that",      # somebody told, then that-clause or infinitive: avertit les gens de/que, told reporters that
    "culprit",             # object is the one blamed, then de/of/for + deed: accuse X de Y, blamed X for Y
    "value",               # noun phrase + à/at + figure: évalue le nombre à 80, put the toll at 12
    "subject_content",     # passive whose subject is the content: l'attaque a été revendiquée par X, the claim was denied by X
]  # fmt: skip


Family = Literal[
    "say", "publish", "estimate", "warn", "call", "confirm", "question", "refuse", "deny", "doubt", "blame", "responsibility",
    "concede", "predict", "react", "attitude",
]  # fmt: skip
"""Rows of the file: what kind of utterance it is; ``question`` is not knowing, ``attitude`` thoughts and wishes."""

Only = Literal["quotation", "body", "negated", "attitude"]
"""When a cue counts: with quoted words; with them or when an institution speaks; only when negated; only under definitions wider
than the guidelines, such as PolNeAR's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """One cue verb.

    lemma         infinitive, then its fixed words (``mettre en doute``, ``faire état``); reflexive ones begin with *se* or *s'*
    frames        what it takes; see `Frame`
    family        row of the file; see `Family`
    act, certainty  of its content when it is affirmed
    negated       act when it is negated (``n'a pas confirmé`` -> unable_to_confirm); None: negation makes no attribution
    prepositions  what joins its object (frame ``about``) or the matter told to somebody
    only          when it counts at all; None: always. See `Only`
    """

    lemma: str
    frames: tuple[Frame, ...]
    family: Family = "say"
    act: Act = "assert"
    certainty: Certainty = "CT"
    negated: Act | None = None
    prepositions: tuple[str, ...] = ()
    only: Only | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CueNoun:
    """One cue noun: *l'affirmation de X selon laquelle*, *une revendication de X*, *the claim that*.

    forms    singular and plural; gender f or m where the language has it
    frames   ``that`` (selon laquelle / que / that), ``noun`` (annonce de la rupture), ``infinitive`` (promesse de), ``quote``
    support  infinitives that carry it as a whole cue: *faire* une déclaration, *issue* a denial; empty when none do
    """

    forms: tuple[str, ...]
    frames: tuple[Frame, ...]
    gender: Literal["f", "m"] | None = None
    family: Family = "say"
    act: Act = "assert"
    certainty: Certainty = "CT"
    only: Only | None = None
    support: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """The whole file."""

    verb: tuple[CueVerb, ...]
    noun: tuple[CueNoun, ...]

    def faults(self) -> Iterator[str]:
        seen: set[str] = set()
        for n, verb in enumerate(self.verb):
            if verb.lemma in seen:
                yield f"verb[{n}].lemma: {verb.lemma!r} stands twice"
            seen.add(verb.lemma)
            if not verb.frames:
                yield f"verb[{n}].frames: empty for {verb.lemma!r}"
            if "about" in verb.frames and not verb.prepositions:
                yield f"verb[{n}].prepositions: frame 'about' of {verb.lemma!r} needs them"
            if verb.only == "negated" and verb.negated is None:
                yield f"verb[{n}].negated: {verb.lemma!r} counts only when negated, so it needs the act"
        for n, noun in enumerate(self.noun):
            if not noun.forms or not noun.frames:
                yield f"noun[{n}]: forms and frames may not be empty"
            for form in noun.forms:
                if f"noun {form}" in seen:
                    yield f"noun[{n}].forms: {form!r} stands twice"
                seen.add(f"noun {form}")
