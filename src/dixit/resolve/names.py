"""Names made comparable: one key for the spellings of a person, one set of concepts for the wordings of a body.

Keys are for comparing only. Whether two actors are one is decided in actors.py, which also says why.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dixit.text.fold import fold

__all__ = ["NameTables", "concepts_of", "is_generic", "key_of", "keys_of", "load_name_tables", "telling_keys", "tokens_of"]

_TOKEN = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTables:
    """names.toml, ready for use."""

    letters: Mapping[int, str]
    rules: tuple[tuple[str, str], ...]
    function: frozenset[str]
    generic: frozenset[str]
    media: frozenset[str]
    concepts: tuple[tuple[str, str], ...]


@cache
def load_name_tables() -> NameTables:
    """The shipped tables; read once."""
    table = tomllib.loads(files("dixit.resolve").joinpath("names.toml").read_text(encoding="utf-8"))
    stems = [(stem, concept) for concept, words in table["concepts"].items() for stem in words]
    return NameTables(
        letters={ord(letter): latin for letter, latin in table["letters"].items()},
        rules=tuple((spelling, rule["to"]) for rule in table["rule"] for spelling in sorted(rule["from"], key=len, reverse=True)),
        function=frozenset(table["function"]["words"]),
        generic=frozenset(table["generic"]["words"]),
        media=frozenset(table["media"]["words"]),
        # the longest stem wins, so that "etat-major" is no "etat"
        concepts=tuple(sorted(stems, key=lambda pair: (-len(pair[0]), pair[0]))),
    )


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """One word of a name without its spelling habits.

    >>> key_of("Viatcheslav") == key_of("Vyacheslav") == key_of("Вячеслав")
    True
    """
    tables = load_name_tables()
    key = fold(word.casefold().translate(tables.letters))
    for spelling, plain in tables.rules:
        key = key.replace(spelling, plain)
    return re.sub(r"(.)\1", r"\1", key)


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name in order, as they are written."""
    return tuple(_TOKEN.findall(name))


@lru_cache(maxsize=8192)
def keys_of(name: str) -> tuple[str, ...]:
    """The keys of a name's words, without articles and without the noun that says that it is a newspaper.

    >>> keys_of("le journal Kommersant") == keys_of("the newspaper Kommersant")
    True
    """
    return telling_keys(name) or tuple(map(key_of, tokens_of(name)))


def telling_keys(text: str) -> tuple[str, ...]:
    """The same for a text of any length: the keys of its words in order, empty when every word is an article or such a noun."""
    tables = load_name_tables()
    return tuple(key_of(t) for t in tokens_of(text) if fold(t) not in tables.media and fold(t) not in tables.function)


@lru_cache(maxsize=8192)
def is_generic(name: str) -> bool:
    """Whether it only describes: every word is a function word, a title, a pronoun or the like, or too short to name anybody."""
    tables = load_name_tables()
    words = [fold(token) for token in tokens_of(name)]
    return all(word in tables.generic or word in tables.function or len(word) < 2 for word in words)


@lru_cache(maxsize=8192)
def concepts_of(name: str) -> frozenset[str]:
    """What the name of a body says, whatever its language: known concepts, and the keys of all other words.

    >>> concepts_of("ministère russe de la Défense") == concepts_of("Russian Defence Ministry")
    True
    """
    tables = load_name_tables()
    text = f" {fold(name)} "
    found = set()
    for stem, concept in tables.concepts:
        if stem not in text:
            continue
        shorter, count = re.subn(rf"(?<!\w){re.escape(stem)}\w*", " ", text)
        if count:
            found.add(concept)
            text = shorter
    rest = (token for token in tokens_of(text) if token not in tables.function)
    return frozenset(found | {key_of(token) for token in rest})
