"""The quotation layer: where marks open and close, whatever was forgotten, nested or mixed.

A paragraph is the unit: an opening mark that is not closed in it is given up at its end (at the sentence's end when it stands in
mid-sentence), since one lost mark must not swallow the report. A quotation whose next paragraph opens again with the same mark,
the old newspaper habit, is one quotation in several pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dixit.lang.tables.quotes import QuotePair, QuoteWords

__all__ = ["Paragraph", "Quotation", "find_quotations", "split_paragraphs"]

DEEPEST = 6
"""Levels of nesting followed; deeper marks are read as part of the level above. Real text has three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between marks: ``[start, end)`` with the marks, ``[inner_start, inner_end)`` without.

    closed    whether its closing mark stands there
    dash      whether it is a turn of dialogue opened by a dash
    inner     quotations nested inside it
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    dash: bool = False
    inner: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the document and the quotations in it, outermost only, in text order."""

    start: int
    end: int
    quotations: tuple[Quotation, ...]


@dataclass(slots=True)
class _Open:
    pair: QuotePair
    start: int
    inner: list[Quotation]


def split_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each non-blank line, without its outer white space."""
    for match in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+", text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if right > left:
            yield match.start() + left, match.start() + right


def find_quotations(text: str, words: QuoteWords) -> list[Paragraph]:
    """Every paragraph with its quotations."""
    return [Paragraph(start=a, end=b, quotations=tuple(_in_line(text, a, b, words))) for a, b in split_paragraphs(text)]


def _in_line(text: str, start: int, end: int, words: QuoteWords) -> list[Quotation]:
    opens: dict[str, QuotePair] = {}
    closes: dict[str, QuotePair] = {}
    for pair in words.pair:
        opens.setdefault(pair.open, pair)
        closes.setdefault(pair.close, pair)
    marks = re.compile("[" + re.escape("".join(sorted({*opens, *closes}))) + "]") if opens else None
    top: list[Quotation] = []
    stack: list[_Open] = []
    if marks is None:
        return top
    for match in marks.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if stack and at - stack[0].start > words.longest:
            _give_up(text, stack, top, at)
        if mark in closes and _may_close(text, at, end, closes[mark], opens, stack):
            level = _level_of(stack, mark)
            if level is not None:
                _close(stack, top, level, at)
                continue
        if mark in opens and len(stack) < DEEPEST and _may_open(text, at, start, end, opens[mark], stack):
            stack.append(_Open(opens[mark], at, []))
    _give_up(text, stack, top, end)
    top.sort(key=lambda q: q.start)
    if not top and words.dashes and text[start] in words.dashes and end - start > 3:
        inner = start + 1 + (len(text[start + 1 : end]) - len(text[start + 1 : end].lstrip()))
        top.append(Quotation(start=start, end=end, inner_start=inner, inner_end=end, closed=False, dash=True))
    return top


def _level_of(stack: list[_Open], mark: str) -> int | None:
    for level in range(len(stack) - 1, -1, -1):
        if stack[level].pair.close == mark:
            return level
    return None


def _may_close(text: str, at: int, end: int, pair: QuotePair, opens: dict[str, QuotePair], stack: list[_Open]) -> bool:
    """A mark that also opens, or is an apostrophe, closes only where nothing of a word follows it."""
    after = text[at + 1] if at + 1 < end else " "
    before = text[at - 1] if at else " "
    if pair.apostrophe:
        return not after.isalnum() and not before.isspace()
    if pair.open == pair.close or pair.close in opens:
        if after.isalnum() and (before.isspace() or before in "([«“"):
            return _level_of(stack, pair.close) is not None and before.isspace() and not _balanced_ahead(text, at, end, pair.close)
        return True
    return True


def _balanced_ahead(text: str, at: int, end: int, mark: str) -> bool:
    """Whether the marks that follow within reach pair up without this one's help: then this one opens."""
    return text.count(mark, at, min(end, at + 600)) % 2 == 0


def _may_open(text: str, at: int, start: int, end: int, pair: QuotePair, stack: list[_Open]) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if at + 1 >= end:
        return False
    if pair.apostrophe:
        return not before.isalnum() and after.isalnum() and (before.isspace() or before in "([«“\"'—–:")
    if pair.open == pair.close:
        if any(o.pair.open == pair.open for o in stack):
            return False
        return not before.isalnum() or not after.isalnum()
    return True


def _close(stack: list[_Open], top: list[Quotation], level: int, at: int) -> None:
    """Closes the level; marks opened above it and never closed dissolve, what they held moves down."""
    for lost in stack[level + 1 :]:
        stack[level].inner.extend(lost.inner)
    del stack[level + 1 :]
    done = stack.pop()
    quotation = Quotation(
        start=done.start,
        end=at + 1,
        inner_start=done.start + 1,
        inner_end=at,
        inner=tuple(sorted(done.inner, key=lambda q: q.start)),
    )
    if at - done.start > 1:
        (stack[-1].inner if stack else top).append(quotation)


def _give_up(text: str, stack: list[_Open], top: list[Quotation], end: int) -> None:
    """Ends what is still open: at the paragraph's end when the quotation was introduced (colon, line start), else not at all."""
    if not stack:
        return
    first = stack[0]
    held = [q for o in stack for q in o.inner]
    before = text[max(0, first.start - 60) : first.start].rsplit("\n", 1)[-1].rstrip()
    introduced = before.endswith(":") or not before
    later = [q for q in held if q.end > first.start]
    if introduced and not first.pair.apostrophe and end - first.start > 3:
        top.append(
            Quotation(
                start=first.start, end=end, inner_start=first.start + 1, inner_end=end, closed=False,
                inner=tuple(sorted(later, key=lambda q: q.start)),
            )
        )  # fmt: skip
    else:
        top.extend(held)
        if not first.pair.apostrophe:
            stop = _sentence_end(text, first.start, end)
            if not any(q.start < stop for q in held) and stop - first.start > 3:
                top.append(Quotation(start=first.start, end=stop, inner_start=first.start + 1, inner_end=stop, closed=False))
    stack.clear()


def _sentence_end(text: str, start: int, end: int) -> int:
    match = re.compile(r"[.!?](?=\s|$)").search(text, start, end)
    return match.start() if match else end


def without_inner(quotation: Quotation) -> Quotation:
    """The same quotation with nothing nested."""
    return replace(quotation, inner=())
