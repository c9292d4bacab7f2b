"""Turn gold sentences into the spaCy documents that training and evaluation read.

A training set is written as several *passes* over the treebanks. Each pass shuffles nothing inside
a treebank (neighbouring sentences of one text stay neighbours) but draws new variants and new group
sizes, so that the parser sees lone headlines as well as paragraphs of many sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.recipes.names import NamePool, swap_names
from training.recipes.treebanks import Sentence
from training.recipes.variants import Rates, vary

#: Most sentences in one training document; the notes' blocks have ten.
LARGEST_GROUP = 8


def build_document(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """Join sentences by single blanks into one document with all gold layers but entities."""
    columns: dict[str, list[str]] = {key: [] for key in ("words", "lemmas", "pos", "tags", "morphs", "deps")}
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(heads)
        last = len(sentence.tokens) - 1
        for index, token in enumerate(sentence.tokens):
            columns["words"].append(token.form)
            columns["lemmas"].append(token.lemma)
            columns["pos"].append(token.pos)
            columns["tags"].append(token.tag or token.pos)
            columns["morphs"].append(token.morph)
            columns["deps"].append(token.dep)
            spaces.append(token.space_after or index == last)
            heads.append(offset + token.head)
            starts.append(index == 0)
    return Doc(vocab, spaces=spaces, heads=heads, sent_starts=None, **columns)  # type: ignore[arg-type]


def build_entity_document(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """Join sentences as `build_document` does, with entities as the only gold layer."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    ends = {sum(len(s.tokens) for s in sentences[: n + 1]) - 1 for n in range(len(sentences))}
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space_after or index in ends for index, token in enumerate(tokens)],
        ents=[token.entity or "O" for token in tokens],
    )


def group_evenly(sentences: Sequence[Sentence], size: int) -> Iterator[Sequence[Sentence]]:
    """Blocks of `size` sentences in order, the last one shorter: the evaluation's measure."""
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def vary_pass(
    sentences: Sequence[Sentence], lang: str, rates: Rates, chance: random.Random, pool: NamePool | None = None
) -> Iterator[list[Sentence]]:
    """Cut one pass over `sentences` into groups of random size, each sentence in a new variant.

    `pool` holds the names to swap in, at the rate that `rates` gives; syntax models need none.
    """
    position = 0
    while position < len(sentences):
        # Half of the groups are lone sentences: the program parses what its own splitter gives.
        size = 1 if chance.random() < 0.5 else chance.randint(2, LARGEST_GROUP)
        group = sentences[position : position + size]
        if pool is not None and rates.swap_names:
            group = [swap_names(s, pool, rates.swap_names, chance) for s in group]
        yield [vary(s, lang, rates, chance) for s in group]
        position += size


def save_documents(documents: Iterable[Doc], path: Path) -> int:
    """Write a DocBin and tell how many tokens it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = DocBin(store_user_data=False)
    tokens = 0
    for document in documents:
        store.add(document)
        tokens += len(document)
    store.to_disk(path)
    return tokens
