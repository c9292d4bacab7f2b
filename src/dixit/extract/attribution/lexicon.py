"""A pack's words turned around for reading: from the form met in a text to the cues it may belong to.

Built once per pack. Nothing here is about a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dixit.extract.attribution.words import Word, WordRules
from dixit.lang.tables.clauses import ClauseWords
from dixit.lang.tables.cues import CueNoun, CueVerb, CueWords
from dixit.lang.tables.frames import FrameWords, Preposition

__all__ = ["FormKind", "Lexicon", "NounForm", "Phrase", "VerbForm", "build_lexicon"]

FormKind = Literal["finite", "conditional", "participle", "gerund", "infinitive"]
Inflect = Callable[[str], Mapping[str, Iterable[str]]]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as the head of a cue verb.

    rest        words of the lemma that follow the head (*en doute* of *mettre en doute*)
    reflexive   whether the lemma is reflexive
    """

    cue: CueVerb
    kind: FormKind
    rest: tuple[str, ...] = ()
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class NounForm:
    """One reading of a word as a cue noun."""

    cue: CueNoun


@dataclass(frozen=True, slots=True)
class Phrase:
    """Set phrases by their first word, longest first: the way to ask whether one of them stands at a place."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    def length_at(self, words: list[Word], at: int) -> int:
        """How many words the longest phrase at this place takes, 0 when none stands there."""
        if at >= len(words):
            return 0
        for phrase in self.by_first.get(words[at].low, ()):
            if at + len(phrase) <= len(words) and all(words[at + k].low == part for k, part in enumerate(phrase)):
                return len(phrase)
        return 0

    def length_before(self, words: list[Word], at: int) -> int:
        """The same for a phrase that ends just before this place."""
        for length in (5, 4, 3, 2, 1):
            if at - length >= 0 and self.length_at(words, at - length) == length:
                return length
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the searches ask about words of one language."""

    rules: WordRules
    verbs: Mapping[str, tuple[VerbForm, ...]]
    nouns: Mapping[str, NounForm]
    prepositions: Mapping[str, tuple[tuple[tuple[str, ...], Preposition], ...]]
    frames: FrameWords
    clauses: ClauseWords
    have: frozenset[str]
    be: frozenset[str]
    been: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: frozenset[str]
    inverted: frozenset[str]
    complementisers: frozenset[str]
    whether: frozenset[str]
    question: Phrase
    negation: frozenset[str]
    relatives: Phrase
    coordinators: frozenset[str]
    determiners: frozenset[str]
    of: frozenset[str]
    opening_prepositions: frozenset[str]
    times: frozenset[str]
    adverbs: Phrase
    bridges: Phrase
    openers: Phrase
    clitics: frozenset[str]
    finite: frozenset[str]
    never_complement: frozenset[str]
    place_of_saying: frozenset[str]
    infinitive_marks: frozenset[str]
    blockers: Phrase
    hearsay_adverbs: Phrase

    def is_adverb(self, word: Word) -> bool:
        """Whether a word looks like an adverb by its ending."""
        return len(word.low) > 5 and word.low.endswith(self.clauses.adverb_endings or ("\0",))

    def is_infinitive(self, word: Word) -> bool:
        """Whether a word looks like an infinitive by its ending; always so for languages that mark it by a particle."""
        return not self.clauses.infinitive_endings or (len(word.low) > 3 and word.low.endswith(self.clauses.infinitive_endings))

    def is_finite(self, word: Word) -> bool:
        """Whether a word looks like a finite verb: an auxiliary, a frequent verb, an ending, or a finite form of a cue."""
        low = word.low
        if low in self.have or low in self.be or low in self.finite:
            return True
        if any(f.kind in ("finite", "conditional") for f in self.verbs.get(low, ())):
            return True
        return any(low.endswith(e) and len(low) > len(e) + 2 for e in self.clauses.finite_endings)


def build_lexicon(code: str, cues: CueWords, frames: FrameWords, clauses: ClauseWords, inflect: Inflect) -> Lexicon:
    """Turns the tables of a pack around. `inflect` gives the forms of a lemma's head by kind."""
    everything = (*frames.determiners, *frames.link_words, *frames.negation, *frames.complementisers)
    verbs: dict[str, list[VerbForm]] = {}
    for cue in cues.verb:
        for form, reading in _readings(cue, inflect):
            readings = verbs.setdefault(form, [])
            if reading not in readings:
                readings.append(reading)
    prepositions: dict[str, list[tuple[tuple[str, ...], Preposition]]] = {}
    for preposition in frames.preposition:
        parts = phrase_words(preposition.words)
        prepositions.setdefault(parts[0], []).append((parts, preposition))
    inverted = {i.lstrip("-") for p in frames.pronoun for i in p.inverted}
    return Lexicon(
        rules=WordRules(
            elides=any(w.endswith("'") for w in everything),
            inverted=tuple(sorted({f"-{i}" for i in inverted}, key=lambda i: (-len(i), i))),
            abbreviations=frozenset(clauses.abbreviations),
        ),
        # Longer lemmas first: "mettre en doute" must win over any cue that is its head alone.
        verbs={form: tuple(sorted(r, key=lambda f: -len(f.rest))) for form, r in sorted(verbs.items())},
        nouns={form: NounForm(noun) for noun in cues.noun for form in noun.forms},
        prepositions={first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in sorted(prepositions.items())},
        frames=frames,
        clauses=clauses,
        have=frozenset(clauses.have),
        be=frozenset(clauses.be),
        been=frozenset(clauses.been),
        auxiliaries=frozenset(clauses.have) | frozenset(clauses.be),
        pronouns=frozenset(p.form for p in frames.pronoun),
        inverted=frozenset({f"-{i}" for i in inverted}),
        complementisers=frozenset(frames.complementisers),
        whether=frozenset(frames.whether),
        question=phrases(frames.question),
        negation=frozenset(frames.negation),
        relatives=phrases(frames.relatives),
        coordinators=frozenset(frames.coordinators),
        determiners=frozenset(frames.determiners),
        of=frozenset(clauses.of),
        opening_prepositions=frozenset(clauses.prepositions),
        times=frozenset(clauses.times),
        adverbs=phrases(clauses.adverbs),
        bridges=phrases(clauses.bridges),
        openers=phrases(clauses.openers),
        clitics=frozenset(clauses.clitics),
        finite=frozenset(clauses.finite),
        never_complement=frozenset(clauses.never_complement),
        place_of_saying=frozenset(clauses.place_of_saying),
        infinitive_marks=frozenset(clauses.infinitive_marks),
        blockers=phrases(frames.hearsay.blockers),
        hearsay_adverbs=phrases(frames.hearsay.adverbs),
    )


def phrase_words(words: str) -> tuple[str, ...]:
    """A set phrase cut as the text is: an elided word stands by itself (*d'après* is two words)."""
    return tuple(words.replace("'", "' ").split())


def phrases(entries: Iterable[str]) -> Phrase:
    """Set phrases, ready to be asked for."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = phrase_words(entry)
        by_first.setdefault(parts[0], []).append(parts)
    return Phrase({first: tuple(sorted(found, key=lambda p: -len(p))) for first, found in sorted(by_first.items())})


def _readings(cue: CueVerb, inflect: Inflect) -> Iterable[tuple[str, VerbForm]]:
    head, reflexive, rest = split_lemma(cue.lemma)
    for kind, forms in inflect(head).items():
        for form in forms:
            yield form, VerbForm(cue, kind, rest, reflexive)  # type: ignore[arg-type]


def split_lemma(lemma: str) -> tuple[str, bool, tuple[str, ...]]:
    """Head, whether it is reflexive, and the words after the head: *se féliciter* -> féliciter, True, ()."""
    parts = list(phrase_words(lemma))
    reflexive = parts[0] in ("se", "s'") and len(parts) > 1
    if reflexive:
        del parts[0]
    return parts[0], reflexive, tuple(parts[1:])
