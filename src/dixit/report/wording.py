"""The interface's words, and how counts, bounds and vague times are written in them.

Tables stand in words/<code>.toml. What a record holds and no table lists is shown as it stands: a gap hides nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files

from dixit.errors import UsageError
from dixit.types.values import Interval, Quantity

__all__ = ["INTERFACES", "Wording", "load_wording"]

INTERFACES = ("en", "fr")
"""Languages of the interface; documents may be in any."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One interface language. `code` is ISO 639-1; `tables` are those of its file."""

    code: str
    name: str
    singular: tuple[int, ...]
    months: tuple[str, ...]
    tables: Mapping[str, Mapping[str, object]]

    def say(self, key: str, **names: object) -> str:
        """A sentence or heading of the interface, its names filled in."""
        return str(self.tables["ui"][key]).format(**names)

    def gap(self, key: str, **names: object) -> str:
        """A sentence about something that is not known."""
        return str(self.tables["unknown"][key]).format(**names)

    def of(self, table: str, word: str) -> str:
        """What a record's word is called in this language; the word itself when no table lists it."""
        return str(self.tables[table].get(word, word.replace("_", " ")))

    def count(self, noun: str, number: int) -> str:
        """A number with its noun in the right form."""
        forms = self.tables["counts"][noun]
        assert isinstance(forms, list)
        return f"{number}\N{NO-BREAK SPACE}{forms[0] if number in self.singular else forms[1]}"

    def bounds(self, quantity: Quantity, *, open_above: bool = False) -> str:
        """A quantity in a few signs: ``71+``, ``≤ 500``, ``≈ 80``, ``2–71+``; open_above adds the plus to a closed upper bound."""
        low, high = quantity.low, quantity.high
        about = "≈\N{NO-BREAK SPACE}" if quantity.approximate and low == high else ""
        if low is not None and high is not None:
            core = self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
            return about + core + ("+" if open_above else "")
        if low is not None:
            return f"{self.number(low)}+"
        return f"≤\N{NO-BREAK SPACE}{self.number(high)}" if high is not None else "?"

    def number(self, number: int) -> str:
        """Digits in groups of three, apart by a narrow no-break space."""
        return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")

    def day(self, moment: datetime) -> str:
        return f"{moment.day} {self.months[moment.month - 1]} {moment.year}"

    def short_day(self, interval: Interval | None) -> str:
        """The day on which a moment begins, without the year, for drawings; empty when it is not known."""
        if interval is None:
            return ""
        start = interval.start.astimezone(UTC)
        return f"{start.day} {self.months[start.month - 1]}"

    def time(self, interval: Interval | None) -> str:
        """A vague moment as vaguely as it is known: a year, a month, a day, some hours, a minute; in UTC."""
        if interval is None:
            return self.say("undated")
        start, end = interval.start.astimezone(UTC), interval.end.astimezone(UTC)
        last = end - timedelta(microseconds=1)
        width = end - start
        if width <= timedelta(minutes=1):
            return f"{self.day(start)}, {start:%H:%M}"
        if width < DAY and start.date() == last.date():
            return f"{self.day(start)}, {start:%H:%M}–{'24:00' if end.hour == end.minute == 0 else f'{end:%H:%M}'}"
        if start.date() == last.date():
            return self.day(start)
        if start.day == 1 and end.day == 1 and width <= 31 * DAY:
            return f"{self.months[start.month - 1]} {start.year}"
        if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and width <= 366 * DAY:
            return str(start.year)
        return f"{self.day(start)} – {self.day(last)}"


def load_wording(code: str) -> Wording:
    """The interface in one language. Raises UsageError for a language that it does not speak."""
    if code not in INTERFACES:
        raise UsageError(f"interface language {code!r}", allowed=", ".join(INTERFACES), mend="choose one of these")
    table = tomllib.loads(files("dixit.report.words").joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    return Wording(
        code=code,
        name=table["name"],
        singular=tuple(table["singular"]),
        months=tuple(table["months"]),
        tables={key: value for key, value in table.items() if isinstance(value, dict)},
    )
