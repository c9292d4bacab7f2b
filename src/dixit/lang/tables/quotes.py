"""Schema of ``quotes.toml``: the marks that open and close quotations in a language's press, strongest first."""

from __future__ import annotations

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
