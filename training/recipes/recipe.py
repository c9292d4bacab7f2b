"""A recipe: which corpora make a model, how often each is seen, and with what seed.

`training/<model>/recipe.toml` holds it, so that a change of data is one line in a review.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One corpus file below the corpora folder, and in how many passes it takes part."""

    path: str
    passes: int = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What `recipe.toml` says; `kind` is `syntax` or `entities`."""

    name: str
    lang: str
    kind: str
    seed: int
    passes: int
    train: tuple[Part, ...]
    dev: tuple[Part, ...]


def load_recipe(name: str) -> Recipe:
    """Read the recipe of the model called `name`; an unknown name answers with the known ones."""
    path = TRAINING / name / "recipe.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.parent.name for p in TRAINING.glob("*/recipe.toml")))
        raise SystemExit(f"no recipe for {name!r} under training/; known: {known}")
    with path.open("rb") as file:
        data = tomllib.load(file)
    return Recipe(
        name=name,
        lang=data["lang"],
        kind=data["kind"],
        seed=data["seed"],
        passes=data["passes"],
        train=tuple(Part(**part) for part in data["train"]),
        dev=tuple(Part(**part) for part in data["dev"]),
    )
