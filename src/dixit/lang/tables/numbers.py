"""What a pack says of numbers: how digits are grouped, and the words that spell a number out."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NumberWords"]


# Compared by identity: a table is loaded once, and what is worked out from it is kept by it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumberWords:
    """Number words of one language (``numbers.toml``).

    groups       characters that may stand between groups of three digits (``20 000``); written so, a group has exactly three
    decimal      the character before decimals (``1,5 million``)
    units        word -> value below one hundred, each as one word without hyphen
    additive     values after which a smaller one may follow and is added (20: ``vingt-trois``; 60: ``soixante-dix``)
    multiplied   [factor, word value] pairs that multiply instead of adding (4 and 20: ``quatre-vingts``)
    scales       word -> power of ten, or another value, that multiplies what stands before it (``cent``, ``mille``, ``million``)
    joiners      words and signs that may stand inside a spelt number (``et``, ``-``)
    articles     words for one that are articles too, and so say nothing of a count by themselves (``un``, ``a``)
    ordinals     word -> value (``deuxième``)
    ordinal_marks  endings of an ordinal written in digits (``2e``, ``6th``)
    """

    groups: str
    decimal: str
    units: dict[str, int]
    additive: list[int]
    multiplied: list[list[int]]
    scales: dict[str, int]
    joiners: list[str]
    articles: list[str]
    ordinals: dict[str, int]
    ordinal_marks: list[str]

    def digits(self) -> str:
        """Pattern of a number in digits: groups of three where separators stand, then decimals."""
        group = "[" + "".join("\\" + mark if mark in "-]^\\." else mark for mark in self.groups) + "]"
        decimal = "\\" + self.decimal
        return rf"(?<![\w])\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
