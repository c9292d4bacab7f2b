"""A dossier as one page that needs nothing else: no script, no font, no picture, no request.

The one door to Jinja2. Everything from the data is escaped; anchors and class names are made here and never come from the data.
"""

from __future__ import annotations

from importlib.resources import files

from dixit.report.board import Board, SlotView, lay_out
from dixit.report.figures import draw_strip
from dixit.report.gaps import find_gaps
from dixit.report.matrix import GLYPHS, draw_matrix
from dixit.report.parties import NARRATORS, NOBODY, Party
from dixit.report.reading import read_reports
from dixit.report.timeline import draw_timeline
from dixit.report.wording import Wording
from dixit.types.dossier import Dossier
from dixit.types.values import Interval

__all__ = ["render_html", "summary_of"]

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})
"""ISO 639-1 codes of languages written from the right (Unicode CLDR, layout); only a hint, the browser looks at the letters too."""
KEY_FIGURES = 4


def render_html(dossier: Dossier, wording: Wording) -> str:
    """The page, complete from doctype to the last tag."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    board = lay_out(dossier, wording)
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        w=wording, say=wording.say, of=wording.of, bounds=wording.bounds, count=wording.count, time=wording.time,
        short=wording.short_day,
        day=wording.day, number=wording.number, glyphs=GLYPHS, board=board, rtl=RIGHT_TO_LEFT,
        party_name=lambda party: _party_name(party, wording), slot_name=board.slot_name, iso=_iso,
    )  # fmt: skip
    return (
        environment.get_template("page.html")
        .render(
            style=_template("page.css"),
            matrix=draw_matrix(board),
            strips=tuple(draw_strip(board, slot) for slot in board.slots if slot.numeric and len(slot.cards) > 1),
            once=tuple(slot for slot in board.slots if slot.numeric and len(slot.cards) == 1),
            timeline=draw_timeline(board),
            reports=read_reports(board),
            gaps=find_gaps(board),
            key_figures=_key_figures(board, KEY_FIGURES),
            summary=summary_of(board),
            owners=_owners(board),
        )
        .strip()
        + "\n"
    )


def _template(name: str) -> str:
    return files("dixit.report.templates").joinpath(name).read_text(encoding="utf-8")


def _party_name(party: Party | None, wording: Wording) -> str:
    if party is None:
        return wording.say("others")
    return party.name or wording.say("narrators" if party.id == NARRATORS else "nobody")


def _key_figures(board: Board, most: int) -> tuple[SlotView, ...]:
    """The figures a reader asks for first: those argued over most, contradicted ones before others."""
    numeric = [slot for slot in board.slots if slot.numeric and slot.value is not None]
    return tuple(sorted(numeric, key=lambda s: (not s.contradicted, -sum(c.times for c in s.cards), s.anchor))[:most])


def summary_of(board: Board) -> tuple[str, ...]:
    """The dossier in counts, and the deaths argued over most."""
    wording = board.wording
    named = [p for p in board.parties.columns if p.claims and p.id not in (NARRATORS, NOBODY)]
    killed = [s for s in _key_figures(board, len(board.slots)) if s.finding and s.finding.attribute == "killed"]
    return (
        wording.count("reports", len(board.dossier.extractions)),
        wording.count("claims", len(board.dossier.claims)),
        wording.count("parties", len(named)),
        wording.count("contradictions", sum(slot.contradicted for slot in board.slots)),
        *(f"{s.attribute.lower()} {wording.bounds(s.value, open_above=s.open_above)}" for s in killed[:1] if s.value),
    )


def _owners(board: Board) -> tuple[str, ...]:
    """Anchors of everything whose words light up together when a link leads to them."""
    times = [f"r{board.numbers[x.document.id]}x{i}" for x in board.dossier.extractions for i, _ in enumerate(x.timexes, start=1)]
    claims = [board.anchors[claim.id] for claim in board.dossier.claims]
    return tuple(sorted({*claims, *board.local.values(), *times}))


def _iso(interval: Interval) -> str:
    return interval.start.isoformat()
