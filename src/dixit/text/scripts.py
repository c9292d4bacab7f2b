"""Which script a character or a text is written in: Latin, Cyrillic, Arabic and the others that news reports hold.

The blocks follow the Scripts property of the Unicode standard (UAX 24), reduced to letters: digits, marks, punctuation and
spaces belong to no script of their own here, so that a number inside a Russian sentence does not break its run.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["ScriptRun", "main_script", "script_of", "script_runs"]

_BLOCKS = (
    (0x0041, 0x024F, "Latin"), (0x0250, 0x02AF, "Latin"), (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"),
    (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"), (0x0750, 0x077F, "Arabic"),
    (0x0870, 0x08FF, "Arabic"), (0x0900, 0x097F, "Devanagari"), (0x0980, 0x09FF, "Bengali"), (0x0E00, 0x0E7F, "Thai"),
    (0x1000, 0x109F, "Myanmar"), (0x10A0, 0x10FF, "Georgian"), (0x1100, 0x11FF, "Hangul"), (0x1200, 0x139F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"), (0x1C80, 0x1C8F, "Cyrillic"), (0x1C90, 0x1CBF, "Georgian"), (0x1E00, 0x1EFF, "Latin"),
    (0x1F00, 0x1FFF, "Greek"), (0x2C60, 0x2C7F, "Latin"), (0x2DE0, 0x2DFF, "Cyrillic"), (0x3040, 0x309F, "Hiragana"),
    (0x30A0, 0x30FF, "Katakana"), (0x3400, 0x4DBF, "Han"), (0x4E00, 0x9FFF, "Han"), (0xA640, 0xA69F, "Cyrillic"),
    (0xA720, 0xA7FF, "Latin"), (0xAC00, 0xD7AF, "Hangul"), (0xFB00, 0xFB06, "Latin"), (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"), (0xFE70, 0xFEFC, "Arabic"), (0xFF21, 0xFF5A, "Latin"), (0x20000, 0x2FA1F, "Han"),
)  # fmt: skip
_STARTS = tuple(start for start, _, _ in _BLOCKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRun:
    """A stretch whose letters all belong to one script: half-open code points, from its first letter to its last."""

    start: int
    end: int
    script: str


def script_of(character: str) -> str | None:
    """The script of one letter; None for what is no letter, and for letters of scripts outside the table.

    >>> script_of("я"), script_of("é"), script_of("7")
    ('Cyrillic', 'Latin', None)
    """
    if not character.isalpha():
        return None
    code = ord(character)
    place = bisect_right(_STARTS, code) - 1
    if place < 0:
        return None
    _, end, script = _BLOCKS[place]
    return script if code <= end else None


def script_runs(text: str) -> tuple[ScriptRun, ...]:
    """The text's runs of one script in order; nothing for a text without letters.

    >>> [(run.script, text[run.start:run.end]) for text in ["ville de Белгород, 2023"] for run in script_runs(text)]
    [('Latin', 'ville de'), ('Cyrillic', 'Белгород')]
    """
    runs: list[ScriptRun] = []
    start, end, current = 0, 0, None
    for place, character in enumerate(text):
        script = script_of(character)
        if script is None:
            continue
        if script != current:
            if current is not None:
                runs.append(ScriptRun(start=start, end=end, script=current))
            start, current = place, script
        end = place + 1
    if current is not None:
        runs.append(ScriptRun(start=start, end=end, script=current))
    return tuple(runs)


def main_script(text: str) -> str | None:
    """The script of most letters, the first in the alphabet of names among equals; None when no letter is known."""
    counts: dict[str, int] = {}
    for character in text:
        script = script_of(character)
        if script is not None:
            counts[script] = counts.get(script, 0) + 1
    return min(counts, key=lambda script: (-counts[script], script)) if counts else None
