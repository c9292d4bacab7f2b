"""What a pack says of counts: how bounds are worded, what is counted, and which words say what happened to it.

The effects and categories are those of the annotation guidelines for French claims, section Figures; both languages use them alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dixit.types.claims import Category

__all__ = ["BoundWords", "Effect", "Governs", "NounWords", "QuantityWords", "RangeWords", "TriggerWords", "VagueWords"]

Effect = Literal["more_than", "at_least", "at_most", "nearly", "less_than", "about", "exactly"]
Governs = Literal["object", "subject", "participle", "perfect", "of", "state", "name", "again"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundWords:
    """Words that move the bounds of the number beside them.

    words   phrases, elided forms included (``plus de``, ``plus d'``)
    effect  more_than n -> [n+1, open], at_least -> [n, open], at_most -> [open, n], nearly -> [open, n] approximate,
            less_than -> [open, n], about -> [n, n] approximate, exactly -> no change
    place   ``before`` the number or ``after`` it (``ou plus``)
    spanned whether the words belong to the quantifier expression; verbs such as ``pourrait atteindre`` do not
    """

    words: list[str]
    effect: Effect
    place: Literal["before", "after"] = "before"
    spanned: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueWords:
    """Quantifiers that are no numbers: ``plusieurs``, ``des dizaines``, ``aucun``.

    low, high  inclusive bounds that the guidelines give them; absent = open
    before     words of which one must follow at once (``personne`` counts nobody only before ``n'`` or ``ne``)
    """

    words: list[str]
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    before: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeWords:
    """Two numbers made one: ``opens`` stands before the first (empty: anything else), ``link`` between them.

    joins  False where the words state two counts and no range (``from 14 to 31``)
    """

    opens: str
    link: str
    joins: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NounWords:
    """What can be counted.

    unit      person, vehicle, drone, aircraft, ship, weapon, building, animal ... as `Quantity.unit`
    category  the category that the noun itself states (``morts`` -> killed); absent when it states none
    usual     the category that holds when no other word says more (``combattants`` -> force_size); absent = other
    """

    words: list[str]
    unit: str
    category: Category | None = None
    usual: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWords:
    """Words that say what happened to those counted.

    governs  where the counted stand:
             ``object``      after an active verb form (``tuant``)
             ``subject``     before an intransitive one (``ont perdu la vie``)
             ``participle``  by its auxiliary (``a tué`` / ``ont été tués`` / ``policiers tués``)
             ``perfect``     like an intransitive but only with its auxiliary (``sont morts``; alone it is a noun)
             ``of``          after a noun and its preposition (``la mort de``)
             ``state``       right after the number or its noun (``trois grièvement``)
             ``name``        after a count's name (``le bilan est de``)
             ``again``       after words that take up the last count (``ce nombre``); the category is that count's, absent here
    """

    words: list[str]
    governs: Governs
    category: Category | None = None


# Compared by identity: a table is loaded once, and what is worked out from it is kept by it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantityWords:
    """Counts of one language (``quantities.toml``).

    bounds, vague, ranges, nouns, triggers  see their classes
    person_endings  endings of plural nouns that name people by what they do (``-eurs``), for nouns not listed
    people_endings  endings of the plural names of peoples (``Ukrainiens``), which a capital shows
    not_persons     nouns with such an ending that name no people
    skipped         words between a number and its noun (``de``, ``autres``)
    opens           words that may stand before a noun without being part of what is counted; adjectives that precede (``jeunes``)
    head_last       whether the noun ends its phrase, whatever adjectives stand before it (English)
    closes          words at which a noun phrase ends
    clauses         words at which another clause begins
    passive, active auxiliaries of the passive and of the active perfect, in all forms
    agents          prepositions of the passive's agent
    links           words and signs between the members of a list (``,``, ``et``)
    parts           words that pick a part of those just counted (``dont``, ``including``)
    elided          verb forms and signs that show, right after a number, that its noun is left out (``187 ont été blessées``)
    hearsay         auxiliary forms of the reportative conditional, with the words that complete the passive (``aurait été``)
    definite        determiners of one definite person (``le``), for whom the hearsay passive is a count of one
    roles           nouns of office or rank that make such a person (``chef adjoint``)
    refused_before  words before a number that make it no count (``article``, ``n°``)
    refused_after   words after a number that make it no count: units, currency, age, months, points
    """

    bounds: list[BoundWords]
    vague: list[VagueWords]
    ranges: list[RangeWords]
    nouns: list[NounWords]
    triggers: list[TriggerWords]
    people_endings: list[str]
    person_endings: list[str]
    not_persons: list[str]
    skipped: list[str]
    opens: list[str]
    head_last: bool
    closes: list[str]
    clauses: list[str]
    passive: list[str]
    active: list[str]
    agents: list[str]
    links: list[str]
    parts: list[str]
    elided: list[str]
    hearsay: list[str]
    definite: list[str]
    roles: list[str]
    refused_before: list[str]
    refused_after: list[str]
