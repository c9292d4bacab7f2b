"""Finds the cues of a pack among the words of a text: word -> cue with the tense, person and number of its form.

Everything inflected is worked out once per language; after that a word costs one look into a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dixit.lang.inflect import Form, find_forms, find_lookalikes
from dixit.lang.pack import Pack, load_pack
from dixit.lang.tables.cues import CueNoun, CueVerb
from dixit.lang.tables.inflection import VerbWords

__all__ = ["CueMatch", "Lookup", "build_lookup", "fold_word", "load_lookup"]

# How many words may stand between a verb and its fixed words: adverbs (a mis fortement en doute), or the object as well for the
# cues that take one there (tenir le gouvernement central pour responsable).
ADVERB_GAP = 2
OBJECT_GAP = 6
# s'est par ailleurs félicité: how far before its verb a reflexive word may stand.
REFLEXIVE_REACH = 5
WORD = re.compile(r"[^\s']+'|[^\s']+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A cue of the pack found among words.

    words    places of the words that make it, in text order: reflexive word, verb, fixed words; auxiliaries and negation are not
             among them
    head     place of its verb or noun
    forms    readings of the verb's form, empty for a noun
    """

    words: tuple[int, ...]
    head: int
    cue: CueVerb | CueNoun
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A cue as the table of first words holds it: what must follow its head, and the forms that lead to it."""

    cue: CueVerb | CueNoun
    tail: tuple[frozenset[str], ...]
    gap: int
    reflexive: bool
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The cues of one language by their written forms.

    reflexives    words that make the verb after them reflexive
    modals        conditional forms that are never hearsay (devrait, pourrait)
    lookalikes    words with the shape of a conditional that are none
    shape         what every conditional looks like; None where the language has no such form
    """

    entries: Mapping[str, tuple[Entry, ...]]
    reflexives: frozenset[str]
    modals: frozenset[str]
    lookalikes: frozenset[str]
    shape: re.Pattern[str] | None

    def find_cues(self, words: Sequence[str]) -> tuple[CueMatch, ...]:
        """Every cue among the words of one sentence, by place of the head, the one with most words first.

        Words are as in the text; elided ones keep their apostrophe (``s'``, ``qu'``). A shorter cue inside a longer one is given
        too: the caller takes the first of each head unless it knows better.
        """
        folded = [fold_word(word) for word in words]
        found = []
        for place, word in enumerate(folded):
            here = [match for entry in self.entries.get(word, ()) if (match := self._match(entry, folded, place))]
            found += sorted(here, key=lambda match: (-len(match.words), isinstance(match.cue, CueNoun)))
        return tuple(found)

    def is_conditional(self, word: str) -> bool:
        """Whether a word is a conditional of any verb, listed or not: *compterait*, *serait*; not *montrait*, *portrait*."""
        folded = fold_word(word)
        return self.shape is not None and self.shape.search(folded) is not None and folded not in self.lookalikes

    def is_hearsay_form(self, word: str) -> bool:
        """Whether a word is a conditional that may carry hearsay: any but those of modal verbs."""
        return self.is_conditional(word) and fold_word(word) not in self.modals

    def _match(self, entry: Entry, words: Sequence[str], head: int) -> CueMatch | None:
        places = [head]
        if entry.reflexive:
            before = [n for n in range(max(0, head - REFLEXIVE_REACH), head) if words[n] in self.reflexives]
            if not before:
                return None
            places.insert(0, before[-1])
        if entry.tail:
            start = _find_tail(entry, words, head + 1)
            if start is None:
                return None
            places += range(start, start + len(entry.tail))
        return CueMatch(words=tuple(places), head=head, cue=entry.cue, forms=entry.forms)


def fold_word(word: str) -> str:
    """Lower case, composed, apostrophes straight."""
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'") if not word.isascii() else word.lower()


def load_lookup(code: str) -> Lookup:
    """The lookup of a shipped pack. Raises as `load_pack` does."""
    return build_lookup(load_pack(code))


@cache
def build_lookup(pack: Pack) -> Lookup:
    """Works out every form of every cue of a pack, once per process: it takes longer than a report."""
    entries: dict[str, list[Entry]] = {}
    for verb in pack.cues.verb:
        _add_verb(entries, verb, pack.verbs)
    for noun in pack.cues.noun:
        for form in noun.forms:
            first, *rest = _words(form)
            tail = tuple(frozenset((word,)) for word in rest)
            entries.setdefault(first, []).append(Entry(cue=noun, tail=tail, gap=0, reflexive=False, forms=()))
    modals = {
        form.text for lemma in pack.frames.hearsay.modal_lemmas for form in find_forms(lemma, pack.verbs) if form.tense == "cond"
    }
    shape = pack.verbs.conditional.shape
    return Lookup(
        entries={word: tuple(found) for word, found in entries.items()},
        reflexives=frozenset(pack.verbs.reflexive_forms),
        modals=frozenset(modals),
        lookalikes=find_lookalikes(pack.verbs),
        shape=re.compile(shape) if shape else None,
    )


def _add_verb(entries: dict[str, list[Entry]], verb: CueVerb, table: VerbWords) -> None:
    bare, reflexive = _without_clitics(verb.lemma, table)
    head, *fixed = _words(bare)
    tail = tuple(_variants(word, table) for word in fixed)
    gap = OBJECT_GAP if "culprit" in verb.frames or verb.family in ("doubt", "publish") else ADVERB_GAP
    by_text: dict[str, list[Form]] = {}
    for form in find_forms(head, table):
        by_text.setdefault(form.text, []).append(form)
    for text, forms in by_text.items():
        entries.setdefault(text, []).append(Entry(cue=verb, tail=tail, gap=gap, reflexive=reflexive, forms=tuple(forms)))


def _without_clitics(lemma: str, table: VerbWords) -> tuple[str, bool]:
    reflexive = False
    while clitic := next((c for c in table.clitics if lemma.startswith(c)), None):
        reflexive = reflexive or clitic in table.reflexives
        lemma = lemma.removeprefix(clitic)
    return lemma, reflexive


def _words(phrase: str) -> list[str]:
    return WORD.findall(phrase)


def _variants(word: str, table: VerbWords) -> frozenset[str]:
    """What may stand for a fixed word: itself, itself with agreement, other words that the table names."""
    return frozenset((word, *(word + ending for ending in table.agreement), *table.variable.get(word, ())))


def _find_tail(entry: Entry, words: Sequence[str], start: int) -> int | None:
    for place in range(start, min(start + entry.gap, len(words) - len(entry.tail)) + 1):
        if all(words[place + n] in allowed for n, allowed in enumerate(entry.tail)):
            return place
    return None
