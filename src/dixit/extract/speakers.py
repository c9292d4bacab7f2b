"""Who speaks in each attribution, resolved within its document, and the actors that come of it.

A source phrase is read as a name, a role, a body or a pronoun. Names take the fullest form that the document gives; surnames,
roles (*le gouverneur*), bodies without their name (*le ministère*) and pronouns go back to the nearest actor that fits. Where no
parse is given, capital letters and the title lexicon decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dixit.extract.naming import Phrase, find_name_chains, kind_of, read_phrase
from dixit.extract.tokens import fold
from dixit.lang.pack import Pack
from dixit.lang.tables.frames import Pronoun
from dixit.types.claims import Attribution
from dixit.types.text import Document
from dixit.types.world import Actor, SourceKind

__all__ = ["find_speakers"]

# About one long clause: how far behind a name its apposition may reach; multiples of it bound how far back a reference reaches.
NEAR_CHARACTERS = 120


@dataclass(slots=True, kw_only=True)
class _Person:
    """An actor in the making: forms and places grow while the document is read."""

    name: str
    kind: SourceKind | None
    gender: str | None
    plural: bool
    is_person: bool
    roles: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    of: str | None = None
    last: int = 0


def find_speakers(
    document: Document, attributions: Sequence[Attribution], pack: Pack
) -> tuple[tuple[Attribution, ...], tuple[Actor, ...]]:
    """The attributions with the id of their speaker, and the actors, in order of first appearance.

    speaker is None when no source is expressed or the source names nobody (*le bilan provisoire*). Reasons gain the rule that
    found the speaker.
    """
    reading = _Reading(document, pack)
    order = sorted(range(len(attributions)), key=lambda n: (_place(attributions[n]), n))
    speakers: dict[int, tuple[_Person | None, str]] = {n: reading.resolve(attributions[n]) for n in order}
    ids = {id(person): f"{document.id}#a{n}" for n, person in enumerate(reading.actors, start=1)}
    found = []
    for n, attribution in enumerate(attributions):
        person, reason = speakers[n]
        speaker = ids[id(person)] if person else None
        found.append(replace(attribution, speaker=speaker, reasons=(*attribution.reasons, reason)))
    return tuple(found), tuple(_actor(ids[id(person)], person) for person in reading.actors)


def _actor(key: str, person: _Person) -> Actor:
    aliases = tuple(sorted(person.aliases - {person.name}))
    return Actor(id=key, kind=person.kind or "unknown", name=person.name, aliases=aliases, of=person.of)


def _place(attribution: Attribution) -> int:
    spans = attribution.source or attribution.cue or attribution.content
    return spans[0].start if spans else 0


class _Reading:
    """One document while it is read: the names in it and the actors met so far."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self.text = document.text
        self.pack = pack
        self.pronouns = _pronouns(pack)
        self.lowered = fold(document.text)
        self.chains = find_name_chains(document.text, pack)
        self.places = [place for place, _ in self.chains]
        self.by_surname: dict[str, list[str]] = {}
        for _, chain in self.chains:
            if kind_of(chain, pack) is None:
                self.by_surname.setdefault(fold(chain.split()[-1]), []).append(chain)
        self.actors: list[_Person] = []
        self.last_speaker: _Person | None = None

    def resolve(self, attribution: Attribution) -> tuple[_Person | None, str]:
        """The actor behind one source, and the rule that found it."""
        if not attribution.source:
            if not attribution.cue and self.last_speaker is not None:
                return self.last_speaker, "speaker:goes-on"
            return None, "speaker:none-expressed"
        person, reason = self._resolve_source(attribution)
        self.last_speaker = person
        return person, reason

    def _resolve_source(self, attribution: Attribution) -> tuple[_Person | None, str]:
        start = attribution.source[0].start
        words = " ".join(self.text[span.start : span.end] for span in attribution.source)
        pronoun = self.pronouns.get(fold(words.strip(" -")).removeprefix("t-"))
        if pronoun is not None:
            return self._antecedent(pronoun, start)
        phrase = read_phrase(words, self.pack)
        if self._names_nobody(phrase):
            return None, "speaker:names-nobody"
        person, reason = self._named(phrase, start) or self._described(phrase, start)
        self._note(person, phrase, start)
        return person, reason

    def _names_nobody(self, phrase: Phrase) -> bool:
        nobody = self.pack.titles.nobody
        words = phrase.folded.replace("'", "' ").split()
        told = [word for word in words[:3] if word in nobody or word.removesuffix("s") in nobody]
        return phrase.name is None and bool(told) and len(words) <= 5 and phrase.kind in (None, "unnamed", "media")

    def _named(self, phrase: Phrase, start: int) -> tuple[_Person, str] | None:
        """An actor by the name of a person in the phrase, or by a surname alone."""
        if phrase.name is not None:
            return self._person(phrase.name, phrase, start), "speaker:name"
        words = [word for word in phrase.bare.replace("-", " ").split() if word[:1].isupper()]
        capitals = [word for word in words if fold(word) not in self.pack.titles.honorifics]
        if len(capitals) == 1 and len(phrase.bare.split()) <= 3:
            full = self._fullest(capitals[0])
            if full is not None and kind_of(full, self.pack) is None:
                return self._person(full, phrase, start), "speaker:surname"
        return None

    def _person(self, name: str, phrase: Phrase, start: int) -> _Person:
        full = self._fullest(name.split()[-1]) if "." in name.split()[0] else None
        known = full or name
        for actor in self.actors:
            if fold(actor.name) == fold(known):
                return actor
        kind = phrase.kind or self._kind_near(known)
        actor = _Person(name=known, kind=kind, gender=phrase.gender, plural=False, is_person=True)
        self.actors.append(actor)
        return actor

    def _fullest(self, surname: str) -> str | None:
        """The chain that ends in a surname: the one most often written, of equal ones the longest."""
        ending = fold(surname).removesuffix("'s")
        found = self.by_surname.get(ending, [])
        return max(found, key=lambda chain: (len(chain.split()) <= 3, found.count(chain), len(chain)), default=None)

    def _kind_near(self, name: str) -> SourceKind | None:
        """The kind told by the words around any mention of a name: its title before, its apposition after."""
        at = self.text.find(name)
        while at >= 0:
            before = self.text[max(0, at - 60) : at].rsplit(".", 1)[-1].rsplit("\n", 1)[-1]
            after = self.text[at + len(name) : at + len(name) + NEAR_CHARACTERS].split(".", 1)[0].split("\n", 1)[0]
            title = before.rsplit(",", 1)[-1]
            apposed = after[1:].lstrip().split(",", 1)[0] if after[:2].lstrip()[:1] in (",", "(") else ""
            kind = kind_of(apposed, self.pack) or kind_of(title, self.pack)
            if kind is not None:
                return kind
            at = self.text.find(name, at + 1)
        return None

    def _described(self, phrase: Phrase, start: int) -> tuple[_Person, str]:
        """A role or a body: an earlier actor that fits, a name that the document gives beside the role, or a new actor."""
        key = fold(phrase.bare)
        for actor in reversed(self.actors):
            if fold(actor.name) == key or key in {fold(alias) for alias in actor.aliases}:
                return actor, "speaker:same-words"
        if (body := self._by_initials(phrase.bare)) is not None:
            return body, "speaker:initials"
        short = len(phrase.bare.split()) <= 3 and not any(word[:1].isupper() for word in phrase.bare.split()[1:])
        if phrase.definite and short and not phrase.bare[:1].isupper():
            fitting = self._with_role(phrase, start)
            if fitting:
                return max(fitting, key=lambda actor: actor.last), "speaker:role"
            named = self._name_by_role(phrase, start)
            if named is not None:
                return self._person(named, phrase, start), "speaker:role-elsewhere"
        actor = _Person(
            name=phrase.bare or phrase.text, kind=phrase.kind, gender=phrase.gender, plural=phrase.plural,
            is_person=phrase.bare[:1].isupper() and phrase.kind is None,
        )  # fmt: skip
        self.actors.append(actor)
        return actor, "speaker:description"

    def _with_role(self, phrase: Phrase, start: int) -> list[_Person]:
        """Earlier actors that a role or class may point back to; a class (*l'organisation*) never means a person."""
        a_class = phrase.head in self.pack.titles.classes
        known = [actor for actor in self.actors if not (a_class and actor.is_person) and actor.plural == phrase.plural]
        same = [actor for actor in known if phrase.head in actor.roles]
        one_word = len(phrase.bare.split()) == 1
        if same or not (one_word or a_class) or (phrase.kind in (None, "police", "unnamed") and not a_class):
            return same
        near = [actor for actor in known if actor.last <= start and self._near(actor, start)]
        unknown = [actor for actor in near if a_class and actor.kind is None]
        return [actor for actor in near if actor.kind == phrase.kind] or unknown or self._bodies_before(phrase, start)

    def _bodies_before(self, phrase: Phrase, start: int) -> list[_Person]:
        """*l'ONG* before any speech of it: the last name of that kind in the text before."""
        if phrase.plural or phrase.kind not in ("ngo", "media", "international_org", "company", "armed_group"):
            return []
        floor = max(0, start - 10 * NEAR_CHARACTERS)
        names = [chain for _, chain in self._chains_between(floor, start) if kind_of(chain, self.pack) == phrase.kind]
        if not names:
            return []
        actor = _Person(name=names[-1], kind=phrase.kind, gender=phrase.gender, plural=False, is_person=False)
        self.actors.append(actor)
        return [actor]

    def _by_initials(self, name: str) -> _Person | None:
        """*HRW* -> Human Rights Watch, met before as a speaker or a name."""
        in_brackets = next((actor for actor in self.actors if any(f"({name})" in alias for alias in actor.aliases)), None)
        if in_brackets is not None or not (2 <= len(name) <= 6 and name.isupper()):
            return in_brackets
        for actor in self.actors:
            if "".join(word[0] for word in actor.name.split() if word[0].isupper()) == name:
                return actor
        for _, chain in self.chains:
            if "".join(word[0] for word in chain.split() if word[0].isupper()) == name:
                actor = _Person(name=chain, kind=kind_of(chain, self.pack), gender=None, plural=False, is_person=False)
                self.actors.append(actor)
                return actor
        return None

    def _near(self, actor: _Person, start: int) -> bool:
        return start - actor.last < 10 * NEAR_CHARACTERS

    def _name_by_role(self, phrase: Phrase, start: int) -> str | None:
        """*le gouverneur* before any speech of his: the name that elsewhere stands right after the role."""
        role = fold(phrase.bare)
        for place, chain in self.chains:
            before = self.lowered[max(0, place - len(role) - 45) : place]
            if role in before and "." not in before[before.rindex(role) :] and kind_of(chain, self.pack) is None:
                return chain
        return None

    def _antecedent(self, pronoun: Pronoun, start: int) -> tuple[_Person | None, str]:
        """The nearest actor before a pronoun that agrees; a name that opens the sentence before counts as met."""
        if pronoun.person != "3":
            return None, "speaker:other-person"
        self._meet_names(start)
        plural = pronoun.number == "p"
        fitting = [
            actor
            for actor in self.actors
            if actor.last < start
            and actor.plural == plural
            and (actor.gender is None or pronoun.gender is None or actor.gender == pronoun.gender)
            and (pronoun.gender != "n" or not actor.is_person)
        ]
        if not fitting and not plural and pronoun.gender != "n":
            names = [
                item for item in self._chains_between(start - 8 * NEAR_CHARACTERS, start) if kind_of(item[1], self.pack) is None
            ]
            if names:
                place, name = names[-1]
                fitting = [self._new_person(name, place)]
        if not fitting:
            return None, "speaker:no-antecedent"
        actor = max(fitting, key=lambda actor: actor.last)
        actor.last = start
        if pronoun.gender in ("f", "m") and actor.is_person:
            actor.gender = actor.gender or pronoun.gender
        return actor, "speaker:pronoun"

    def _meet_names(self, start: int) -> None:
        """Makes the persons named in the two paragraphs before known, and moves known ones to their last mention."""
        floor = self.text.rfind("\n", 0, max(0, self.text.rfind("\n", 0, start)))
        for place, chain in self._chains_between(max(floor, start - 8 * NEAR_CHARACTERS), start):
            if kind_of(chain, self.pack) is not None:
                continue
            actor = next((a for a in self.actors if fold(a.name) == fold(chain)), None)
            if actor is None and self._opens_sentence(place):
                actor = self._new_person(chain, place)
            if actor is not None:
                actor.last = max(actor.last, place)

    def _new_person(self, name: str, place: int) -> _Person:
        actor = _Person(name=name, kind=self._kind_near(name), gender=None, plural=False, is_person=True, last=place)
        self.actors.append(actor)
        return actor

    def _chains_between(self, start: int, end: int) -> list[tuple[int, str]]:
        return self.chains[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def _opens_sentence(self, place: int) -> bool:
        """Whether a name is among the first words of its sentence, where subjects stand."""
        before = self.text[max(0, place - 45) : place]
        opened = any(stop in before for stop in (". ", "\n", "! ", "? "))
        return place < 45 or (opened and "," not in before.rsplit(". ", 1)[-1])

    def _note(self, actor: _Person, phrase: Phrase, start: int) -> None:
        actor.last = start
        actor.aliases.add(phrase.text)
        actor.roles.add(phrase.head)
        actor.gender = actor.gender or phrase.gender
        if actor.kind is None:
            actor.kind = phrase.kind


@lru_cache(maxsize=8)
def _pronouns(pack: Pack) -> dict[str, Pronoun]:
    forms: dict[str, Pronoun] = {}
    for pronoun in pack.frames.pronoun:
        for form in (pronoun.form, *(inverted.strip("-").removeprefix("t-") for inverted in pronoun.inverted)):
            forms.setdefault(form, pronoun)
    return forms
