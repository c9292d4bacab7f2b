"""Figures in a row: which belong to one list, and what the members of a list share.

``deux Américains, un Jordanien et un Soudanais ont perdu la vie``: one verb governs all three. ``41 blessés, puis 48``: a later
member may leave out its noun. ``quatre personnes tuées, trois femmes et un homme``: parts that add up say who the whole were.
"""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.amounts import Amount
from dixit.extract.nouns import Counted, Nouns
from dixit.extract.tokens import Token
from dixit.lang.tables.quantities import QuantityWords
from dixit.types.claims import Category

__all__ = ["PEOPLE", "Lists", "Scene", "Verdict"]

PEOPLE = frozenset({"person", "animal", "household"})
LONGEST_GAP = 8
"""Words that may stand between two members: ``21 injured in Cebu, 36 in Bohol``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with its amounts, what each counts, and the number of the list that each belongs to."""

    row: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    counted: tuple[Counted, ...]
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a figure is about, and why; the reason ``ordinal_one`` says that an ordinal counts one more of a thing."""

    category: Category
    reasons: tuple[str, ...]

    def bounds(self, amount: Amount) -> tuple[int | None, int | None]:
        """Bounds of the figure: an ordinal of the dead is their total (a sixth death: six); of a thing it is one more."""
        if amount.kind == "ordinal" and "ordinal_one" in self.reasons:
            return 1, 1
        return amount.low, amount.high


class Lists:
    """The pack's words for lists, and the rules of sharing."""

    def __init__(self, words: QuantityWords, nouns: Nouns) -> None:
        self._nouns = nouns
        self._closes, self._clauses = frozenset(words.closes), frozenset(words.clauses)
        self._agents, self._definite = frozenset(words.agents), frozenset(words.definite)

    def groups(self, row: tuple[Token, ...], amounts: tuple[Amount, ...], counted: tuple[Counted, ...]) -> tuple[int, ...]:
        """Number of the list that each amount belongs to: only coordinators, prepositions and names stand between members."""
        groups: list[int] = []
        for number, amount in enumerate(amounts):
            if number == 0:
                groups.append(0)
                continue
            begin = max(counted[number - 1].stop, amounts[number - 1].stop)
            gap = range(begin, max(begin, amount.first))
            linked = 0 < len(gap) <= LONGEST_GAP and row[gap[-1]].key in self._nouns.links
            linked = linked and all(self._binds(row[place]) for place in gap)
            groups.append(groups[-1] if linked else groups[-1] + 1)
        return tuple(groups)

    def may_count_one(self, scene: Scene, number: int) -> bool:
        """An article or ordinal counts only before a known noun, and not where it names a source or an agent."""
        amount, thing = scene.amounts[number], scene.counted[number]
        if thing.unit is None or thing.unit == "household":
            return False
        before = scene.row[amount.first - 1].key if amount.first else ""
        return before not in self._agents and before not in self._definite

    def shared(self, scene: Scene, verdicts: list[Verdict | None]) -> tuple[Verdict | None, ...]:
        """The verdicts after lists have shared theirs. Members whose own noun says what happened neither give nor take."""
        answer = self._parts_that_add_up(scene, verdicts)
        for number in range(len(answer)):
            before = answer[number - 1] if number and scene.groups[number - 1] == scene.groups[number] else None
            if answer[number] is None and before is not None and self.is_headless(scene, number):
                answer[number] = Verdict(category=before.category, reasons=("list",))
            elif self._takes(scene, answer[number], number):
                given = self._given(scene, verdicts, number)
                if given is None and answer[number] is None and before is not None and before.category == "other":
                    given = before.category
                answer[number] = Verdict(category=given, reasons=("list",)) if given is not None else answer[number]
        return tuple(answer)

    def _binds(self, token: Token) -> bool:
        preposition = token.key in self._closes and token.key not in self._clauses
        return token.key in self._nouns.links or preposition or token.capital

    def is_headless(self, scene: Scene, number: int) -> bool:
        """Whether a number stands without noun where a phrase ends: ``puis 48.``, ``36 in Cebu``."""
        amount = scene.amounts[number]
        if scene.counted[number].head is not None or amount.kind not in ("number", "vague"):
            return False
        after = scene.row[amount.core] if amount.core < len(scene.row) else None
        return after is None or after.kind == "sign" or after.key in self._closes

    def _takes(self, scene: Scene, verdict: Verdict | None, number: int) -> bool:
        thing = scene.counted[number]
        if thing.unit is None or thing.category is not None:
            return False
        return self.may_count_one(scene, number) if verdict is None else verdict.reasons[0] in ("unit", "usual")

    def _given(self, scene: Scene, verdicts: list[Verdict | None], number: int) -> Category | None:
        """The category of the nearest member of the same list that a word governs."""
        thing = scene.counted[number]
        givers = [
            (abs(other - number), other, given.category)
            for other, given in enumerate(verdicts)
            if given is not None and scene.groups[other] == scene.groups[number] and _gives(given, scene.counted[other], thing)
        ]
        return min(givers, key=lambda giver: giver[:2])[2] if givers else None

    def _parts_that_add_up(self, scene: Scene, verdicts: list[Verdict | None]) -> list[Verdict | None]:
        answer = list(verdicts)
        for group in sorted(set(scene.groups)):
            members = [place for place, of in enumerate(scene.groups) if of == group and _may_be_part(scene, verdicts, place)]
            if len(members) < 2 or not members[0]:
                continue
            total = sum(scene.amounts[place].low or 0 for place in members)
            wholes = [
                whole
                for place, whole in enumerate(verdicts[: members[0]])
                if whole is not None and scene.amounts[place].low == total
            ]
            for place in members if wholes else ():
                answer[place] = Verdict(category=wholes[-1].category, reasons=("adds_up",))
        return answer


def _may_be_part(scene: Scene, verdicts: list[Verdict | None], number: int) -> bool:
    verdict, thing, amount = verdicts[number], scene.counted[number], scene.amounts[number]
    weak = verdict is None or verdict.reasons[0] in ("unit", "usual", "part") or verdict.category == "other"
    return weak and thing.unit == "person" and thing.category is None and amount.low == amount.high


def _gives(given: Verdict, giver: Counted, taker: Counted) -> bool:
    same_kind = giver.unit == taker.unit or (giver.unit not in PEOPLE and taker.unit not in PEOPLE)
    return same_kind and given.reasons[0] not in ("unit", "usual", "noun", "state") and given.category != "other"
