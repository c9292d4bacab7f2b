"""Two spellings made comparable: case, accents, apostrophes, quotation marks, dashes and spaces.

Folded text is for looking things up, never for showing: the document's own characters stay what is quoted. `level` keeps every
offset (one character for one), so patterns can run on it directly; `fold` changes lengths and therefore keeps a map back.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Folded", "fold", "fold_with_map", "level"]

_VARIANTS = {
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02b9\u02bb\u2032\u00b4\uff07",  # apostrophes, also where they close a quotation
    '"': "\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb",  # French guillemets too: name lists quote with either
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    " ": "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
_LEVEL = {ord(variant): plain for plain, variants in _VARIANTS.items() for variant in variants}
_UNDECOMPOSED = {ord(letter): plain for letter, plain in zip("øłđħŧıœæ", ("o", "l", "d", "h", "t", "i", "oe", "ae"), strict=True)}
"""Letters that decomposition leaves as they are: "Łukasz" is looked up as "Lukasz", "cœur" as "coeur"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Folded text with the way back: `starts[i]` is where in the original the i-th folded character comes from."""

    text: str
    starts: tuple[int, ...]
    length: int

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that the folded range ``[start, end)`` was made from.

        A folded character made from several, or one of several made from one, widens the range to whole original characters.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is no range of a folded text of {len(self.text)} characters")
        last = self.starts[end - 1]
        after = bisect_right(self.starts, last)
        return self.starts[start], self.starts[after] if after < len(self.starts) else self.length


def level(text: str) -> str:
    """The same text with plain apostrophes, quotation marks, hyphens and spaces; as long as the original, line ends kept.

    >>> level("l’\\u00ab\\u00a0avant\\u2011poste\\u00a0\\u00bb")
    'l\\'" avant-poste "'
    """
    return text.translate(_LEVEL)


def fold(text: str) -> str:
    """Casefolded, without accents, with plain marks: equal for spellings that a reader takes for the same name.

    >>> fold("Département d’État") == fold("departement d'etat")
    True
    """
    return _fold_piece(text)


def fold_with_map(text: str) -> Folded:
    """`fold`, with the map from folded to original characters."""
    pieces: list[str] = []
    starts: list[int] = []
    for place, character in enumerate(text):
        piece = _fold_piece(character)
        pieces.append(piece)
        starts.extend([place] * len(piece))
    return Folded(text="".join(pieces), starts=tuple(starts), length=len(text))


def _fold_piece(text: str) -> str:
    bare = unicodedata.normalize("NFKD", level(text)).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)).translate(_UNDECOMPOSED)
