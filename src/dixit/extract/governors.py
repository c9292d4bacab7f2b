"""What happened to those counted: the words of a sentence compete to govern each figure.

Without a parse, the grammar of the words decides where their figure may stand: the object of an active verb after it, the
subject of a passive or intransitive one before it, the complement of a noun after its preposition. Distance, commas, clause
openers and other figures in between make a reading dearer; the cheapest one below a limit wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.amounts import Amount
from dixit.extract.nouns import Counted, Nouns
from dixit.extract.tokens import Phrases, Token
from dixit.lang.tables.quantities import QuantityWords, TriggerWords

__all__ = ["Governors", "Trigger", "Verdict"]

LIMIT = 16.0
"""Dearest reading that still counts; found on the training part of the French and English claims."""
COMMA, CLAUSE, CROSSED, FIGURE, BREAK = 1.5, 5.0, 5.0, 2.0, 12.0

FOR_PERSONS = frozenset({"killed", "injured", "detained", "displaced", "rescued", "force_size"})
FOR_THINGS = frozenset({"destroyed", "downed", "supplied"})
FLYING = frozenset({"drone", "aircraft", "missile"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word group that says what happened, at tokens ``[first, stop)``; governs as in `TriggerWords`, its voice now known."""

    first: int
    stop: int
    category: str
    governs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a figure is about, and why; ordinal: how an ordinal is to be read (``total`` or ``one``)."""

    category: str
    reasons: tuple[str, ...]

    def bounds(self, amount: Amount) -> tuple[int | None, int | None]:
        """Bounds of the figure: an ordinal of the dead is their total (a sixth death: six); of a thing it is one more."""
        if amount.kind == "ordinal" and "ordinal_one" in self.reasons:
            return 1, 1
        return amount.low, amount.high


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
        self._clauses, self._agents = frozenset(words.clauses), frozenset(words.agents)
        self._parts: Phrases[bool] = Phrases([(phrase, True) for phrase in words.parts])
        self._elided: Phrases[bool] = Phrases([(phrase, True) for phrase in words.elided])
        self._hearsay: Phrases[bool] = Phrases([(phrase, True) for phrase in words.hearsay])
        self._definite, self._roles = frozenset(words.definite), frozenset(words.roles)
        self._closes = frozenset(words.closes)

    def judge(
        self, row: tuple[Token, ...], amounts: tuple[Amount, ...], counted: tuple[Counted, ...]
    ) -> tuple[Verdict | None, ...]:
        """One verdict per amount of a sentence, None for those that are no figures."""
        triggers = self.triggers(row, amounts)
        verdicts: list[Verdict | None] = []
        for number, (amount, thing) in enumerate(zip(amounts, counted, strict=True)):
            earlier = [verdict for verdict in verdicts if verdict is not None]
            verdicts.append(self._verdict(row, amounts, number, thing, triggers, earlier))
        return self._listed_articles(row, amounts, counted, tuple(verdicts))

    def triggers(self, row: tuple[Token, ...], amounts: tuple[Amount, ...]) -> tuple[Trigger, ...]:
        """All trigger words of a sentence, participles resolved to active or passive by the auxiliary before them."""
        found = []
        index = 0
        inside = {place for amount in amounts for place in range(amount.first, amount.stop)}
        while index < len(row):
            match = None if index in inside else self._table.at(row, index)
            if match is None:
                index += 1
                continue
            stop, entry = match
            governs = self._voice(row, index, stop, inside) if entry.governs == "participle" else entry.governs
            found.append(Trigger(first=index, stop=stop, category=entry.category, governs=governs))
            index = stop
        return tuple(found)

    def _voice(self, row: tuple[Token, ...], index: int, stop: int, inside: set[int]) -> str:
        """``a tué`` takes an object, ``a été tué`` a subject; a bare form an object when a number follows at once."""
        for back in range(index - 1, max(-1, index - 5), -1):
            if row[back].key in self._passive:
                return "subject"
            if row[back].key in self._active:
                return "object"
            if row[back].kind == "sign" or back in inside:
                break
        follows = stop in inside or (stop + 1 in inside and row[stop].key in self.nouns.determiners)
        return "object" if follows else "subject"

    def _verdict(
        self,
        row: tuple[Token, ...],
        amounts: tuple[Amount, ...],
        number: int,
        thing: Counted,
        triggers: tuple[Trigger, ...],
        earlier: list[Verdict],
    ) -> Verdict | None:
        amount = amounts[number]
        if thing.category is not None:
            return self._ordinal(amount, thing, thing.category, ("noun",))
        state = self._states.at(row, amount.stop) if amount.stop < len(row) else None
        if state is None and thing.head is not None and thing.stop < len(row):
            state = self._states.at(row, thing.stop)
        if state is not None:
            return Verdict(category=state[1].category, reasons=("state",))
        cost, trigger = self._cheapest(row, amounts, number, thing, triggers, earlier)
        if trigger is not None and cost <= LIMIT:
            category = earlier[-1].category if trigger.governs == "again" else trigger.category
            return self._ordinal(amount, thing, self._fitting(category, thing), (f"{trigger.governs}:{row[trigger.first].key}",))
        if amount.kind in ("article", "ordinal"):
            return None
        if earlier and self._parts.before(row, amount.first) is not None:
            return Verdict(category=earlier[-1].category, reasons=("part",))
        if thing.usual is not None:
            return Verdict(category=thing.usual, reasons=("usual",))
        return Verdict(category="other", reasons=("unit",)) if thing.unit is not None else None

    def _ordinal(self, amount: Amount, thing: Counted, category: str, reasons: tuple[str, ...]) -> Verdict | None:
        if amount.kind == "article" and category == "other":
            return None
        if amount.kind == "ordinal" and (thing.head is None or category == "other"):
            return None
        counts_on = amount.kind == "ordinal" and thing.category is None
        return Verdict(category=category, reasons=(*reasons, "ordinal_one") if counts_on else reasons)

    def _fitting(self, category: str, thing: Counted) -> str:
        """Things are not killed and people not destroyed: what is shot down of the things that fly is downed, else other."""
        if thing.unit is None or thing.unit in ("person", "animal"):
            return "other" if category in FOR_THINGS and thing.unit is not None else category
        if category == "killed" and thing.unit in FLYING:
            return "downed"
        return "other" if category in FOR_PERSONS and category not in ("rescued", "force_size") else category

    def _cheapest(
        self,
        row: tuple[Token, ...],
        amounts: tuple[Amount, ...],
        number: int,
        thing: Counted,
        triggers: tuple[Trigger, ...],
        earlier: list[Verdict],
    ) -> tuple[float, Trigger | None]:
        best: tuple[float, Trigger | None] = (LIMIT + 1, None)
        for trigger in triggers:
            cost = self._cost(row, amounts, number, thing, trigger, triggers)
            if trigger.governs == "again" and not earlier:
                continue
            if cost is not None and cost < best[0]:
                best = (cost, trigger)
        return best

    def _cost(
        self,
        row: tuple[Token, ...],
        amounts: tuple[Amount, ...],
        number: int,
        thing: Counted,
        trigger: Trigger,
        triggers: tuple[Trigger, ...],
    ) -> float | None:
        """Price of letting a trigger govern an amount; None when grammar forbids it."""
        amount = amounts[number]
        after = trigger.first >= amount.stop
        if after != (trigger.governs == "subject"):
            return None
        if not after and amount.first and row[amount.first - 1].key in self._agents:
            return None  # "tuées par deux hommes": the agent suffers nothing
        known = thing.head is not None
        if not known and after and trigger.first - amount.core > 6:
            return None
        begin, end = (max(amount.core, thing.stop), trigger.first) if after else (trigger.stop, amount.first)
        between = range(begin, max(begin, end))
        cost = float(len(between)) * 0.5
        listed = 0
        for place in between:
            key = row[place].key
            cost += COMMA if key in (",", "(", ")") else 0.0
            cost += CLAUSE if key in self._clauses else 0.0
            cost += BREAK if key in (";", ":", ".", "¶") else 0.0
        for other in amounts:
            listed += begin <= other.first < end
        for other_trigger in triggers:
            if other_trigger is not trigger and begin <= other_trigger.first < end:
                cost += CROSSED
        limit_of = trigger.governs == "of" and len(between) > 6 and not listed
        return None if limit_of else cost + FIGURE * listed

    def _listed_articles(
        self,
        row: tuple[Token, ...],
        amounts: tuple[Amount, ...],
        counted: tuple[Counted, ...],
        verdicts: tuple[Verdict | None, ...],
    ) -> tuple[Verdict | None, ...]:
        """``huit Ukrainiens, deux Indiens et un Ouzbek``: an article counts when it closes a list of counted people."""
        answer = list(verdicts)
        for number in range(1, len(amounts)):
            amount, before = amounts[number], answer[number - 1]
            if answer[number] is not None or amount.kind != "article" or counted[number].unit is None or before is None:
                continue
            gap = range(max(counted[number - 1].stop, amounts[number - 1].stop), amount.first)
            if len(gap) <= 2 and all(row[place].key in self.nouns.links for place in gap):
                answer[number] = Verdict(category=before.category, reasons=("list",))
        return tuple(answer)

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
            if trigger is None or first is None or trigger[1].governs != "participle" or trigger[1].category not in FOR_PERSONS:
                continue
            amount = Amount(
                first=first, stop=index, core=index, low=1, high=1, approximate=False, kind="article", reasons=("definite_person",)
            )
            thing = Counted(first=first + 1, stop=index, unit="person", head=first + 1)
            found.append((amount, thing, Verdict(category=trigger[1].category, reasons=("hearsay",))))
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
