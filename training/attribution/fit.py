"""Trains the two steps of the learned extractor with CRFsuite and writes them as plain lists and matrices."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from dixit.extract.learned.features import cue_features, is_candidate, role_features, window
from dixit.extract.learned.model import LABELS
from dixit.extract.learned.words import Page
from training.attribution.gold import gold_heads, labels_of

__all__ = ["Example", "fit"]

Example = tuple[Page, list[dict[str, Any]], str]
"""A text, its gold attributions, and the convention they follow."""


def fit(examples: Iterable[Example], folder: Path, *, c1: float = 0.05, c2: float = 0.05, rounds: int = 80, least: int = 2,
        repeat: dict[str, int] | None = None, negatives: float = 1.0, transitions: bool = True, verbose: bool = False) -> None:  # fmt: skip
    """Trains and writes a tagger.

    c1, c2      L1 and L2 regularisation
    rounds      iterations of L-BFGS at most
    least       a feature must be seen so often
    repeat      convention -> how many times its examples count
    negatives   share of the candidates that are no cue to learn from
    transitions whether the second step knows which label comes after which; without, it labels every word by itself
    """
    cue, role = (pycrfsuite.Trainer(verbose=verbose) for _ in range(2))
    rng = random.Random(7)
    for page, attributions, convention in examples:
        gold = gold_heads(page, attributions)
        times = (repeat or {}).get(convention, 1)
        for token in page.parse.tokens:
            if is_candidate(page, token.at) and (token.at in gold or rng.random() < negatives):
                row = cue_features(page, token.at, convention)
                for _ in range(times):
                    cue.append([row], ["1" if token.at in gold else "0"])
        rivals = frozenset(gold)
        for head, roles in sorted(gold.items()):
            span = window(page, head)
            rows, labels = role_features(page, head, span, rivals, convention), labels_of(roles, span)
            for _ in range(times):
                if transitions:
                    role.append(rows, labels)
                else:
                    for r, label in zip(rows, labels, strict=True):
                        role.append([r], [label])
    folder.mkdir(parents=True, exist_ok=True)
    options = {"c1": c1, "c2": c2, "max_iterations": rounds, "feature.minfreq": least, "feature.possible_transitions": transitions}
    with tempfile.TemporaryDirectory() as temporary:
        for trainer, name in ((cue, "cue"), (role, "role")):
            trainer.set_params(options)
            trainer.train(f"{temporary}/{name}.crf")
        _write(Path(temporary), folder)


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
