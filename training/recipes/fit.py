"""Fit a model by its config: spaCy's own training loop on OpenBLAS operations.

The numbers of a run depend on the matrix library as well as on the seed: see the cards.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from training.recipes.tokens import improve_tokenizer


def fit_model(
    config_path: Path,
    data: Path,
    out: Path,
    *,
    initial: Path | None = None,
    own_tokens: bool = True,
    overrides: dict[str, object] | None = None,
) -> None:
    """Train on `data/train.spacy`, keep the checkpoint best on `data/choose.spacy` as `out/model-best`.

    With `initial`, a trained model of the same embedding, learning starts from its embedding: an entity
    model that begins with what the syntax model knows of words needs less entity gold.
    """
    set_current_ops(NumpyOps(use_blis=False))
    config = load_config(
        config_path,
        overrides={
            "paths.train": str(data / "train.spacy"),
            "paths.dev": str(data / "choose.spacy"),
            **(overrides or {}),
        },
        interpolate=False,
    )
    nlp = init_nlp(config, use_gpu=-1)
    if own_tokens:
        improve_tokenizer(nlp)
    if initial is not None:
        taught = spacy.load(initial).get_pipe("tok2vec").model
        nlp.get_pipe("tok2vec").model.from_bytes(taught.to_bytes())
    out.mkdir(parents=True, exist_ok=True)
    train(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
