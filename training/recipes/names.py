"""Put other names in the places of gold names, so that a model learns the place rather than the name.

A few hundred documents repeat the same names: *Fillon* and *Tour de France* would stand for all people and
events. Names are swapped within a label, and only for a name of the same first sound, because French
elides before a vowel (*d'Alep*, *de Mossoul*).
"""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.recipes.treebanks import Sentence, Token

SWAPPED = ("PER", "LOC", "ORG")


@dataclass(frozen=True, slots=True)
class NamePool:
    """Names by label and by whether they begin with a vowel; each name once, however often it occurs."""

    names: dict[tuple[str, bool], tuple[tuple[Token, ...], ...]]


def collect_names(sentences: Iterable[Sentence]) -> NamePool:
    """Gather the names of the gold sentences."""
    found: dict[tuple[str, bool], dict[str, tuple[Token, ...]]] = defaultdict(dict)
    for sentence in sentences:
        for start, end in _mentions(sentence.tokens):
            name = sentence.tokens[start:end]
            label = name[0].entity[2:]
            spelled = "".join(t.form + " " * t.space_after for t in name).strip()
            if label in SWAPPED and name[0].form[:1].isupper():
                found[label, _begins_with_vowel(name[0].form)].setdefault(spelled, name)
    return NamePool({key: tuple(names.values()) for key, names in found.items()})


def swap_names(sentence: Sentence, pool: NamePool, rate: float, chance: random.Random) -> Sentence:
    """Replace each name by another of its kind with the probability `rate`."""
    tokens = list(sentence.tokens)
    for start, end in reversed(list(_mentions(sentence.tokens))):
        name = tokens[start:end]
        key = (name[0].entity[2:], _begins_with_vowel(name[0].form))
        if key not in pool.names or chance.random() >= rate:
            continue
        other = list(chance.choice(pool.names[key]))
        other[-1] = replace(other[-1], space_after=name[-1].space_after)
        tokens[start:end] = other
    # Entity corpora carry no tree; heads only have to stay inside the sentence.
    flat = [replace(t, head=0, dep="dep" if i else "ROOT") for i, t in enumerate(tokens)]
    return replace(sentence, tokens=tuple(flat))


def _mentions(tokens: Iterable[Token]) -> Iterable[tuple[int, int]]:
    start = None
    index = -1
    for index, token in enumerate(tokens):
        if start is not None and not token.entity.startswith("I-"):
            yield start, index
            start = None
        if token.entity.startswith("B-"):
            start = index
    if start is not None:
        yield start, index + 1


def _begins_with_vowel(form: str) -> bool:
    return unicodedata.normalize("NFD", form[:1].lower())[:1] in {"a", "e", "i", "o", "u", "y", "h"}
