"""Schema of ``titles.toml``: the words by which reports tell who somebody is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dixit.types.world import SourceKind

__all__ = ["TitleWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """The whole file; words are lower case with straight apostrophes, and are met with a plural s or without.

    kinds       source kind -> roles, bodies and names that tell it
    weak        source kind -> the same for words that yield to any other (*président* of a federation, *official* of a ministry)
    honorifics  stand before a name and are no part of it
    feminine    roles and honorifics that tell a woman; masculine likewise
    plural      determiners that open a plural
    carriers    texts and voices that carry the words of the noun after them: *communiqué* du ministère
    nobody      sources that name nobody: *bilan*, *reports*
    vague       determiners dropped before the description of the unnamed; others (un, certains, plusieurs) stay
    classes     nouns before the name of a body, no part of it: *organisation* État islamique, *news agency* Interfax
    indefinite  those of `vague` that bring up somebody new: des, many
    particles   small words inside a name: de, al, van
    """

    kinds: Mapping[SourceKind, tuple[str, ...]]
    weak: Mapping[SourceKind, tuple[str, ...]]
    honorifics: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    plural: tuple[str, ...]
    carriers: tuple[str, ...]
    nobody: tuple[str, ...]
    vague: tuple[str, ...]
    particles: tuple[str, ...]
    classes: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()

    def faults(self) -> Iterator[str]:
        seen: dict[str, str] = {}
        for kind, words in (*self.kinds.items(), *self.weak.items()):
            for word in words:
                if word in seen:
                    yield f"kinds.{kind}: {word!r} stands in {seen[word]} too"
                if word != word.lower() or "’" in word:
                    yield f"kinds.{kind}: {word!r} is not lower case with straight apostrophes"
                seen[word] = kind
