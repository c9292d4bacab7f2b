"""What a dossier leaves open, as far as its records show it: nothing here is guessed."""

from __future__ import annotations

from dataclasses import dataclass

from dixit.report.board import Board

__all__ = ["Gap", "find_gaps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One sentence, and the anchor it leads to."""

    says: str
    target: str


def find_gaps(board: Board) -> tuple[Gap, ...]:
    """Contradictions first, then single origins, unverified footage, unnamed voices, undated reports."""
    return (*_of_slots(board), *_of_footage(board), *_of_voices(board), *_of_dates(board))


def _of_slots(board: Board) -> list[Gap]:
    wording, found = board.wording, []
    for slot in board.slots:
        name = board.slot_name(slot)
        value = slot.value
        if slot.contradicted:
            shown = wording.bounds(value, open_above=slot.open_above) if value else wording.say("no_figure")
            found.append(Gap(says=wording.gap("open", slot=name, shown=shown), target=slot.anchor))
        elif slot.finding and slot.finding.state == "single_origin":
            only = [c for c in slot.cards if c.rule is None]
            key = "uncommitted" if only and all(c.claim.certainty == "U" for c in only) else "single"
            found.append(Gap(says=wording.gap(key, slot=name), target=slot.anchor))
    return sorted(found, key=lambda gap: not any(slot.contradicted and slot.anchor == gap.target for slot in board.slots))


def _of_footage(board: Board) -> list[Gap]:
    found = []
    for extraction in board.dossier.extractions:
        for evidence in extraction.evidence:
            if evidence.verification != "verified":
                says = board.wording.gap(
                    "unverified",
                    medium=board.wording.of("media", evidence.medium),
                    n=board.numbers[extraction.document.id],
                    state=board.wording.of("verification", evidence.verification),
                )
                found.append(Gap(says=says, target=f"w-{board.local[extraction.document.id, evidence.id]}"))
    return found


def _of_voices(board: Board) -> list[Gap]:
    return [
        Gap(says=board.wording.gap("unsourced", n=board.numbers[x.document.id]), target=f"n-{board.local[x.document.id, a.id]}")
        for x in board.dossier.extractions
        for a in x.attributions
        if a.speaker is None
    ]


def _of_dates(board: Board) -> list[Gap]:
    return [
        Gap(says=board.wording.gap("undated", n=n), target=f"r{n}")
        for n, x in enumerate(board.dossier.extractions, start=1)
        if x.document.published is None
    ]
