"""Schema of ``quotes.toml``: the marks that open and close quotations in a language's press, strongest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["QuotePair", "QuoteWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePair:
    """One pair of marks.

    open, close   one character each; equal for straight marks
    nests         whether the same pair may stand inside itself
    apostrophe    whether the closing mark is also an apostrophe, so that it closes only before a space or punctuation
    """

    open: str
    close: str
    nests: bool = False
    apostrophe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteWords:
    """The whole file.

    dashes        characters that open a turn of dialogue at the start of a line
    longest       characters after which an unclosed quotation is given up, at the latest at the paragraph's end
    """

    pair: tuple[QuotePair, ...]
    dashes: tuple[str, ...] = ()
    longest: int = 4000

    def faults(self) -> Iterator[str]:
        seen: set[tuple[str, str]] = set()
        for n, pair in enumerate(self.pair):
            if len(pair.open) != 1 or len(pair.close) != 1:
                yield f"pair[{n}]: {pair.open!r} {pair.close!r} are not one character each"
            if (pair.open, pair.close) in seen:
                yield f"pair[{n}]: {pair.open!r} {pair.close!r} stands twice"
            seen.add((pair.open, pair.close))
            if pair.nests and pair.open == pair.close:
                yield f"pair[{n}].nests: equal marks cannot nest"
        if self.longest < 1:
            yield f"longest: {self.longest} is below 1"
