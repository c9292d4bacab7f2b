"""From a recipe to spaCy's binary files: read its corpora, vary them, write training and held sets."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from training.recipes.documents import (
    build_document,
    build_entity_document,
    group_evenly,
    save_documents,
    vary_pass,
)
from training.recipes.entities import load_iob, load_re3d, load_typed_names, load_winer
from training.recipes.names import collect_names
from training.recipes.recipe import TRAINING, Part, Recipe
from training.recipes.tokens import build_tokenizer
from training.recipes.treebanks import Sentence, load_sentences
from training.recipes.variants import NO_CHANGE

#: Sentences in one block of a held syntax set: the notes' measure, boundaries are found as well.
HELD_BLOCK = 10


def read_part(part: Part, recipe: Recipe, data: Path, tokenizer: Language) -> list[Sentence]:
    """The sentences of one part, in the order of its file."""
    path = data / part.path
    readers: dict[str, Callable[[], Iterator[Sentence]]] = {
        "conllu": lambda: load_sentences(path, merge_contractions=recipe.lang == "fr"),
        "winer": lambda: load_winer(path, data / part.excluded, part.share, tokenizer),
        "typed": lambda: load_typed_names(path, TRAINING / part.annotations),
        "iob": lambda: load_iob(path),
        "re3d": lambda: load_re3d(path, tokenizer),
    }
    if part.reader not in readers:
        raise SystemExit(f"{recipe.name}: unknown reader {part.reader!r}; known: {', '.join(readers)}")
    sentences = [s for s in readers[part.reader]() if not part.without or not s.sent_id.startswith(part.without)]
    if not part.every:
        return sentences
    wanted = part.keep == "one"
    return [s for n, s in enumerate(sentences) if (n % part.every == 0) == wanted]


def convert_corpora(recipe: Recipe, data: Path, out: Path) -> None:
    """Write `train.spacy`, `choose.spacy` and `report-<n>.spacy` under `out`."""
    tokenizer = build_tokenizer(recipe.lang, own_tokens=recipe.own_tokens)
    build = build_document if recipe.kind == "syntax" else build_entity_document
    read = [(part, read_part(part, recipe, data, tokenizer)) for part in recipe.train]
    pool = collect_names(s for _, sentences in read for s in sentences) if recipe.rates.swap_names else None
    chance = random.Random(recipe.seed)
    documents: list[Doc] = []
    for number in range(recipe.passes):
        rates = NO_CHANGE if number == 0 else recipe.rates
        for part, sentences in read:
            if number < part.passes:
                groups = vary_pass(sentences, recipe.lang, rates, chance, pool)
                documents += [build(group, tokenizer.vocab) for group in groups]
    chance.shuffle(documents)
    tokens = save_documents(documents, out / "train.spacy")
    print(f"{recipe.name}: {len(documents)} training documents, {tokens} tokens")
    block = HELD_BLOCK if recipe.kind == "syntax" else 1
    held = {"choose": recipe.choose, **{f"report-{n}": (part,) for n, part in enumerate(recipe.report)}}
    for name, parts in held.items():
        sentences = [s for part in parts for s in read_part(part, recipe, data, tokenizer)]
        groups = group_evenly(sentences, block)
        tokens = save_documents((build(group, tokenizer.vocab) for group in groups), out / f"{name}.spacy")
        print(f"{recipe.name}: {name} holds {tokens} tokens")
