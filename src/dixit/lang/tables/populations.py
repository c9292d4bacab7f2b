"""Schema of ``populations.toml``: which words count which kind of people or things, and which adjectives name whose they are.

Classes are language-neutral, so that *civils* and *civilians* come to one slot. They follow the populations of the codebooks
(UCDP GED: sides, civilians, unknown; ACLED and Airwars: civilians, children; see the notes on codebooks, section 0).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["Belonging", "Population", "PopulationClass", "PopulationWords"]

PopulationClass = Literal[
    "civilians", "children", "women", "combatants", "security", "protesters", "aid workers", "journalists", "medics", "hostages",
    "officials", "residents", "equipment", "aircraft", "drones", "missiles", "vehicles", "vessels", "structures", "total",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Words that name one class, as folded stems: ``combattant`` takes every word that begins with it."""

    of: PopulationClass
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Adjectives and names that tell whose people or equipment are counted; `party` is written the same in every language."""

    party: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationWords:
    """The whole file; earlier entries win when two fit."""

    population: tuple[Population, ...]
    belonging: tuple[Belonging, ...]

    def faults(self) -> Iterator[str]:
        for name, entries in (("population", [p.stems for p in self.population]), ("belonging", [b.stems for b in self.belonging])):
            seen: set[str] = set()
            for n, stems in enumerate(entries):
                if not stems:
                    yield f"{name}[{n}].stems: empty"
                for stem in stems:
                    if stem in seen:
                        yield f"{name}[{n}].stems: {stem!r} stands twice"
                    seen.add(stem)
