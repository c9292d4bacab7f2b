"""Times: expressions found by a closed grammar and resolved against the day of publication.

Bare weekdays are the nearest past one, today included; bare months and days of a month the nearest; the tense of the verbs near
by may turn both to the future. "Three days earlier" counts from the last day that the report resolved, not from publication. A
report's days are taken as UTC days, because reports do not state their zone; where one is stated with a clock time it stays in
the words. Values are TIMEX3 (ISO 8601); what cannot be resolved keeps its type and words, with the reason and no value.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from dixit.extract.timegrammar import Found, TimeGrammar, time_grammar
from dixit.extract.timemakers import MAKERS, Scene
from dixit.extract.timevalues import Reference, interval_of
from dixit.extract.tokens import fold
from dixit.lang.tables.numbers import NumberWords
from dixit.lang.tables.times import TimeWords
from dixit.types.claims import Attribution, Timex
from dixit.types.text import Document, Span

__all__ = ["find_times"]

TENSE_REACH = 300
"""Characters to either side within which a verb tells past from future."""


def find_times(
    document: Document,
    words: TimeWords,
    numbers: NumberWords,
    *,
    sentences: tuple[tuple[int, int], ...],
    attributions: tuple[Attribution, ...] = (),
) -> tuple[Timex, ...]:
    """Every time expression of a document, in text order.

    attributions  as found in the document: words quoted directly count from the time of speaking (`Attribution.said_at`, else the
                  latest day that the report names in its own voice, if that is one of the two before publication)
    The reference is `document.published`: a day, or a year (then only years resolve). Intervals are half-open and in UTC.
    """
    timexes = _resolved(document, words, numbers, sentences, ())
    spoken = _speaking(document, timexes, attributions)
    return _resolved(document, words, numbers, sentences, spoken) if spoken else timexes


def _speaking(
    document: Document, timexes: tuple[Timex, ...], attributions: tuple[Attribution, ...]
) -> tuple[tuple[Span, date], ...]:
    """Stretches quoted word for word, each with the day on which they were said; none where that is the day of publication."""
    published = Reference.of(document.published).day
    quoted = [(span, attribution) for attribution in attributions if attribution.type == "direct" for span in attribution.content]
    if published is None or not quoted:
        return ()
    named = [
        timex.interval.start.date()
        for timex in timexes
        if timex.interval is not None
        and timex.interval.end - timex.interval.start <= timedelta(hours=36)
        and not any(span.contains(timex.span) for span, _ in quoted)
    ]
    recent = [day for day in named if published - timedelta(days=2) <= day <= published]
    spoken = []
    for span, attribution in quoted:
        day = attribution.said_at.start.date() if attribution.said_at is not None else max(recent, default=published)
        if day != published:
            spoken.append((span, day))
    return tuple(spoken)


def _resolved(
    document: Document,
    words: TimeWords,
    numbers: NumberWords,
    sentences: tuple[tuple[int, int], ...],
    spoken: tuple[tuple[Span, date], ...],
) -> tuple[Timex, ...]:
    grammar = time_grammar(words, numbers)
    starts = [start for start, _ in sentences]
    reference = Reference.of(document.published)
    timexes: list[Timex] = []
    anchor: date | None = None
    here: date | None = None
    sentence = (-1, -1)
    for found in grammar.find(document.text):
        current = _around(sentences, starts, found)
        if current != sentence:
            sentence, here = current, None
        span = Span(document=document.id, start=found.start, end=found.end)
        said = next((Reference(day=day, year=day.year) for stretch, day in spoken if stretch.contains(span)), reference)
        tense = _tense(document.text, sentence, found, grammar)
        made = MAKERS[found.rule.make](Scene(found=found, grammar=grammar, reference=said, anchor=anchor, here=here, tense=tense))
        if made is None:
            continue
        interval = interval_of(made.value) if made.value is not None and made.type in ("DATE", "TIME") else None
        timexes.append(
            Timex(
                id=f"t{len(timexes) + 1:02d}",
                span=span,
                type=made.type,
                value=made.value,
                interval=interval,
                reasons=(f"rule:{found.rule.id}", made.why, *(("time_of_speaking",) if said is not reference else ())),
            )
        )
        if interval is not None and interval.end - interval.start <= timedelta(hours=36):
            anchor = here = interval.start.date()
    return tuple(timexes)


def _around(sentences: tuple[tuple[int, int], ...], starts: list[int], found: Found) -> tuple[int, int]:
    """The sentence that holds a match; the match itself when none does."""
    place = bisect_right(starts, found.start) - 1
    if place >= 0 and found.start < sentences[place][1]:
        return sentences[place]
    return found.start, found.end


def _tense(text: str, sentence: tuple[int, int], found: Found, grammar: TimeGrammar) -> int:
    """Which way the nearest telling verb form of the sentence points."""
    first, last = max(sentence[0], found.start - TENSE_REACH), min(sentence[1], found.end + TENSE_REACH)
    part = fold(text[first:last])
    place = found.start - first
    signs = [(abs(match.start() - place), 1) for pattern in grammar.future for match in pattern.finditer(part)]
    signs += [(abs(match.start() - place), -1) for pattern in grammar.past for match in pattern.finditer(part)]
    return min(signs)[1] if signs else 0
