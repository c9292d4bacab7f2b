"""The time patterns of one language made ready, and where they match: leftmost, then longest, then the earlier rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dixit.extract.numerals import numeral_at
from dixit.extract.tokens import fold, tokenise
from dixit.lang.tables.numbers import NumberWords
from dixit.lang.tables.times import TimeRule, TimeWords

__all__ = ["Found", "TimeGrammar", "time_grammar"]

SLOT = re.compile(r"\{(weekday|month|part|unit|season|n|ordinal|day|year|hour|minute|half)(2?)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One match: the expression at ``[start, end)``, its rule and the words that filled the slots."""

    start: int
    end: int
    rule: TimeRule
    slots: dict[str, str]


class TimeGrammar:
    """All rules compiled; `find` runs them over a text."""

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self.words, self.numbers = words, numbers
        slots = _slots(words, numbers)
        self._rules = [(rule, _compiled(rule.pattern, slots)) for rule in words.rules]
        self.future = [re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for pattern in words.future]
        self.past = [re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") for pattern in words.past]

    def find(self, text: str) -> tuple[Found, ...]:
        """All time expressions in text order, none within another."""
        folded = fold(text).replace("\n", "\x1f")  # no expression runs over a line
        matches = [
            (start, -(end - start), order, Found(start=start, end=end, rule=rule, slots=_filled(match)))
            for order, (rule, pattern) in enumerate(self._rules)
            for match in pattern.finditer(folded)
            for start, end in [match.span("span") if match["span"] is not None else match.span()]
        ]
        kept: list[Found] = []
        for _, _, _, found in sorted(matches, key=lambda item: item[:3]):
            if not kept or found.start >= kept[-1].end:
                kept.append(found)
        return tuple(kept)

    def number(self, words: str) -> int | None:
        """The number that a slot's words spell, None when they are vague."""
        tokens = tokenise(words, self.numbers.digits())
        numeral = numeral_at(tokens, 0, self.numbers) if tokens else None
        return numeral.value if numeral is not None else None


@lru_cache(maxsize=8)
def time_grammar(words: TimeWords, numbers: NumberWords) -> TimeGrammar:
    """The grammar of a pack, compiled once: that takes longer than reading a report."""
    return TimeGrammar(words, numbers)


def _filled(match: re.Match[str]) -> dict[str, str]:
    return {name: words for name, words in match.groupdict().items() if words is not None and name != "span"}


def _compiled(pattern: str, slots: dict[str, str]) -> re.Pattern[str]:
    named = SLOT.sub(lambda slot: f"(?P<{slot[1]}{slot[2]}>{slots[slot[1]]})", pattern)
    marked = named.replace("⟦", "(?P<span>").replace("⟧", ")") if "⟦" in named else f"(?P<span>{named})"
    return re.compile(rf"(?<!\w)(?:{marked})(?!\w)")


def _slots(words: TimeWords, numbers: NumberWords) -> dict[str, str]:
    spelt = _either([*numbers.units, *numbers.scales])
    joined = "|".join(sorted((re.escape(mark) for mark in numbers.joiners if mark != "-"), key=len, reverse=True))
    number = rf"\d+|(?:{spelt})(?:[ -](?:(?:{joined}) )?(?:{spelt})){{0,8}}"
    vague = _either([*words.vague, *numbers.articles])
    return {
        "weekday": _either(words.weekdays),
        "month": _either(words.months),
        "part": _either(words.parts),
        "unit": _either(words.units),
        "season": _either(words.seasons),
        "half": _either(words.halves),
        "n": f"(?:{number}|{vague})",
        "ordinal": _either(numbers.ordinals) + "|" + rf"\d+(?:{_either(numbers.ordinal_marks)})",
        "day": rf"(?:3[01]|[12]\d|0?[1-9])(?:{_either(numbers.ordinal_marks)})?",
        "year": r"(?:1[0-9]|20)\d\d",
        "hour": r"(?:2[0-4]|[01]?\d)",
        "minute": r"[0-5]\d",
    }


def _either(words: Iterable[str]) -> str:
    """Alternatives, longest first, so that a longer name is never cut short."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
