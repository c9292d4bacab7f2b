"""A recipe: which corpora make a model, how often each is seen, and with what seed.

`training/<model>/recipe.toml` holds it, so that a change of data is one line in a review.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from training.recipes.variants import Rates

TRAINING = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One corpus, and in how many passes it takes part.

    path         below the data folder (`../shared`)
    reader       `conllu`, `winer`, `typed` (treebank names typed by us), `iob` or `re3d`
    share        `train`, `choose` or `report`: which documents of a WiNER-like set; empty = all
    without      sentences whose id begins so are left out
    every, keep  with `every = 25`, `keep = "one"` takes each 25th sentence and `"rest"` the others
    annotations  below `training/`, for `typed`
    """

    path: str
    reader: str = "conllu"
    share: str = ""
    excluded: str = ""
    annotations: str = ""
    without: str = ""
    every: int = 0
    keep: str = ""
    passes: int = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What `recipe.toml` says.

    kind     `syntax` or `entities`
    passes   how many times the parts stand in the training file, each time but the first in new variants
    own_tokens  whether our tokeniser rules hold (`tokens.py`), or spaCy's as they are
    initial  another model whose embedding this one starts from, which must be trained before; empty = none
    choose   what the checkpoint is chosen on; report: what the card reports
    """

    name: str
    lang: str
    kind: str
    seed: int
    passes: int
    train: tuple[Part, ...]
    choose: tuple[Part, ...]
    report: tuple[Part, ...]
    rates: Rates = field(default_factory=Rates)
    own_tokens: bool = True
    initial: str = ""


def load_recipe(name: str) -> Recipe:
    """Read the recipe of the model called `name`; an unknown name answers with the known ones."""
    path = TRAINING / name / "recipe.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.parent.name for p in TRAINING.glob("*/recipe.toml")))
        raise SystemExit(f"no recipe for {name!r} under training/; known: {known}")
    with path.open("rb") as file:
        data = tomllib.load(file)
    parts = {key: tuple(Part(**part) for part in data.pop(key)) for key in ("train", "choose", "report")}
    rates = Rates(**data.pop("rates", {}))
    return Recipe(name=name, rates=rates, **parts, **data)
