"""A dossier and a single report for a terminal: plain lines that need no colour and fit 80 columns.

Texts come from strangers: control characters, which could move a cursor or turn the direction of writing, are shown as blanks.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from dixit.report.board import Board, SlotView, lay_out
from dixit.report.gaps import find_gaps
from dixit.report.html import summary_of
from dixit.report.wording import Wording
from dixit.types.claims import Attribution, Extraction
from dixit.types.dossier import Dossier

__all__ = ["render_attributions", "render_terminal"]

COLUMNS = 80
MOST_SLOTS, MOST_VOICES, MOST_GAPS = 8, 3, 4
"""What one screen holds; what is left out is counted."""
MOST_LINES = 3
"""Lines of somebody's words in a table; the rest is three dots."""


def render_terminal(dossier: Dossier, wording: Wording) -> str:
    """One screen: counts, what stands on each slot and who says so, what is not known."""
    board = lay_out(dossier, wording)
    lines = [*textwrap.wrap(_tame(dossier.question), COLUMNS), *textwrap.wrap(" · ".join(summary_of(board)), COLUMNS), ""]
    slots = [slot for slot in board.slots if slot.finding is not None]
    for n, slot in enumerate(slots[:MOST_SLOTS]):
        if slot.event and (n == 0 or slots[n - 1].event != slot.event):
            lines.append(f"{wording.say('event')} {slot.event}")
        lines += _slot_lines(board, slot)
    lines += _rest(len(slots) - MOST_SLOTS)
    gaps = find_gaps(board)
    if gaps:
        lines += ["", wording.say("unknown")]
        lines += [_cut(f"  - {_tame(gap.says)}", COLUMNS) for gap in gaps[:MOST_GAPS]]
        lines += _rest(len(gaps) - MOST_GAPS)
    if dossier.failures:
        lines += ["", wording.count("failures", len(dossier.failures))]
        lines += [_cut(f"  - {_tame(f.source)}: {_tame(f.reason)}", COLUMNS) for f in dossier.failures]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_attributions(extraction: Extraction, wording: Wording, *, columns: int = COLUMNS) -> str:
    """The attributions of one report as a table: who, act, words, figure; `columns` is the width to keep, at least 60."""
    rows = [_row(extraction, a, wording) for a in extraction.attributions]
    if not rows:
        return wording.say("no_attributions") + "\n"
    figure = max(7, min(10, max(_width(row[3]) for row in rows)))
    widths = (max(14, columns // 4), 12, 0, figure)
    widths = (*widths[:2], columns - sum(widths) - 6, figure)
    heads = tuple(wording.say(f"column_{name}") for name in ("who", "act", "words", "figure"))
    rule = "  ".join("─" * width for width in widths)
    lines = [*_table_row(heads, widths), rule]
    for row in rows:
        lines += _table_row(row, widths)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _slot_lines(board: Board, slot: SlotView) -> list[str]:
    wording = board.wording
    assert slot.finding is not None
    value = wording.bounds(slot.value, open_above=slot.open_above) if slot.value else "–"
    state = wording.of("states", slot.finding.state)
    name = f"{slot.attribute} · {slot.population}" if slot.population else slot.attribute
    head = f"{_pad(value, 10)} {_pad(_cut(_tame(name), 38), 38)} {_pad(state, 16)} "
    head += wording.count("origins", slot.finding.origins)
    order = sorted(slot.cards, key=lambda card: (card.replaced, card.rule is not None and card.mark != "denies"))
    voices = []
    for card in order[:MOST_VOICES]:
        name = _cut(_tame(card.speaker or wording.say("nobody")), 30)
        shown = f" {wording.bounds(card.figure)}" if card.figure else ""
        times = f" ×{card.times}" if card.times > 1 else ""
        voices.append(f"{name} {wording.of('acts', card.claim.act)}{shown}{times}")
    more = [f"+{len(order) - MOST_VOICES}"] if len(order) > MOST_VOICES else []
    return [head, *textwrap.wrap("; ".join([*voices, *more]), COLUMNS, initial_indent=" " * 11, subsequent_indent=" " * 11)[:2]]


def _row(extraction: Extraction, attribution: Attribution, wording: Wording) -> tuple[str, str, str, str]:
    names = {actor.id: actor.name for actor in extraction.actors}
    speaker = attribution.speaker
    who = names.get(speaker, speaker) if speaker else wording.say("nobody")
    words = " […] ".join(extraction.document.words_of(span) for span in attribution.content)
    figures = [wording.bounds(f.quantity) for f in extraction.figures if f.attribution == attribution.id]
    act = wording.of("acts", attribution.act)
    if attribution.certainty in wording.tables["certainty"]:
        act += f" ({wording.of('certainty', attribution.certainty)})"
    return _tame(who), act, _tame(words), ", ".join(dict.fromkeys(figures))


def _table_row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One row, its cells wrapped to their widths; long words of people are cut after a few lines."""
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for lines, width in zip(wrapped, widths, strict=True):
        if len(lines) > MOST_LINES:
            lines[MOST_LINES - 1 :] = [_cut(lines[MOST_LINES - 1] + " …", width)]
    height = max(map(len, wrapped))
    filled = [[*lines, *[""] * (height - len(lines))] for lines in wrapped]
    return ["  ".join(_pad(lines[n], width) for lines, width in zip(filled, widths, strict=True)) for n in range(height)]


def _rest(left_out: int) -> list[str]:
    return [f"  … +{left_out}"] if left_out > 0 else []


def _tame(text: str) -> str:
    """One line without control, format and line-breaking characters."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text).split())


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: none for marks that sit on a letter, two for wide East Asian characters."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    while text and _width(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"
