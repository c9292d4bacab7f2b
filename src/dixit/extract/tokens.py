"""Words, numbers and signs of a text with their offsets: what the value grammars count in.

No language is known here. An elided word keeps its apostrophe (``d'`` ``habitants``), a hyphen stands alone (``quatre`` ``-``
``vingt``), and digits stay in one token with the separators that the language's table allows. `key` is the form that tables
are compared with: lower case, straight apostrophe.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Phrases", "Token", "fold", "token_at", "tokenise"]

PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
PHRASE = re.compile(r"\d+|[^\W\d_]+(?:'(?=[^\W_*])|'$|'(?= ))?\*?|[^\w\s]")

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, number or sign: ``text[start:end]``; kind ``word``, ``number`` or ``sign``; key as compared with tables."""

    start: int
    end: int
    key: str
    kind: str
    capital: bool = False


def fold(text: str) -> str:
    """Lower case with straight apostrophes, plain spaces and hyphens, character for character.

    The answer is as long as `text`, so that offsets carry over: a character whose lower case is longer stays as it is.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(PLAIN)


def tokenise(text: str, digits: str) -> tuple[Token, ...]:
    """Tokens in text order; `digits` is the language's pattern for a number written in digits."""
    pattern = re.compile(rf"(?P<number>{digits})|(?P<word>[^\W\d_]+(?:['’](?=[^\W_]))?)|(?P<sign>[^\w\s]|_)")
    folded = fold(text)
    return tuple(
        Token(
            start=match.start(),
            end=match.end(),
            key=folded[match.start() : match.end()],
            kind=str(match.lastgroup),
            capital=text[match.start()].isupper(),
        )
        for match in pattern.finditer(text)
    )


def token_at(tokens: tuple[Token, ...], offset: int) -> int:
    """Index of the first token that starts at or after `offset`; the number of tokens when none does."""
    return bisect_left(tokens, offset, key=lambda token: token.start)


class Phrases(Generic[Meaning]):
    """A table of phrases and what each means, found by longest match at a token.

    A phrase is written as in a text (``plus d'``, ``au moins``); ``*`` at the end of a word stands for any ending
    (``bless*``: blessé, blessures). The first of two equal phrases counts.
    """

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in entries:
            words = tuple(PHRASE.findall(fold(phrase)))
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def at(self, tokens: tuple[Token, ...], index: int) -> tuple[int, Meaning] | None:
        """The longest phrase that begins at `index`: index after its last token, and its meaning; None when none does."""
        best: tuple[int, Meaning] | None = None
        for words, meaning in self._starting(tokens[index].key):
            stop = index + len(words)
            longer = best is None or stop > best[0]
            if (
                longer
                and stop <= len(tokens)
                and all(_fits(word, token.key) for word, token in zip(words, tokens[index:stop], strict=True))
            ):
                best = (stop, meaning)
        return best

    def before(self, tokens: tuple[Token, ...], index: int, *, longest: int = 5) -> tuple[int, Meaning] | None:
        """The longest phrase that ends right before `index`: index of its first token, and its meaning."""
        for first in range(max(0, index - longest), index):
            for words, meaning in self._starting(tokens[first].key):
                if first + len(words) == index and all(
                    _fits(word, token.key) for word, token in zip(words, tokens[first:index], strict=True)
                ):
                    return first, meaning
        return None

    def _starting(self, key: str) -> Iterable[tuple[tuple[str, ...], Meaning]]:
        yield from self._by_first.get(key, ())
        for length in range(2, len(key) + 1):
            yield from self._by_first.get(key[:length] + "*", ())


def _fits(word: str, key: str) -> bool:
    return key.startswith(word[:-1]) if word.endswith("*") else word == key
