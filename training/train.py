"""Train one model by its recipe: `python -m training.train fr-syn --data ../shared`.

Writes `build/corpora/<model>/` (spaCy files made from the data folder) and `build/models/<model>/model-best`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.recipes.corpora import convert_corpora
from training.recipes.fit import fit_model
from training.recipes.recipe import TRAINING, load_recipe


def main(arguments: list[str] | None = None) -> None:
    """Convert the corpora, then fit; `--set training.max_steps=200` overrides a value of the config."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("model", help="a folder of training/ that holds a recipe.toml")
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="holds corpora/ and gold/")
    parser.add_argument("--build", type=Path, default=Path("build"), help="where everything is written")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="overrides the config")
    given = parser.parse_args(arguments)
    recipe = load_recipe(given.model)
    corpora, models = given.build / "corpora" / recipe.name, given.build / "models"
    convert_corpora(recipe, given.data, corpora)
    initial = models / recipe.initial / "model-best" if recipe.initial else None
    if initial is not None and not initial.is_dir():
        raise SystemExit(f"{initial}: {recipe.name} starts from {recipe.initial}; train that first")
    overrides = dict(pair.split("=", 1) for pair in given.set)
    fit_model(
        TRAINING / recipe.name / "config.cfg",
        corpora,
        models / recipe.name,
        initial=initial,
        own_tokens=recipe.own_tokens,
        overrides={key: _read_value(value) for key, value in overrides.items()},
    )


def _read_value(value: str) -> object:
    """Numbers, lists and null as JSON has them, anything else as text."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


if __name__ == "__main__":
    main()
