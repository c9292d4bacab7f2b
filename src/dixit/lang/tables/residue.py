"""Schema of ``residue.toml``: words by which a language's web pages and machine translations show what is no part of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Doubled", "Foreign", "Phrase", "ResidueWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Set words of links, notices and credits.

    words         as printed, with their capital; the same in capitals throughout is found too
    kind          ``teaser`` (a link to another article) or ``boilerplate`` (notices, credits, buttons)
    place         ``opens`` or ``closes`` a paragraph, or is the ``whole`` of it (final marks aside)
    longest       the paragraph has at most this many words
    without_stop  only in a paragraph that does not end in a full stop: a dated line, not a sentence that begins alike
    why           what the reader of the note is told
    """

    words: tuple[str, ...]
    kind: Literal["teaser", "boilerplate"]
    place: Literal["opens", "closes", "whole"]
    why: str
    longest: int = 40
    without_stop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """Two determiners in a row that grammar forbids: machine translation leaves them where it changed its mind.

    first, second  any of the first before any of the second; ``l'`` is written with its apostrophe
    not_after      words before the first that make it something else (*le son la dérange*: a noun)
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """How a word of another language is told inside an editor's square brackets.

    words    its words that this language does not have
    endings  endings of its words that this language's words rarely have, except `native`
    """

    language: str
    words: tuple[str, ...]
    endings: tuple[str, ...] = ()
    native: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidueWords:
    """The whole file."""

    phrase: tuple[Phrase, ...] = ()
    doubled: tuple[Doubled, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    def faults(self) -> Iterator[str]:
        seen: set[tuple[str, str]] = set()
        for n, rule in enumerate(self.phrase):
            if not rule.words:
                yield f"phrase[{n}].words: empty"
            if rule.longest < 1:
                yield f"phrase[{n}].longest: {rule.longest} is below 1"
            for words in rule.words:
                if (words, rule.place) in seen:
                    yield f"phrase[{n}].words: {words!r} stands twice for the place {rule.place!r}"
                seen.add((words, rule.place))
        for n, pair in enumerate(self.doubled):
            if not pair.first or not pair.second:
                yield f"doubled[{n}]: needs words for both places"
        for n, other in enumerate(self.foreign):
            if set(other.words) & set(other.native):
                yield f"foreign[{n}]: a word is both foreign and native"
