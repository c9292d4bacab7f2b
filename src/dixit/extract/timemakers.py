"""What the words of a time rule mean: one maker for each meaning, from a match to a TIMEX3 type and value.

A maker sees the match, the day that relative words count from, and the days named before; it answers with a value or with the
reason why there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dixit.extract.timegrammar import Found, TimeGrammar
from dixit.extract.timevalues import Reference, moved, week_value
from dixit.lang.tables.times import Make

__all__ = ["MAKERS", "Made", "Scene"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a maker may look at: the match, the grammar, the reference, the last day resolved and which way the tense points.

    anchor  last day resolved so far in the document; here the last one in the same sentence; both None when there is none
    tense   1 future, -1 past, 0 untold
    """

    found: Found
    grammar: TimeGrammar
    reference: Reference
    anchor: date | None
    here: date | None
    tense: int

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.reference.day

    def number(self, name: str) -> int | None:
        """The number in a slot, None when it is vague or absent."""
        return self.grammar.number(self.found.slots.get(name, ""))

    def unit(self) -> str:
        """TIMEX3 letter of the unit in the slot, or of the rule."""
        return self.grammar.words.units.get(self.found.slots.get("unit", ""), self.found.rule.value)

    def part(self) -> str:
        """TIMEX3 code of the part of day in the slot, or of the rule; empty when there is none."""
        return self.grammar.words.parts.get(self.found.slots.get("part", ""), self.found.rule.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a maker answers: type, value (None: unresolved), and why."""

    type: str
    value: str | None
    why: str


NO_REFERENCE = "no day of publication"


def _make_date(scene: Scene) -> Made:
    """Day and month, with or without a year; a weekday before them adds nothing."""
    slots = scene.found.slots
    month = scene.grammar.words.months[slots["month"]]
    number = int("".join(char for char in slots["day"] if char.isdigit())) if "day" in slots else None
    if "year" in slots or "year2" in slots:
        year = int(slots.get("year", slots.get("year2", "0")))
        return Made(type="DATE", value=_dated(year, month, number), why="stated in full")
    day = scene.day
    if day is None:
        year_known = scene.reference.year
        value = _dated(year_known, month, number) if year_known is not None else None
        return Made(type="DATE", value=value, why="year of publication" if value else NO_REFERENCE)
    return Made(type="DATE", value=_dated(_nearest_year(day, month, number, scene.tense), month, number), why="nearest year")


def _nearest_year(day: date, month: int, number: int | None, tense: int) -> int:
    """The year that brings a bare date closest; the tense decides where it speaks."""
    if number is None and month == day.month:
        return day.year
    choices = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            choices.append(date(year, month, number or 15))
        except ValueError:
            continue  # 29 February
    told = [choice for choice in choices if (choice <= day if tense < 0 else choice >= day)] if tense else choices
    return min(told or choices, key=lambda choice: abs((choice - day).days)).year if choices else day.year


def _dated(year: int, month: int, number: int | None) -> str | None:
    if number is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def _make_year(scene: Scene) -> Made:
    digits = scene.found.slots.get("year", scene.found.slots.get("minute", ""))
    if len(digits) == 2:  # "en 97": of the century that ended before it could be meant otherwise
        digits = ("20" if int(digits) <= 30 else "19") + digits
    return Made(type="DATE", value=digits, why="stated")


def _make_decade(scene: Scene) -> Made:
    digits = scene.found.slots["year"]
    full = digits if len(digits) == 4 else f"{20 if int(digits) < 30 else 19}{digits}"
    return Made(type="DATE", value=full[:3], why="decade")


def _make_century(scene: Scene) -> Made:
    roman = {"i": 1, "v": 5, "x": 10}
    words = scene.found.slots.get("century", "")
    total = 0
    for char, following in zip(words, words[1:] + " ", strict=True):
        value = roman.get(char, 0)
        total += -value if value < roman.get(following, 0) else value
    number = total or scene.number("ordinal")
    return Made(type="DATE", value=f"{number - 1:02d}" if number else None, why="century")


def _make_weekday(scene: Scene) -> Made:
    """shift 0: nearest past, today included, or the next one in the future tense; -1: strictly past; 1: strictly to come."""
    part = scene.part()
    kind = "TIME" if part else "DATE"
    if scene.day is None:
        return Made(type=kind, value=None, why=NO_REFERENCE)
    day = _weekday(scene, "weekday")
    return Made(type=kind, value=day.isoformat() + (f"T{part}" if part else ""), why="nearest weekday")


def _weekday(scene: Scene, name: str) -> date:
    today = scene.day or date.min
    wanted = scene.grammar.words.weekdays[scene.found.slots[name]]
    back = (today.isoweekday() - wanted) % 7
    shift = scene.found.rule.shift
    if shift > 0 or (shift == 0 and scene.tense > 0 and back):
        return today + timedelta(days=(wanted - today.isoweekday()) % 7 or 7)
    return today - timedelta(days=back or (7 if shift < 0 else 0))


def _make_night_between(scene: Scene) -> Made:
    """A night belongs to the evening it begins, by the first of the two days named."""
    if scene.day is None:
        return Made(type="TIME", value=None, why=NO_REFERENCE)
    return Made(type="TIME", value=f"{_weekday(scene, 'weekday').isoformat()}TNI", why="night that begins on the first day")


def _make_day(scene: Scene) -> Made:
    """A day named by its distance from publication (yesterday), with or without a part of day."""
    part = scene.part()
    kind = "TIME" if part else "DATE"
    if scene.day is None:
        return Made(type=kind, value=None, why=NO_REFERENCE)
    day = scene.day + timedelta(days=scene.found.rule.shift)
    return Made(type=kind, value=day.isoformat() + (f"T{part}" if part else ""), why="from the day of publication")


def _make_part(scene: Scene) -> Made:
    """A part of day alone: of the day last named in the sentence, else of the day of publication."""
    day = scene.here or scene.day
    if day is None:
        return Made(type="TIME", value=None, why=NO_REFERENCE)
    return Made(
        type="TIME", value=f"{day.isoformat()}T{scene.part()}", why="day named before" if scene.here else "day of publication"
    )


def _make_anchored_day(scene: Scene) -> Made:
    """The day before, the next day: counted from the last day resolved."""
    day = scene.anchor or scene.day
    if day is None:
        return Made(type="DATE", value=None, why=NO_REFERENCE)
    part = scene.part()
    value = (day + timedelta(days=scene.found.rule.shift)).isoformat()
    return Made(type="TIME" if part else "DATE", value=value + (f"T{part}" if part else ""), why="from the last day named")


def _make_period(scene: Scene) -> Made:
    """This, last or next week, month, year ..., as fine as the unit."""
    day, unit, shift = scene.day, scene.unit(), scene.found.rule.shift
    if day is None:
        year = scene.reference.year
        value = f"{year + shift:04d}" if unit == "Y" and year is not None else None
        return Made(type="DATE", value=value, why="year of publication" if value else NO_REFERENCE)
    match unit:
        case "W":
            value = week_value(day + timedelta(days=7 * shift))
        case "WE":
            # "this weekend" read on Monday to Wednesday is the one just past
            value = week_value(day + timedelta(days=7 * shift - (3 if shift == 0 and scene.tense <= 0 else 0))) + "-WE"
        case "Q":
            quarter = day.year * 4 + (day.month - 1) // 3 + shift
            value = f"{quarter // 4}-Q{quarter % 4 + 1}"
        case _:
            value = moved(day, shift, unit)
    return Made(type="DATE", value=value, why="from the day of publication")


def _make_ago(scene: Scene) -> Made:
    return _counted(scene, scene.day, "from the day of publication")


def _make_anchored(scene: Scene) -> Made:
    return _counted(scene, scene.here or scene.anchor or scene.day, "from the last day named")


def _counted(scene: Scene, day: date | None, why: str) -> Made:
    """A number of units before (shift -1) or after (1) a day; hours and minutes stay on that day as unresolved times."""
    unit, number = scene.unit(), scene.number("n")
    kind = "TIME" if unit in ("H", "T", "S") else "DATE"
    if day is None:
        return Made(type=kind, value=None, why=NO_REFERENCE)
    if number is None:
        return Made(type=kind, value="PAST_REF" if scene.found.rule.shift < 0 else "FUTURE_REF", why="vague number")
    if kind == "TIME":
        return Made(type=kind, value=day.isoformat(), why=why)
    return Made(type=kind, value=moved(day, number * scene.found.rule.shift, unit), why=why)


def _make_month_of(scene: Scene) -> Made:
    """A month named relative to publication: last January, next May."""
    if scene.day is None:
        return Made(type="DATE", value=None, why=NO_REFERENCE)
    month = scene.grammar.words.months[scene.found.slots["month"]]
    year = scene.day.year
    if scene.found.rule.shift < 0 and month >= scene.day.month:
        year -= 1
    if scene.found.rule.shift > 0 and month <= scene.day.month:
        year += 1
    return Made(type="DATE", value=f"{year:04d}-{month:02d}", why="from the day of publication")


def _make_season(scene: Scene) -> Made:
    code = scene.grammar.words.seasons[scene.found.slots["season"]]
    if "year" in scene.found.slots:
        return Made(type="DATE", value=f"{scene.found.slots['year']}-{code}", why="stated")
    year = scene.reference.year
    shift = scene.found.rule.shift
    return Made(
        type="DATE",
        value=f"{year + shift}-{code}" if year is not None else None,
        why="year of publication" if year else NO_REFERENCE,
    )


def _make_clock(scene: Scene) -> Made:
    """A clock time on the day last named in the sentence, else on the day of publication."""
    slots = scene.found.slots
    hour = int(slots["hour"]) if "hour" in slots else scene.found.rule.shift
    minute = int(slots.get("minute", "0"))
    half = scene.grammar.words.halves.get(slots.get("half", ""))
    if half is not None:
        hour = hour % 12 + half
    day = scene.here or scene.day
    if "weekday" in slots and scene.day is not None:
        day = _weekday(scene, "weekday")
    if day is None:
        return Made(type="TIME", value=None, why=NO_REFERENCE)
    return Made(
        type="TIME",
        value=f"{day.isoformat()}T{hour:02d}:{minute:02d}",
        why="on the day named" if scene.here else "on the day of publication",
    )


def _make_duration(scene: Scene) -> Made:
    unit, number = scene.unit(), scene.number("n")
    return Made(type="DURATION", value=_length(unit, str(number) if number is not None else "X"), why="length of time")


def _make_half_duration(scene: Scene) -> Made:
    """``two and a half years``: the half is part of the number."""
    unit, number = scene.unit(), scene.number("n")
    return Made(type="DURATION", value=_length(unit, f"{number}.5" if number is not None else "X"), why="length of time")


def _length(unit: str, number: str) -> str:
    if unit in ("H", "T", "S"):
        return f"PT{number}{'M' if unit == 'T' else unit}"
    if unit in ("E", "C") and number.isdigit():
        return f"P{int(number) * (10 if unit == 'E' else 100)}Y"
    if unit == "Q" and number.isdigit():
        return f"P{int(number) * 3}M"
    return f"P{number}{unit if unit in 'YMWD' else 'Y' if unit in 'EC' else 'D'}"


def _make_span_of_years(scene: Scene) -> Made:
    """``from 2009 to 2011``: the years between as a length."""
    length = int(scene.found.slots["year2"]) - int(scene.found.slots["year"])
    return Made(type="DURATION", value=f"P{length}Y" if length > 0 else None, why="between two years")


def _make_set(scene: Scene) -> Made:
    if "weekday" in scene.found.slots:
        return Made(type="SET", value=f"XXXX-WXX-{scene.grammar.words.weekdays[scene.found.slots['weekday']]}", why="recurs")
    number = scene.number("n")
    return Made(type="SET", value=_length(scene.unit(), str(number or 1)), why="recurs")


def _make_fixed(scene: Scene) -> Made:
    return Made(type=scene.found.rule.type or "DATE", value=scene.found.rule.value or None, why="fixed by the words")


MAKERS: dict[Make, Callable[[Scene], Made | None]] = {
    "ago": _make_ago,
    "anchored": _make_anchored,
    "anchored_day": _make_anchored_day,
    "century": _make_century,
    "clock": _make_clock,
    "date": _make_date,
    "day": _make_day,
    "decade": _make_decade,
    "duration": _make_duration,
    "fixed": _make_fixed,
    "half_duration": _make_half_duration,
    "month_of": _make_month_of,
    "night_between": _make_night_between,
    "nothing": lambda scene: None,
    "part": _make_part,
    "period": _make_period,
    "season": _make_season,
    "set": _make_set,
    "span_of_years": _make_span_of_years,
    "weekday": _make_weekday,
    "year": _make_year,
}
"""What a rule's words can mean: name in ``times.toml`` -> maker."""
