"""An attribution in the making: word ranges of one passage, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dixit.extract.attribution.phrases import Range
from dixit.extract.attribution.words import Passage
from dixit.types.claims import Act, Certainty

__all__ = ["Draft", "Offsets", "covers"]

Offsets = tuple[int, int]
"""Half-open code points of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content as offsets, with what the cue's entry says of them.

    hearsay   whether only the reporter's conditional or adverb marks it
    reasons   ids of the rules that found it, in order of work
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    reasons: tuple[str, ...]
    act: Act = "assert"
    certainty: Certainty = "CT"
    hearsay: bool = False

    def because(self, reason: str) -> Draft:
        """The same with one more reason."""
        return replace(self, reasons=(*self.reasons, reason))


def offsets(passage: Passage, span: Range | None) -> tuple[Offsets, ...]:
    """The offsets of a word range, as a list of one; of nothing, an empty one."""
    if span is None or span[0] >= span[1]:
        return ()
    first, last = span
    return ((passage.words[first].start, passage.words[last - 1].end),)


def covers(outer: tuple[Offsets, ...], inner: tuple[Offsets, ...]) -> bool:
    """Whether every stretch of `inner` lies within one of `outer`."""
    return bool(inner) and all(any(a <= c and d <= b for a, b in outer) for c, d in inner)
