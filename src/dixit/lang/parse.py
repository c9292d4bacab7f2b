"""What the parser hands out: tokens, sentences and named entities of one text, frozen and free of any library.

All offsets are half-open and count code points of the text that was parsed. Relations follow Universal Dependencies with the
subtypes folded, but for four that tell who acts and who speaks: ``acl:relcl``, ``nsubj:pass``, ``aux:pass``, ``obl:agent``.
French contractions (*du*, *aux*) are one token, an ADP with the relation of its preposition.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Entity", "Parse", "ParsedSentence", "Token"]


# A named tuple, not a dataclass: a report has a thousand of them, and this is three times as cheap to make.
class Token(NamedTuple):
    """One token; blanks are none.

    at        its index in `Parse.tokens`
    start, end   half-open offsets into the text
    lemma     base form, lower case but for names; the word itself where the model knows no better
    pos       Universal part of speech: ``VERB``, ``PROPN`` ...; empty when the pipeline has no tagger
    morph     features as in Universal Dependencies, ``Mood=Cnd|Number=Sing``, sorted; empty when there are none
    dep       relation to the head: ``nsubj``, ``ccomp`` ...; ``ROOT`` for the head of a sentence
    head      index of the governing token; its own for a root
    sentence  index of its sentence in `Parse.sentences`
    """

    at: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int
    sentence: int

    def feature(self, name: str) -> str | None:
        """The value of one morphological feature, None when the token has none: ``token.feature("Mood") == "Cnd"``."""
        for pair in self.morph.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


class Entity(NamedTuple):
    """A named entity.

    label        ``PER`` people, ``ORG`` bodies, ``LOC`` places, ``PROD`` products, vehicles and weapons, ``DATE``, ``TIME`` of day
                 (French only), ``EVENT``, ``NORP`` nationalities and creeds, ``MISC`` (both English only); a user's pipeline may
                 bring others
    start, end   half-open offsets into the text
    first, stop  half-open indices of its tokens
    """

    start: int
    end: int
    label: str
    first: int
    stop: int


class ParsedSentence(NamedTuple):
    """A sentence: offsets, and the half-open indices of its tokens."""

    start: int
    end: int
    first: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """One text with its grammar, as the model sees it: evidence, never truth."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[ParsedSentence, ...]
    entities: tuple[Entity, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.at:
                below[token.head].append(token.at)
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def children(self, index: int) -> tuple[Token, ...]:
        """The tokens that a token governs, in order; none for a leaf."""
        return tuple(self.tokens[child] for child in self._children[index])

    def subtree(self, index: int) -> tuple[Token, ...]:
        """A token and all it governs, near and far, in order of place."""
        found = [index]
        for at in found:
            found.extend(self._children[at])
        return tuple(self.tokens[at] for at in sorted(found))

    def ancestors(self, index: int) -> Iterator[Token]:
        """The governors of a token, nearest first, up to the root of its sentence; none for the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def token_at(self, offset: int) -> Token | None:
        """The token over a character, None over a blank or outside the text."""
        place = bisect_right(self._starts, offset) - 1
        return self.tokens[place] if place >= 0 and offset < self.tokens[place].end else None

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin within ``[start, end)``."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def tokens_of(self, unit: ParsedSentence | Entity) -> tuple[Token, ...]:
        """The tokens of a sentence or an entity."""
        return self.tokens[unit.first : unit.stop]

    def span_of(self, index: int) -> tuple[int, int]:
        """The half-open offsets from the first to the last token of a subtree; what lies between may belong to others."""
        tokens = self.subtree(index)
        return tokens[0].start, tokens[-1].end
