"""Trains the two steps of the learned extractor with CRFsuite and writes them as plain lists and matrices."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from training.attribution.gold import gold_heads, labels_of
from training.attribution.learned.features import cue_features, is_candidate, role_features, window
from training.attribution.learned.model import LABELS
from training.attribution.learned.words import Page

__all__ = ["Example", "Recipe", "fit"]

SEED = 7

Example = tuple[Page, list[dict[str, Any]], str]
"""A text, its gold attributions, and the convention they follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train.

    c1, c2      L1 and L2 regularisation
    rounds      iterations of L-BFGS at most
    least       a feature must be seen so often
    repeat      convention -> how many times its examples count
    negatives   share of the candidates that are no cue to learn from
    """

    c1: float = 0.05
    c2: float = 0.05
    rounds: int = 80
    least: int = 2
    repeat: Mapping[str, int] = field(default_factory=dict)
    negatives: float = 1.0


def fit(examples: Iterable[Example], folder: Path, recipe: Recipe) -> None:
    """Trains a tagger and writes it to a folder that `read_tagger` reads."""
    cue, role = (pycrfsuite.Trainer(verbose=False) for _ in range(2))
    rng = random.Random(SEED)
    for example in examples:
        times = recipe.repeat.get(example[2], 1)
        heads = gold_heads(example[0], example[1])
        _learn_cues(cue, example, heads, times, recipe.negatives, rng)
        _learn_roles(role, example, heads, times)
    folder.mkdir(parents=True, exist_ok=True)
    options = {"c1": recipe.c1, "c2": recipe.c2, "max_iterations": recipe.rounds, "feature.minfreq": recipe.least}
    with tempfile.TemporaryDirectory() as temporary:
        for trainer, name in ((cue, "cue"), (role, "role")):
            trainer.set_params({**options, "feature.possible_transitions": True})
            trainer.train(f"{temporary}/{name}.crf")
        _write(Path(temporary), folder)


def _learn_cues(
    trainer: Any, example: Example, heads: dict[int, dict[int, str]], times: int, share: float, rng: random.Random
) -> None:
    page, _, convention = example
    for token in page.parse.tokens:
        if is_candidate(page, token.at) and (token.at in heads or rng.random() < share):
            row = cue_features(page, token.at, convention)
            for _ in range(times):
                trainer.append([row], ["1" if token.at in heads else "0"])


def _learn_roles(trainer: Any, example: Example, heads: dict[int, dict[int, str]], times: int) -> None:
    page, _, convention = example
    rivals = frozenset(heads)
    for head, roles in sorted(heads.items()):
        span = window(page, head)
        rows = role_features(page, head, span, rivals, convention)
        for _ in range(times):
            trainer.append(rows, labels_of(roles, span))


def _write(made: Path, folder: Path) -> None:
    cue, role = pycrfsuite.Tagger(), pycrfsuite.Tagger()
    cue.open(str(made / "cue.crf"))
    role.open(str(made / "role.crf"))
    weights: dict[str, float] = {}
    for (name, label), weight in cue.info().state_features.items():
        weights[name] = weights.get(name, 0.0) + (weight if label == "1" else -weight)
    rows: dict[str, list[float]] = {}
    info = role.info()
    for (name, label), weight in info.state_features.items():
        rows.setdefault(name, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    rows = {n: r for n, r in rows.items() if "\n" not in n and max(map(abs, r)) > 0.01}
    weights = {n: w for n, w in weights.items() if "\n" not in n and abs(w) > 0.01}
    steps = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for (a, b), weight in info.transitions.items():
        steps[LABELS.index(a), LABELS.index(b)] = weight
    for k, label in enumerate(LABELS):
        for j, before in enumerate(LABELS):
            if label.startswith("I-") and before[2:] != label[2:]:
                steps[j, k] = -1e4
    names = sorted(weights), sorted(rows)
    for step, listed in zip(("cue", "role"), names, strict=True):
        (folder / f"{step}.txt").write_text("".join(f"{n}\n" for n in listed), encoding="utf-8")
    np.savez_compressed(
        folder / "weights.npz",
        cue=np.array([weights[n] for n in names[0]], dtype=np.float16),
        role=np.array([rows[n] for n in names[1]], dtype=np.float16).reshape(-1, len(LABELS)),
        transitions=steps.astype(np.float16),
    )
