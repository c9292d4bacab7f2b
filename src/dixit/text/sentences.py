"""Cuts a text into sentences without moving a character: every sentence is a stretch of the text as it stands.

Reports are not tidy: quotations that never close, guillemets with blanks inside, « gén. Dupont », « 14 h. 30 », headings without
a full stop, residue of machine translation. The rules know no language; the words that shorten (*gén.*, *gov.*) and the words
that open sentences come from a pack's ``sentences.toml`` as `SentenceWords`.

The order of the work: line ends cut first (unless the text is wrapped at a column); then every ``. ! ? …`` with the closing marks
after it is a candidate; a candidate falls when what stands before it is an abbreviation, an initial or a number, or when what
follows goes on in lower case. A break inside a quotation stands, and the sentences after it carry the depth of the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Sentence", "SentenceWords", "find_sentences"]

OPENING = "«“„‹‘"
CLOSING = "»”›’"
STRAIGHT = '"'
LONGEST_QUOTE = 3
"""Sentences after which an unclosed quotation is given up: longer ones are nearly always a lost closing mark."""

ABBREVIATIONS = ("never_last", "before_name", "before_number", "maybe_last")
"""Fields of `SentenceWords` that hold abbreviations; a word stands in one of them only."""

LONGEST_BRACKET = 150
"""Characters within which a bracket must close for its inside to stay whole."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sentence:
    """``text[start:end]``, half-open code points, without blanks at its ends.

    quote_depth   how many quotations are open where the sentence begins: 0 outside
    """

    start: int
    end: int
    quote_depth: int = 0


@dataclass(frozen=True, kw_only=True)  # without slots: the folded lookups are made once, on first use
class SentenceWords:
    """What one language adds: the file ``sentences.toml``, whose head teaches the fields.

    All without their last full stop. Capitals do not matter but in single letters (*M.* is a title, *m.* are metres).
    """

    never_last: tuple[str, ...]
    before_name: tuple[str, ...] = ()
    before_number: tuple[str, ...] = ()
    maybe_last: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    marked_names: tuple[str, ...] = ()

    def faults(self) -> Iterator[str]:
        """Words that stand twice, or carry the full stop that the rules add themselves."""
        seen: dict[str, str] = {}
        for field in ABBREVIATIONS:
            for place, word in enumerate(getattr(self, field)):
                where = f"{field}[{place}]"
                if word.endswith("."):
                    yield f"{where}: {word!r} ends in a full stop; leave it out"
                if _folded(word) in seen:
                    yield f"{where}: {word!r} stands already at {seen[_folded(word)]}"
                seen[_folded(word)] = where

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Abbreviation, folded -> the field it stands in."""
        return {_folded(word): field for field in ABBREVIATIONS for word in getattr(self, field)}

    @cached_property
    def opening_words(self) -> frozenset[str]:
        """The openers, folded."""
        return frozenset(word.casefold() for word in self.openers)


def _folded(word: str) -> str:
    return word if len(word) == 1 else word.casefold()


def find_sentences(text: str, words: SentenceWords) -> tuple[Sentence, ...]:
    """The sentences of `text` in order; empty when it holds nothing but blanks.

    >>> fr = SentenceWords(never_last=("gén",), openers=("il",))
    >>> text = "Le gén. Dupont parle. Il nie."
    >>> [text[s.start:s.end] for s in find_sentences(text, fr)]
    ['Le gén. Dupont parle.', 'Il nie.']
    """
    found: list[Sentence] = []
    for start, end in _find_blocks(text):
        found.extend(_cut_block(text, start, end, words))
    return tuple(found)


def _find_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between hard breaks: lines, or whole paragraphs where the lines are wrapped at a column."""
    for paragraph in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        lines = list(re.finditer(r"[^\n]*\S[^\n]*", paragraph.group()))
        if _is_wrapped([line.group() for line in lines]):
            yield paragraph.start(), paragraph.end()
        else:
            for line in lines:
                yield paragraph.start() + line.start(), paragraph.start() + line.end()


def _is_wrapped(lines: list[str]) -> bool:
    """Whether a paragraph's lines were broken at a column: three or more, all but the last about as long as each other."""
    full = [len(line.rstrip()) for line in lines[:-1]]
    return len(full) >= 2 and min(full) >= 50 and max(full) <= 100 and max(full) - min(full) <= 20


# A run of final marks; then closing quotes and brackets, each either glued or, for French guillemets, after a blank.
_CANDIDATE = re.compile(r"(?P<mark>[.!?…]+(?:[  ]?[!?]+)*)(?P<close>(?:[\"”’')\]]|\s?[»›])*)")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|[.'’\-°])+\Z")
_FOLLOWING = re.compile(r"[\s]*(?P<opening>(?:[«“„‹‘\"'(\[–—•-]\s*)*)(?P<word>[^\W_]*)")


def _cut_block(text: str, start: int, end: int, words: SentenceWords) -> Iterator[Sentence]:
    """Cuts one block at the candidates that hold, and counts open quotations on the way."""
    quotes = _OpenQuotes()
    here = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        if candidate.start() < here:
            continue
        inside_straight = text.count(STRAIGHT, start, candidate.end()) % 2 == 1
        cut = _holds(text, (here, end), candidate, words, inside_straight=inside_straight)
        if cut is None:
            continue
        if not any(map(str.isalnum, text[cut:end])):
            break  # only signs are left ("2 avril 2017. –"): they stay with the last sentence
        sentence = _trimmed(text, here, cut, quotes.depth)
        quotes.pass_over(text[here:cut])
        if sentence:
            yield sentence
        here = cut
    last = _trimmed(text, here, end, quotes.depth)
    if last:
        yield last


def _trimmed(text: str, start: int, end: int, depth: int) -> Sentence | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Sentence(start=start, end=end, quote_depth=depth) if start < end else None


def _holds(
    text: str, bounds: tuple[int, int], candidate: re.Match[str], words: SentenceWords, *, inside_straight: bool
) -> int | None:
    """Where to cut after this candidate, or None when no sentence ends here.

    bounds            where the sentence and its block began and end
    inside_straight   whether a straight quotation mark of the block waits for its partner
    """
    here, end = bounds
    cut = candidate.end()
    mark = candidate["mark"]
    # The pattern took glued straight marks only. One after a blank closes when a partner waits and a blank follows: `bête ! " Les`.
    if inside_straight and re.match(rf"\s{STRAIGHT}(?=\s|\Z)", text[cut:end]):
        cut += 2
    if cut >= end:
        return None
    following = _FOLLOWING.match(text, cut, end)
    if following is None or not _begins_sentence(text, cut, following, candidate):
        return None
    if _is_inside_bracket(text, here, candidate.start(), cut, end):
        return None
    if mark == "." and _is_shortening(text, here, candidate, following, words):
        return None
    if mark == "!" and any(text.endswith(name, here, candidate.end("mark")) for name in words.marked_names):
        return cut if following["word"].casefold() in words.opening_words else None
    return cut


def _begins_sentence(text: str, cut: int, following: re.Match[str], candidate: re.Match[str]) -> bool:
    """Whether what follows the cut can begin a sentence."""
    word = following["word"]
    glued = not text[cut].isspace()
    if not word:
        # Signs only (an emoji, a lone mark): a sentence of its own only after a blank and an opening mark.
        return bool(following["opening"]) and not glued
    if word[0].islower():
        return False
    if not glued:
        return True
    # No blank: "nettoyage.Les" lost it, "3.5" and "U.S" never had one; a closing mark makes it certain.
    if candidate["close"]:
        return word[0].isupper()
    before = text[max(0, candidate.start() - 3) : candidate.start()]
    return len(before) == 3 and before.isalpha() and before.islower() and word[:1].isupper() and word[1:2].islower()


def _is_inside_bracket(text: str, here: int, mark: int, cut: int, end: int) -> bool:
    """Whether the mark stands in a bracket that closes soon: ``[…]``, ``(Une source. Deux.)``."""
    for opening, closing in (("(", ")"), ("[", "]")):
        if text.count(opening, here, cut) > text.count(closing, here, cut):
            last = text.rfind(opening, here, cut)
            if text.find(closing, cut, min(end, last + LONGEST_BRACKET)) >= 0:
                return True
            continue
        if text[mark - 1 : mark] == opening:
            return True
    return False


def _is_shortening(text: str, here: int, candidate: re.Match[str], following: re.Match[str], words: SentenceWords) -> bool:
    """Whether a single full stop only shortens the word before it."""
    found = _WORD_BEFORE.search(text, here, candidate.start())
    if found is None:
        return False
    word, next_word = found.group(), following["word"]
    bare = re.split(r"['’]", word)[-1]
    kind = words.kinds.get(_folded(word)) or words.kinds.get(_folded(bare))
    if kind == "never_last":
        return True
    if kind == "before_number":
        return next_word[:1].isdigit()
    if kind == "maybe_last":
        return not next_word[:1].isupper()
    if kind == "before_name":
        return next_word.casefold() not in words.opening_words
    if bare.isdigit():
        # "1. Le texte": the number of a list item at the head of a block; elsewhere a sentence may end in a number.
        return not text[here : found.start()].strip() and len(bare) <= 2
    if _is_initials(bare):
        return not _opens(text, following, words)
    return False


def _is_initials(word: str) -> bool:
    """``J``, ``J.-C``, ``U.S``: single capitals with full stops or hyphens between."""
    return re.fullmatch(r"[^\W\d_](?:[.\-]+[^\W\d_]{1,2})*", word) is not None and word[0].isupper()


def _opens(text: str, following: re.Match[str], words: SentenceWords) -> bool:
    """Whether a known opener with a word in lower case after it follows: *J.-M. Le Pen* goes on, *au point C. Le vent* does not."""
    if following["word"].casefold() not in words.opening_words:
        return False
    after = _FOLLOWING.match(text, following.end())
    return after is not None and not after["word"][:1].isupper()


class _OpenQuotes:
    """Counts quotations that are open at the end of each sentence of one block, and gives up the lost ones."""

    def __init__(self) -> None:
        self._ages: list[int] = []
        self._marks: list[str] = []

    @property
    def depth(self) -> int:
        return len(self._ages)

    def pass_over(self, sentence: str) -> None:
        """Takes one sentence in: its marks open and close, and every quotation still open grows older by one."""
        for place, char in enumerate(sentence):
            if char in "«“„‹":
                self._open(char)
            elif char in "»”›" and self._marks:
                self._close()
            elif char == STRAIGHT:
                is_open = STRAIGHT in self._marks
                # An apostrophe is no quotation; a straight mark closes when one is open.
                if is_open and not (place and sentence[place - 1].isspace() and sentence[place + 1 : place + 2].isalnum()):
                    self._close()
                elif not is_open:
                    self._open(char)
        self._ages = [age + 1 for age in self._ages]
        while self._ages and self._ages[0] > LONGEST_QUOTE:
            self._ages.pop(0)
            self._marks.pop(0)

    def _open(self, mark: str) -> None:
        self._ages.append(0)
        self._marks.append(mark)

    def _close(self) -> None:
        self._ages.pop()
        self._marks.pop()
