"""When a thing was said: a time expression that stands beside the cue, not inside the words reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dixit.types.claims import Attribution, Timex
from dixit.types.text import Span

__all__ = ["date_statements"]


def date_statements(
    attributions: Sequence[Attribution], timexes: Sequence[Timex], sentences: Sequence[tuple[int, int]]
) -> tuple[Attribution, ...]:
    """Fills `said_at` where the sentence of the cue tells a time outside the content.

    sentences  half-open bounds, sorted. An attribution without such a time comes back as it was: the day of publication is an
               assumption, and a policy's to make.
    """
    dated = [t for t in timexes if t.interval is not None]
    return tuple(_dated(attribution, dated, sentences) for attribution in attributions)


def _dated(attribution: Attribution, timexes: Sequence[Timex], sentences: Sequence[tuple[int, int]]) -> Attribution:
    anchor = (attribution.cue or attribution.source)[:1]
    if not anchor or attribution.said_at is not None:
        return attribution
    cue = anchor[0]
    sentence = next(((a, b) for a, b in sentences if a <= cue.start < b), None)
    if sentence is None:
        return attribution
    outside = [
        t
        for t in timexes
        if sentence[0] <= t.span.start < sentence[1] and not any(part.overlaps(t.span) for part in attribution.content)
    ]
    if not outside:
        return attribution
    nearest = min(outside, key=lambda t: (_distance(t.span, cue), t.span.start))
    return replace(attribution, said_at=nearest.interval, reasons=(*attribution.reasons, f"said_at:{nearest.id}"))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
