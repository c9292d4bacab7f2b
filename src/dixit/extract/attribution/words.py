"""Words of a document with exact offsets, and its passages: what the searches for cues, sources and contents walk over.

A passage is one sentence as far as attribution goes: a quotation that runs over several sentences stays inside the passage that
introduces it. What is quoted is a passage of its own as well, one level deeper, so that people quoted by people quoted are found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from dixit.extract.attribution.quotes import Quotation
from dixit.lang.parse import Parse, Token

__all__ = ["LONGEST_PASSAGE", "Passage", "Range", "Word", "WordRules", "is_abbreviation", "split_passages", "split_words"]

Range = tuple[int, int]
"""Half-open indices of words of a passage."""

LONGEST_PASSAGE = 250
"""Words after which a passage without any stop is cut, so that time stays linear on text that never ends a sentence."""

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
ENDS = frozenset(".!?…")
CLOSERS = frozenset("»”’\"')]›")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: ``text[start:end]``; `low` is lower case with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit (an enclitic does too)."""
        return any(c.isalnum() for c in self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRules:
    """What a language needs to cut its words: elided forms that stand before a letter, and inverted pronouns after a hyphen."""

    elides: bool
    inverted: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()


@dataclass(slots=True)
class Passage:
    """Words of one sentence, with what is quoted in it.

    start, end   half-open offsets in the document
    quotations   those that begin in it, in text order, at its own level
    inside       for each word the index in `quotations` of the one that holds it (marks included), or -1
    depth        0 for the report itself, 1 inside a quotation, and so on
    opening      index of the quotation this passage stands inside, for depth above 0
    parse, tokens, place   a parse of the document if there is one, the token of each word, and the word of each token
    headline     whether it stands alone on a short line without a stop
    """

    start: int
    end: int
    words: list[Word]
    quotations: list[Quotation]
    inside: list[int]
    depth: int = 0
    headline: bool = False
    starts: list[int] = field(default_factory=list)
    parse: Parse | None = None
    tokens: list[Token | None] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.starts = [w.start for w in self.words]

    def at(self, offset: int) -> int:
        """Index of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)


_SPLITTERS = {
    True: re.compile(
        r"[^\W\d_]{1,2}['’](?=\s?[\w«“\"\[(])|[^\W\d_]{3,8}['’](?=\w)|"
        r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?!\w)|\w+(?:[-‐‑]\w+)*|[^\w\s]"
    ),
    False: re.compile(
        r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:\w{1,2})\b(?<=\w)|\d+(?:[.,]\d+)*(?!\w)|(?:[^\W\d_]\.){2,}|\w+(?:[-‐‑]\w+)*(?:['’](?=[A-Z])\w+)*|[^\w\s]"
    ),
}


def split_words(text: str, start: int, end: int, rules: WordRules) -> list[Word]:
    """The words and marks of ``text[start:end]``; white space is none of them."""
    words = []
    for match in _SPLITTERS[rules.elides].finditer(text, start, end):
        token = match.group()
        low = token.translate(APOSTROPHES).lower()
        cut = next((len(i) for i in rules.inverted if low.endswith(i) and len(low) > len(i)), 0)
        if cut:
            middle = match.end() - cut
            words.append(Word(match.start(), middle, token[:-cut], low[:-cut]))
            bare = low[-cut:].rsplit("-", 1)[-1]
            words.append(Word(match.end() - len(bare), match.end(), token[-len(bare) :], low[-cut:]))
        else:
            words.append(Word(match.start(), match.end(), token, low))
    return words


def is_abbreviation(words: list[Word], k: int, rules: WordRules) -> bool:
    """Whether the mark at k is the stop of an initial or an abbreviation (*A. Barrow*, *gén. Morel*)."""
    if not k or words[k].text != ".":
        return False
    before = words[k - 1]
    return (len(before.text) == 1 and before.text.isalpha()) or before.low in rules.abbreviations


def split_passages(text: str, start: int, end: int, quotations: list[Quotation], rules: WordRules, depth: int = 0) -> list[Passage]:
    """Cuts one paragraph (or the inside of a quotation) into passages; a stop inside a quotation cuts nothing outside it."""
    words = split_words(text, start, end, rules)
    inside = _membership(words, quotations)
    cuts, first = [], 0
    for n in range(len(words)):
        if n + 1 - first >= LONGEST_PASSAGE or (n + 1 < len(words) and _ends_at(words, inside, quotations, n, rules, text)):
            cuts.append((first, n + 1))
            first = n + 1
    if first < len(words):
        cuts.append((first, len(words)))
    passages = []
    for a, b in cuts:
        here = sorted({q for q in inside[a:b] if q >= 0})
        renumber = {q: k for k, q in enumerate(here)}
        passages.append(
            Passage(
                start=words[a].start,
                end=words[b - 1].end,
                words=words[a:b],
                quotations=[quotations[q] for q in here],
                inside=[renumber.get(q, -1) for q in inside[a:b]],
                depth=depth,
                headline=len(cuts) == 1 and b - a < 30 and words[b - 1].text not in ENDS and depth == 0,
            )
        )
    return passages


def _membership(words: list[Word], quotations: list[Quotation]) -> list[int]:
    inside, q = [], 0
    for word in words:
        while q < len(quotations) and quotations[q].end <= word.start:
            q += 1
        inside.append(q if q < len(quotations) and quotations[q].start <= word.start else -1)
    return inside


def _ends_at(words: list[Word], inside: list[int], quotations: list[Quotation], n: int, rules: WordRules, text: str) -> bool:
    """Whether a sentence ends after word n: a stop outside quotations, or one that a quotation carries inside its end."""
    here, after = words[n], words[n + 1]
    starts_new = after.text[:1].isupper() or after.text[:1].isdigit() or after.text in '«“"‘—–-('
    if inside[n] >= 0:
        if inside[n + 1] == inside[n]:
            return False
        quoted = quotations[inside[n]]
        tail = text[quoted.inner_start : quoted.inner_end].rstrip()
        return bool(tail) and tail[-1] in ENDS and starts_new
    if here.text not in ENDS or not starts_new:
        return here.text in CLOSERS and n > 0 and words[n - 1].text in ENDS and inside[n - 1] == -1 and starts_new
    before = words[n - 1] if n else None
    if here.text == "." and before is not None and before.end == here.start:
        if (len(before.text) == 1 and before.text.isupper()) or before.low in rules.abbreviations:
            return False
        if after.start == here.end:
            return False
    return True
