"""An attribution in the making: word ranges of one passage, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.words import Passage, Range
from dixit.types.claims import Act, Certainty

__all__ = ["Draft", "Offsets", "covers", "draft_of", "offsets"]

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


def draft_of(
    passage: Passage, group: Group, source: tuple[Offsets, ...], content: Sequence[Range], rules: tuple[str, ...],
    particle: Range | None = None,
) -> Draft:  # fmt: skip
    """The draft of a verbal attribution: act and certainty are those of the cue\'s entry, the reasons say how it was read."""
    entry = group.form.cue
    return Draft(
        source=source,
        cue=_cue_offsets(passage, group, (group.first, group.after), particle),
        content=tuple(o for c in content for o in offsets(passage, c)),
        act=entry.negated if group.negated and entry.negated else entry.act,
        certainty=entry.certainty,
        reasons=(
            f"cue:{entry.lemma}",
            *rules,
            f"form:{_shape(group)}",
            f"level:{passage.depth}",
            *(("negated",) if group.negated else ()),
        ),
    )


def _shape(group: Group) -> str:
    """The form of a cue in one word, for the reasons."""
    marks = (("marked", group.marked), ("bare", group.bare), ("passive", group.passive))
    return "-".join((group.kind, *(name for name, holds in marks if holds)))


def _cue_offsets(passage: Passage, group: Group, cue: Range, particle: Range | None) -> tuple[Offsets, ...]:
    """The verb group without its inverted pronoun, and the preposition that belongs to it."""
    pieces = [cue]
    if group.aside is not None:
        pieces = [(cue[0], group.aside[0]), (group.aside[1], cue[1])]
    elif group.pronoun is not None:
        pieces = [(cue[0], group.pronoun), (group.pronoun + 1, cue[1])]
    if particle is not None:
        last = pieces[-1]
        pieces = [*pieces[:-1], (last[0], particle[1])] if last[1] == particle[0] else [*pieces, particle]
    return tuple(o for piece in pieces for o in offsets(passage, piece))
