"""Plain text: decoded, mended, and its headline told apart when the first line is one."""

from __future__ import annotations

import re

from dixit.errors import EmptyError
from dixit.readers.source import Reading
from dixit.text.repair import Repair, decode, mend
from dixit.types.text import Note

__all__ = ["find_headline", "read_plain", "repair_notes"]

READER = "plain/1"

_HEADLINE_CHARACTERS = 200
_HEADLINE_WORDS = (3, 30)
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_plain(data: bytes, *, where: str) -> Reading:
    """Text out of bytes, with a note for everything that had to be mended; the text is otherwise exactly what was written.

    Raises `UndecodableError` for binary content, `EmptyError` when nothing but blanks is left.
    """
    decoded = decode(data, where=where)
    mended = mend(decoded.text)
    if not mended.text.strip():
        raise EmptyError("the file holds no text", where=where, mend="Check the download or export that made it")
    notes = repair_notes((*decoded.repairs, *mended.repairs))
    return Reading(text=mended.text, reader=READER, title=find_headline(mended.text), notes=notes)


def repair_notes(repairs: tuple[Repair, ...]) -> tuple[Note, ...]:
    """What was done to a text, as notes of the document."""
    return tuple(Note(kind="repair", start=repair.start, end=repair.end, why=repair.why) for repair in repairs)


def find_headline(text: str) -> str | None:
    """The first line when it reads like a headline; None otherwise. The text keeps it either way.

    A headline is short, is no full sentence (it may ask or exclaim, but does not end in a full stop, a colon or a comma), holds
    a few words, and a blank line parts it from the report.
    """
    lines = text.lstrip().split("\n", 2)
    first = lines[0].strip()
    if len(lines) < 3 or lines[1].strip() or not lines[2].strip():
        return None
    few, many = _HEADLINE_WORDS
    if len(first) > _HEADLINE_CHARACTERS or first.endswith((".", "…", ":", ";", ",", "-", "–", "—")):
        return None
    return first if few <= len(_WORD.findall(first)) and len(first.split()) <= many else None
