"""What happened to those counted: the words of a sentence compete to govern each figure.

Without a parse, the grammar of the words decides where their figure may stand: the object of an active verb after it, the
subject of a passive or intransitive one before it, the complement of a noun after its preposition. Distance, commas, clause
openers and other figures in between make a reading dearer; the cheapest one below a limit wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.amounts import Amount
from dixit.extract.lists import PEOPLE, Lists, Scene, Verdict
from dixit.extract.nouns import Counted, Nouns
from dixit.extract.tokens import Phrases, Token
from dixit.lang.tables.quantities import QuantityWords, TriggerWords
from dixit.types.claims import Category

__all__ = ["Governors", "Trigger"]

LIMIT, ARTICLE_LIMIT, UNKNOWN_LIMIT = 14.0, 6.0, 4.0
"""Dearest reading that still counts: for numbers, for articles that may count nothing, for nouns no table knows. Set on the
training part of the French and English claims."""
COMMA, CLAUSE, CROSSED, MEMBER, OTHER_FIGURE, BREAK, BARE = 1.5, 4.0, 5.0, 0.5, 6.0, 12.0, 1.0

FOR_PERSONS = frozenset({"killed", "injured", "detained", "displaced", "rescued", "force_size"})
FOR_THINGS = frozenset({"destroyed", "downed", "supplied"})
FLYING = frozenset({"drone", "aircraft", "missile"})
HARM = frozenset({"killed", "injured", "missing", "captured", "detained", "rescued"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word group that says what happened, at tokens ``[first, stop)``; governs as in `TriggerWords`, its voice now known."""

    first: int
    stop: int
    category: Category | None
    governs: str


class Governors:
    """The pack's triggers, and the contest between them."""

    def __init__(self, words: QuantityWords, nouns: Nouns) -> None:
        self.nouns = nouns
        self._table: Phrases[TriggerWords] = Phrases(
            [(phrase, trigger) for trigger in words.triggers if trigger.governs != "state" for phrase in trigger.words]
        )
        self._states: Phrases[TriggerWords] = Phrases(
            [(phrase, trigger) for trigger in words.triggers if trigger.governs == "state" for phrase in trigger.words]
        )
        self._passive, self._active = frozenset(words.passive), frozenset(words.active)
        self._lists = Lists(words, nouns)
        self._clauses, self._agents = frozenset(words.clauses), frozenset(words.agents)
        self._parts: Phrases[bool] = Phrases([(phrase, True) for phrase in words.parts])
        self._elided: Phrases[bool] = Phrases([(phrase, True) for phrase in words.elided])
        self._hearsay: Phrases[bool] = Phrases([(phrase, True) for phrase in words.hearsay])
        self._definite, self._roles = frozenset(words.definite), frozenset(words.roles)

    def judge(
        self, row: tuple[Token, ...], amounts: tuple[Amount, ...], counted: tuple[Counted, ...], last: Category | None
    ) -> tuple[Verdict | None, ...]:
        """One verdict per amount of a sentence, None for those that are no figures.

        last  category of the last figure before the sentence, for words that take it up (``parmi eux``); None when there is none
        """
        scene = Scene(row=row, amounts=amounts, counted=counted, groups=self._lists.groups(row, amounts, counted))
        triggers = self.triggers(scene)
        verdicts: list[Verdict | None] = []
        for number in range(len(amounts)):
            known = [verdict.category for verdict in verdicts if verdict is not None]
            verdicts.append(self._verdict(scene, number, triggers, known[-1] if known else last))
        return self._lists.shared(scene, verdicts)

    def triggers(self, scene: Scene) -> tuple[Trigger, ...]:
        """All trigger words of a sentence, participles resolved to active or passive by the auxiliary before them."""
        found = []
        inside = {place for amount in scene.amounts for place in range(amount.first, amount.stop)}
        heads = {thing.head for thing in scene.counted if thing.head is not None}
        index = 0
        while index < len(scene.row):
            match = None if index in inside or index in heads else self._table.at(scene.row, index)
            if match is None:
                index += 1
                continue
            stop, entry = match
            governs: str = entry.governs
            if governs in ("participle", "perfect"):
                governs = self._voice(scene.row, index, stop, inside)
            if not (entry.governs == "perfect" and governs in ("object", "bare")):
                found.append(Trigger(first=index, stop=stop, category=entry.category, governs=governs))
            index = stop
        return tuple(found)

    def _voice(self, row: tuple[Token, ...], index: int, stop: int, inside: set[int]) -> str:
        """``a tué`` takes an object, ``a été tué`` a subject; a bare form an object when a number follows at once."""
        follows = stop in inside or (stop + 1 in inside and row[stop].key in self.nouns.determiners)
        for back in range(index - 1, max(-1, index - 6), -1):
            if row[back].key in self._passive:  # inverted: "d'où ont été évacuées 80 personnes"
                return "object" if follows else "subject"
            if row[back].key in self._active:
                return "object"
            if row[back].kind == "sign" or back in inside:
                break
        return "object" if follows else "bare"

    def _verdict(self, scene: Scene, number: int, triggers: tuple[Trigger, ...], last: Category | None) -> Verdict | None:
        amount, thing = scene.amounts[number], scene.counted[number]
        if amount.kind in ("article", "ordinal") and not self._lists.may_count_one(scene, number):
            return None
        if thing.category is not None:
            return Verdict(category=thing.category, reasons=("noun",))
        if (state := self._state(scene, number)) is not None:
            return state
        part = self._is_part(scene.row, amount.first)
        cost, trigger = self._cheapest(scene, number, triggers, last)
        if trigger is not None and cost <= self._limit(scene, number) and not (part and last and cost > 2.0):
            category = trigger.category or last or "other"
            return self._final(scene, number, trigger, self._fitting(category, thing))
        if amount.kind in ("article", "ordinal"):
            return Verdict(category=last, reasons=("part",)) if part and last in HARM and thing.unit == "person" else None
        if last is not None and part and (thing.unit is not None or self._lacks_noun(scene, number)):
            return Verdict(category=last, reasons=("part",))
        if thing.usual is not None:
            return Verdict(category=thing.usual, reasons=("usual",))
        if thing.unit is None and self._is_elided(scene, number):
            return Verdict(category="other", reasons=("elided",))
        return Verdict(category="other", reasons=("unit",)) if thing.unit is not None else None

    def _is_part(self, row: tuple[Token, ...], first: int) -> bool:
        """Whether a number picks a part of those before it, a determiner between or not: ``dont les cinq assaillants``."""
        if first and row[first - 1].key in self.nouns.determiners and self._parts.before(row, first - 1) is not None:
            return True
        return self._parts.before(row, first) is not None

    def _lacks_noun(self, scene: Scene, number: int) -> bool:
        """Whether a part's noun is left out: ``dont 221 à Amatrice``; a number alone in brackets is none."""
        first = scene.amounts[number].first
        worded = first > 0 and scene.row[first - 1].kind == "word"
        return self._is_elided(scene, number) or (worded and self._lists.is_headless(scene, number))

    def _limit(self, scene: Scene, number: int) -> float:
        amount, thing = scene.amounts[number], scene.counted[number]
        if amount.kind in ("article", "ordinal"):
            return ARTICLE_LIMIT
        return LIMIT if thing.unit is not None or self._is_elided(scene, number) else UNKNOWN_LIMIT

    def _is_elided(self, scene: Scene, number: int) -> bool:
        """Whether the noun is left out and the words show it: ``187 ont été blessées``, ``65 d'entre eux``."""
        places = {scene.amounts[number].core, scene.counted[number].first}
        return any(place < len(scene.row) and self._elided.at(scene.row, place) is not None for place in places)

    def _state(self, scene: Scene, number: int) -> Verdict | None:
        amount, thing = scene.amounts[number], scene.counted[number]
        places = [amount.stop] if thing.head is None else [amount.stop, thing.stop]
        for place in places:
            match = self._states.at(scene.row, place) if place < len(scene.row) else None
            if match is not None and match[1].category is not None:
                return Verdict(category=match[1].category, reasons=("state",))
        return None

    def _final(self, scene: Scene, number: int, trigger: Trigger, category: Category) -> Verdict | None:
        amount, thing = scene.amounts[number], scene.counted[number]
        reasons: tuple[str, ...] = (f"{trigger.governs}:{scene.row[trigger.first].key}",)
        if (
            thing.unit is None
            and category not in HARM
            and trigger.governs not in ("name", "again")
            and not self._is_elided(scene, number)
        ):
            return None
        if amount.kind == "number" or amount.kind in ("vague", "zero"):
            return Verdict(category=category, reasons=reasons)
        harmed = thing.unit == "person" and category in HARM
        broken = category == "downed" or (category == "destroyed" and trigger.governs == "of")
        if not harmed and not broken:
            return None
        return Verdict(category=category, reasons=(*reasons, "ordinal_one") if amount.kind == "ordinal" else reasons)

    def _fitting(self, category: Category, thing: Counted) -> Category:
        """Things are not killed and people not destroyed: what flies and is shot down is downed, what is stopped captured."""
        if thing.unit is None or thing.unit in PEOPLE:
            return "other" if category in FOR_THINGS and thing.unit is not None else category
        if category == "killed" and thing.unit in FLYING:
            return "downed"
        if category == "downed" and thing.unit not in FLYING:
            return "captured"
        return "other" if category in FOR_PERSONS and category not in ("rescued", "force_size") else category

    def _cheapest(
        self, scene: Scene, number: int, triggers: tuple[Trigger, ...], last: Category | None
    ) -> tuple[float, Trigger | None]:
        best: tuple[float, Trigger | None] = (LIMIT + 1, None)
        for trigger in triggers:
            if trigger.governs == "again" and last is None:
                continue
            cost = self._cost(scene, number, trigger, triggers)
            if cost is not None and cost < best[0]:
                best = (cost, trigger)
        return best

    def _cost(self, scene: Scene, number: int, trigger: Trigger, triggers: tuple[Trigger, ...]) -> float | None:
        """Price of letting a trigger govern an amount; None when grammar forbids it."""
        amount, thing = scene.amounts[number], scene.counted[number]
        after = trigger.first >= amount.stop
        if after != (trigger.governs in ("subject", "bare")):
            return None
        agent = not after and amount.first > 0 and scene.row[amount.first - 1].key in self._agents
        if agent and trigger.stop != amount.first:
            return None  # "tuées par deux hommes": the agent suffers nothing
        begin, end = (max(amount.core, thing.stop), trigger.first) if after else (trigger.stop, amount.first)
        between = range(begin, max(begin, end))
        others = [number for number, other in enumerate(scene.amounts) if begin <= other.first < end]
        members = [other for other in others if scene.groups[other] == scene.groups[number]]
        reach = {"of": 4, "again": 4, "name": 8}.get(trigger.governs)
        if reach is not None and len(between) > reach and not members:
            return None
        if trigger.governs == "bare" and len(between) > 4 and not members:
            return None
        cost = 0.5 * len(between) + MEMBER * len(members) + OTHER_FIGURE * (len(others) - len(members))
        cost += BARE if trigger.governs == "bare" else 0.0
        for place in between:
            key = scene.row[place].key
            cost += COMMA if key in (",", "(", ")") and not members else 0.0
            cost += CLAUSE if key in self._clauses else 0.0
            cost += BREAK if key in (";", ":", ".") else 0.0
        cost += CROSSED * sum(other is not trigger and begin <= other.first < end for other in triggers)
        return cost

    def hearsay_persons(self, row: tuple[Token, ...]) -> list[tuple[Amount, Counted, Verdict]]:
        """One definite person whom hearsay makes a victim: ``le chef adjoint du district aurait été blessé`` counts one.

        A definite singular is no count otherwise; here the conditional marks the harm itself as a contested claim.
        """
        found = []
        for index in range(len(row)):
            match = self._hearsay.at(row, index)
            if match is None or match[0] >= len(row):
                continue
            trigger = self._table.at(row, match[0])
            first = self._definite_subject(row, index)
            if trigger is None or first is None or trigger[1].governs != "participle":
                continue
            category = trigger[1].category
            if category is None or category not in HARM:
                continue
            amount = Amount(
                first=first, stop=index, core=index, low=1, high=1, approximate=False, kind="article", reasons=("definite_person",)
            )
            thing = Counted(first=first + 1, stop=index, unit="person", head=first + 1)
            found.append((amount, thing, Verdict(category=category, reasons=("hearsay",))))
        return found

    def _definite_subject(self, row: tuple[Token, ...], index: int) -> int | None:
        """Where the noun phrase before a verb begins, when it is a definite singular of office or rank."""
        for first in range(index - 1, max(-1, index - 14), -1):
            if row[first].kind == "sign" and row[first].key not in "-«»":
                return None
            starts = first == 0 or row[first - 1].kind == "sign" or row[first - 1].key in self._clauses
            if starts and row[first].key in self._definite and row[first + 1].key in self._roles:
                return first
        return None
