"""A pack's words turned around for reading: from the form met in a text to the cues it may belong to.

Built once per pack. Nothing here is about a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dixit.extract.attribution.words import Word, WordRules
from dixit.lang.inflect import Form, find_forms
from dixit.lang.lookup import Lookup, build_lookup
from dixit.lang.pack import Pack
from dixit.lang.tables.clauses import ClauseWords
from dixit.lang.tables.cues import CueNoun, CueVerb
from dixit.lang.tables.frames import FrameWords, Preposition

__all__ = ["FormKind", "Lexicon", "NounForm", "Phrase", "VerbForm", "build_lexicon"]

FormKind = Literal["finite", "conditional", "participle", "gerund", "infinitive"]
KINDS: tuple[FormKind, ...] = ("finite", "conditional", "participle", "gerund", "infinitive")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a word as the head of a cue verb.

    rest        words of the lemma that follow the head (*en doute* of *mettre en doute*), each with its variants
    gap         how many words may stand between head and rest
    reflexive   whether the lemma is reflexive
    """

    cue: CueVerb
    kind: FormKind
    rest: tuple[frozenset[str], ...] = ()
    gap: int = 2
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
    hearsay_auxiliaries: frozenset[str]
    noun_joints: Phrase
    modal_participles: frozenset[str]
    deeds: frozenset[str]
    elides: bool
    hearsay_passives: Phrase
    reflexives: frozenset[str]
    determiner_prepositions: frozenset[str]
    lookup: Lookup

    def is_participle(self, word: Word) -> bool:
        """Whether a word may be a past participle: of a cue, or by its ending."""
        if any(f.kind == "participle" for f in self.verbs.get(word.low, ())):
            return True
        return word.low.endswith(self.clauses.past_participle_endings or ("\0",))

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


@lru_cache(maxsize=8)
def build_lexicon(pack: Pack) -> Lexicon:
    """Turns the tables of a pack around; once per pack."""
    frames, clauses, lookup = pack.frames, pack.clauses, build_lookup(pack)
    everything = (*frames.determiners, *frames.link_words, *frames.negation, *frames.complementisers)
    prepositions: dict[str, list[tuple[tuple[str, ...], Preposition]]] = {}
    for preposition in frames.preposition:
        parts = phrase_words(preposition.words)
        prepositions.setdefault(parts[0], []).append((parts, preposition))
    inverted = {i.lstrip("-") for p in frames.pronoun for i in p.inverted}
    openers = frozenset(clauses.prepositions) - frozenset(clauses.of)
    verbs, nouns = _readings(lookup)
    return Lexicon(
        rules=WordRules(
            elides=any(w.endswith("'") for w in everything),
            inverted=tuple(sorted({f"-{i}" for i in inverted}, key=lambda i: (-len(i), i))),
            abbreviations=frozenset(clauses.abbreviations),
        ),
        verbs=verbs,
        nouns=nouns,
        prepositions={first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in sorted(prepositions.items())},
        frames=frames,
        clauses=clauses,
        lookup=lookup,
        have=frozenset(clauses.have),
        be=frozenset(clauses.be),
        been=frozenset(clauses.been),
        auxiliaries=frozenset(clauses.have) | frozenset(clauses.be),
        pronouns=frozenset(p.form for p in frames.pronoun if " " not in p.form),
        inverted=frozenset({f"-{i}" for i in inverted}),
        complementisers=frozenset(frames.complementisers),
        whether=frozenset(frames.whether),
        question=phrases(frames.question),
        negation=frozenset(frames.negation),
        relatives=phrases(frames.relatives),
        coordinators=frozenset(c for c in frames.coordinators if " " not in c),
        determiners=frozenset(d for d in frames.determiners if " " not in d and d not in openers),
        of=frozenset(clauses.of),
        determiner_prepositions=frozenset(frames.determiners) & openers,
        opening_prepositions=frozenset(clauses.prepositions),
        times=frozenset(clauses.times),
        adverbs=phrases(clauses.adverbs),
        bridges=phrases(clauses.bridges),
        openers=phrases(clauses.openers),
        clitics=frozenset(clauses.clitics),
        reflexives=frozenset(pack.verbs.reflexive_forms),
        finite=frozenset(clauses.finite),
        never_complement=frozenset(clauses.never_complement),
        place_of_saying=frozenset(clauses.place_of_saying),
        infinitive_marks=frozenset(clauses.infinitive_marks),
        blockers=phrases(frames.hearsay.blockers),
        elides=any(w.endswith("'") for w in everything),
        hearsay_passives=phrases(frames.hearsay.passives),
        deeds=frozenset(clauses.deeds),
        modal_participles=frozenset(
            form.text
            for lemma in frames.hearsay.modal_lemmas
            for form in find_forms(lemma, pack.verbs)
            if form.tense == "part.past" and lemma != "dire"
        ),
        noun_joints=phrases(clauses.noun_joints),
        hearsay_auxiliaries=frozenset(frames.hearsay.auxiliaries),
        hearsay_adverbs=phrases(frames.hearsay.adverbs),
    )


def phrase_words(words: str) -> tuple[str, ...]:
    """A set phrase cut as the text is: an elided word stands by itself (*d'après* is two words)."""
    # An apostrophe that stands first or before the last letter ('s, n't) is an enclitic's, not an elision's.
    enclitic = words.startswith("'") or words[-2:-1] == "'"
    return tuple(words.split() if enclitic else words.replace("'", "' ").split())


def phrases(entries: Iterable[str]) -> Phrase:
    """Set phrases, ready to be asked for."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = phrase_words(entry)
        by_first.setdefault(parts[0], []).append(parts)
    return Phrase({first: tuple(sorted(found, key=lambda p: -len(p))) for first, found in sorted(by_first.items())})


def _readings(lookup: Lookup) -> tuple[dict[str, tuple[VerbForm, ...]], dict[str, NounForm]]:
    verbs: dict[str, tuple[VerbForm, ...]] = {}
    nouns: dict[str, NounForm] = {}
    for word, entries in lookup.entries.items():
        found: dict[VerbForm, None] = {}
        for entry in entries:
            if isinstance(entry.cue, CueNoun):
                if not entry.tail:
                    nouns[word] = NounForm(entry.cue)
                continue
            for kind in sorted({k for form in entry.forms if (k := _kind(form)) is not None}, key=KINDS.index):
                found[VerbForm(entry.cue, kind, entry.tail, entry.gap, entry.reflexive)] = None
        # Longer lemmas first: "mettre en doute" must win over any cue that is its head alone.
        if found:
            verbs[word] = tuple(sorted(found, key=lambda f: -len(f.rest)))
    return verbs, nouns


def _kind(form: Form) -> FormKind | None:
    if form.tense == "cond":
        return "conditional"
    if form.is_finite:
        return "finite" if form.person in (None, "3", "1") else None
    return {"inf": "infinitive", "part.pres": "gerund", "part.past": "participle"}.get(form.tense)  # type: ignore[return-value]
