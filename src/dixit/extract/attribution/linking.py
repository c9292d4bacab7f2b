"""From drafts to attributions: doubles dropped, types told, nesting found, ids given in text order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from dixit.extract.attribution.drafts import Draft, Offsets, covers
from dixit.extract.attribution.quotes import Quotation
from dixit.types.claims import Attribution, AttributionType
from dixit.types.text import Document, Span

__all__ = ["link"]

SHARE_OUTSIDE = 3
"""Letters outside the marks that a direct quotation may have besides its complementiser (*que*, *that*)."""


def link(document: Document, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """The attributions of a document, sorted by place."""
    kept = _without_doubles(sorted(drafts, key=_place))
    parents = _parents(kept)
    ids = [f"a{n}" for n in range(1, len(kept) + 1)]
    marks = _Marks(document.text, quotations)
    return tuple(
        Attribution(
            id=ids[n],
            type="reportative" if d.hearsay else _type_of(document.text, d, marks),
            source=_spans(document, d.source),
            cue=_spans(document, d.cue),
            content=_spans(document, d.content),
            act=d.act,
            certainty=d.certainty,
            evidential="reportative" if d.hearsay else None,
            nested_in=ids[parent] if (parent := parents[n]) is not None else None,
            reasons=d.reasons,
        )
        for n, d in enumerate(kept)
    )


def _place(draft: Draft) -> tuple[int, int, int]:
    everything = (*draft.source, *draft.cue, *draft.content)
    return (min(a for a, _ in draft.content), min(a for a, _ in everything), -max(b for _, b in everything))


def _spans(document: Document, found: Sequence[Offsets]) -> tuple[Span, ...]:
    return tuple(Span(document=document.id, start=a, end=b) for a, b in sorted(found))


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft per cue; two drafts with the same content and no difference in cue are one."""
    kept: list[Draft] = []
    seen: set[tuple[tuple[Offsets, ...], tuple[Offsets, ...]]] = set()
    for draft in drafts:
        key = (draft.cue, () if draft.cue else draft.content)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the narrowest one whose content contains its content and cue."""
    parents: list[int | None] = []
    for n, inner in enumerate(drafts):
        best, width = None, 0
        for m in range(max(0, n - 40), min(len(drafts), n + 40)):
            outer = drafts[m]
            if m == n or outer.content == inner.content or not covers(outer.content, (*inner.content, *inner.cue)):
                continue
            wide = sum(b - a for a, b in outer.content)
            if best is None or wide < width:
                best, width = m, wide
        parents.append(best)
    return parents


class _Marks:
    """How many letters and digits stand inside and outside quotation marks, asked fast."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.spans = sorted((q.start, q.end) for q in quotations)
        self.starts = [a for a, _ in self.spans]
        self.letters = list(accumulate((c.isalnum() for c in text), initial=0))

    def count(self, start: int, end: int) -> int:
        """Letters and digits of a stretch."""
        return self.letters[end] - self.letters[start]

    def outside(self, start: int, end: int) -> int:
        """Those of them that stand outside all marks."""
        k = max(0, bisect_right(self.starts, start) - 1)
        total, at = 0, start
        while k < len(self.spans) and self.spans[k][0] < end:
            a, b = self.spans[k]
            total += self.count(at, min(a, end)) if a > at else 0
            at = max(at, b)
            k += 1
        return total + (self.count(at, end) if at < end else 0)


def _type_of(text: str, draft: Draft, marks: _Marks) -> AttributionType:
    every = sum(marks.count(a, b) for a, b in draft.content)
    outside = sum(marks.outside(a, b) for a, b in draft.content)
    if outside == every:
        return "indirect"
    first = draft.content[0][0]
    lead = len(text[first : first + 12].split()[0]) if text[first : first + 12].split() else 0
    return "direct" if outside <= max(SHARE_OUTSIDE, lead if lead <= 4 else 0) else "mixed"
