"""A trained tagger: two linear models over named features, weighed by numpy and decoded by Viterbi's algorithm.

On disk a model is a folder: ``cue.txt`` and ``role.txt`` list the features, one a line, ``weights.npz`` holds the matrices of the
same order. Nothing in it can run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dixit.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LABELS", "Tagger", "read_tagger"]

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""Labels of a token as seen from a cue, in the order of the columns."""

MEND = "Install dixit again (pip install --force-reinstall dixit)"


@dataclass(frozen=True, slots=True)
class Tagger:
    """Weights of both steps.

    cues          feature -> row of `cue_weights`
    roles         feature -> row of `role_weights`, which has a column for each of `LABELS`
    transitions   from label (row) to label (column); ways into ``I-x`` from other than ``B-x`` and ``I-x`` are closed
    """

    cues: dict[str, int]
    cue_weights: NDArray[np.float32]
    roles: dict[str, int]
    role_weights: NDArray[np.float32]
    transitions: NDArray[np.float32]

    def cue_probability(self, features: Sequence[str]) -> float:
        """How likely a token heads a cue, between 0 and 1."""
        from math import exp

        rows = [row for name in features if (row := self.cues.get(name)) is not None]
        score = float(self.cue_weights[rows].sum()) if rows else 0.0
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))

    def label(self, features: Sequence[Sequence[str]]) -> list[str]:
        """The best sequence of labels for a window."""
        import numpy as np

        if not features:
            return []
        scores = np.zeros((len(features), len(LABELS)), dtype=np.float32)
        for n, names in enumerate(features):
            rows = [row for name in names if (row := self.roles.get(name)) is not None]
            if rows:
                scores[n] = self.role_weights[rows].sum(axis=0)
        return [LABELS[k] for k in _best_path(scores, self.transitions)]


def _best_path(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[int]:
    import numpy as np

    inside = [k for k, label in enumerate(LABELS) if label.startswith("I-")]
    best = scores[0].copy()
    best[inside] = -1e9
    back = np.zeros((len(scores), len(LABELS)), dtype=np.int64)
    for n in range(1, len(scores)):
        ways = best[:, None] + transitions
        back[n] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[n]
    at = int(best.argmax())
    path = [at]
    for n in range(len(scores) - 1, 0, -1):
        at = int(back[n, at])
        path.append(at)
    return path[::-1]


def read_tagger(folder: Path) -> Tagger:
    """Reads a trained tagger.

    Raises `ModelError` when a file is missing or the lists and matrices do not fit each other.
    """
    import numpy as np

    try:
        names = [(folder / f"{step}.txt").read_text(encoding="utf-8").split("\n")[:-1] for step in ("cue", "role")]
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            cue, role, transitions = (stored[k].astype(np.float32) for k in ("cue", "role", "transitions"))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model cannot be read ({error})", where=str(folder), mend=MEND) from None
    if (len(names[0]),) != cue.shape or (len(names[1]), len(LABELS)) != role.shape or transitions.shape != (len(LABELS),) * 2:
        raise ModelError("the lists of features do not fit the weights", where=str(folder), mend=MEND)
    return Tagger({n: k for k, n in enumerate(names[0])}, cue, {n: k for k, n in enumerate(names[1])}, role, transitions)
