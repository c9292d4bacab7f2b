"""What a pack says of times: words for days, months, parts of day and units, and the patterns they form.

A pattern is a regular expression over folded text (lower case, straight apostrophes, plain spaces) in which a name in braces
stands for a class of words: ``{weekday}``, ``{month}``, ``{part}``, ``{unit}``, ``{season}``, ``{half}``, ``{n}`` a number or a
vague one, ``{ordinal}``, ``{day}`` 1 to 31, ``{year}`` four digits, ``{hour}``, ``{minute}``; ``{weekday2}`` and so on for a
second. What stands between ``⟦`` and ``⟧`` is the time expression; without them the whole match is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Make", "TimeRule", "TimeWords"]

Make = Literal[
    "ago", "anchored", "anchored_day", "century", "clock", "date", "day", "decade", "duration", "fixed", "half_duration",
    "month_of", "night_between", "nothing", "part", "period", "season", "set", "span_of_years", "weekday", "year",
]  # fmt: skip
"""What a rule's words can mean; each has its maker in extract/timemakers.py."""

SLOT = re.compile(r"\{(?:weekday|month|part|unit|season|n|ordinal|day|year|hour|minute|half)2?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """One kind of time expression.

    id       unique; stands among the reasons of what it finds
    make     what the words mean, one of `Make`
    pattern  see the head of this module
    shift    days, weeks, ... from the reference (-1 yesterday, last; 0 this; 1 next); for weekdays the direction
    part     TIMEX3 part of day (MO, MI, AF, EV, NI, DT) when the words fix it
    value    TIMEX3 value when the words fix it (``PRESENT_REF``), or the unit (``D``) that they imply
    type     DATE, TIME, DURATION or SET where it is not told by `make`
    """

    id: str
    make: Make
    pattern: str
    shift: int = 0
    part: str = ""
    value: str = ""
    type: str = ""


# Compared by identity: a table is loaded once, and what is worked out from it is kept by it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """Times of one language (``times.toml``).

    weekdays   name -> ISO number, 1 Monday to 7 Sunday
    months     name or abbreviation -> 1 to 12
    parts      part of day -> TIMEX3 code (MO, MI, AF, EV, NI, DT)
    units      unit of time -> TIMEX3 letter: Y, M, W, D, H, T (minutes), S, WE (weekend), Q (quarter), E (decade), C (century)
    seasons    name -> SP, SU, FA, WI
    vague      words that stand where a number could: their number is unknown (X)
    halves     marks of the half of the day after a clock time -> hours to add (``p.m.`` -> 12)
    future, past  patterns of verb forms that say on which side of publication a bare weekday or month lies
    rules      tried in order; of two that match at one place the longer wins, then the earlier
    """

    weekdays: dict[str, int]
    months: dict[str, int]
    parts: dict[str, str]
    units: dict[str, str]
    seasons: dict[str, str]
    vague: list[str]
    halves: dict[str, int]
    future: list[str]
    past: list[str]
    rules: list[TimeRule]

    def faults(self) -> Iterator[str]:
        """Rules that share an id, patterns that are no regular expression, marks of the expression that do not pair."""
        seen: set[str] = set()
        for place, rule in enumerate(self.rules):
            where = f"rules[{place}] ({rule.id})"
            if rule.id in seen:
                yield f"{where}: the id stands twice"
            seen.add(rule.id)
            if rule.pattern.count("⟦") > 1 or rule.pattern.count("⟦") != rule.pattern.count("⟧"):
                yield f"{where}: ⟦ and ⟧ must stand once each, or not at all"
            try:
                re.compile(SLOT.sub("x", rule.pattern).replace("⟦", "(").replace("⟧", ")"))
            except re.error as error:
                yield f"{where}: {error}"
