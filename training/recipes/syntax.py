"""Write the training and the reporting set of a syntax model, as its recipe names them."""

from __future__ import annotations

import random
from pathlib import Path

import spacy

from training.recipes.documents import build_document, group_evenly, save_documents, vary_pass
from training.recipes.recipe import Recipe
from training.recipes.treebanks import Sentence, load_sentences
from training.recipes.variants import Rates


def convert_treebanks(recipe: Recipe, corpora: Path, out: Path) -> None:
    """Write `train.spacy` and `dev.spacy` under `out` from the treebanks below `corpora`."""
    vocab = spacy.blank(recipe.lang).vocab
    merge = recipe.lang == "fr"
    chance = random.Random(recipe.seed)
    documents = []
    for number in range(recipe.passes):
        # The first pass keeps the treebanks as they are; the others are variants.
        rates = Rates(**{name: 0.0 for name in Rates.__dataclass_fields__}) if number == 0 else Rates()
        for part in recipe.train:
            if number >= part.passes:
                continue
            sentences = list(load_sentences(corpora / part.path, merge_contractions=merge))
            documents += [
                build_document(group, vocab) for group in vary_pass(sentences, recipe.lang, rates, chance)
            ]
    chance.shuffle(documents)
    tokens = save_documents(documents, out / "train.spacy")
    print(f"{recipe.name}: {len(documents)} training documents, {tokens} tokens")
    held: list[Sentence] = []
    for part in recipe.dev:
        held += load_sentences(corpora / part.path, merge_contractions=merge)
    tokens = save_documents(
        (build_document(group, vocab) for group in group_evenly(held, 10)), out / "dev.spacy"
    )
    print(f"{recipe.name}: {tokens} tokens to choose the checkpoint on")
