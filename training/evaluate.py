"""Measure the models as the program uses them: `python -m training.evaluate --data ../shared`.

Prints one table: what was measured, on what, the figure with its 95 % interval (bootstrap over blocks of ten sentences or over
documents), and the aim. Other checkpoints than the shipped ones: `--pipelines fr=build/models/fr-syn/model-best,...`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dixit.lang.check import load_table
from dixit.lang.pack import DATA
from dixit.lang.parser import Parser, load_parser
from dixit.text.sentences import SentenceWords
from training.recipes.corpora import HELD_BLOCK, read_part
from training.recipes.documents import group_evenly
from training.recipes.measure import measure_boundaries, measure_entities, measure_syntax, score
from training.recipes.recipe import load_recipe
from training.recipes.tokens import build_tokenizer
from training.recipes.treebanks import Sentence

AIMS = {"fr-syn": 86, "en-syn": 84, "fr-ner": 83, "en-ner": 84, "boundaries": 98}


def main(arguments: list[str] | None = None) -> None:
    """Print the table for the languages asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--language", choices=("fr", "en"), action="append")
    parser.add_argument("--pipelines", action="append", default=[], metavar="fr=PATH,PATH")
    given = parser.parse_args(arguments)
    named = dict(pair.split("=", 1) for pair in given.pipelines)
    for code in given.language or ("fr", "en"):
        pipelines = tuple(named[code].split(",")) if code in named else ()
        print_language(code, given.data, load_parser(code, pipelines=pipelines))


def print_language(code: str, data: Path, parser: Parser) -> None:
    """All rows of one language."""
    words = load_table(DATA / code / "sentences.toml", SentenceWords)
    print_syntax(code, data, parser, words)
    print_entities(code, data, parser, words)
    if code == "fr":
        print_boundaries(data, words)


def print_syntax(code: str, data: Path, parser: Parser, words: SentenceWords) -> None:
    """LAS and its companions on each treebank that the recipe reports."""
    recipe = load_recipe(f"{code}-syn")
    tokenizer = build_tokenizer(code)
    for part in recipe.report:
        blocks = list(group_evenly(read_part(part, recipe, data, tokenizer), HELD_BLOCK))
        name = Path(part.path).name.removesuffix(".conllu.gz")
        for how, splitter in (("gold boundaries", None), ("own boundaries, ten sentences joined", words)):
            counts = measure_syntax(blocks, parser, splitter)
            print(f"\n{name}, {how} (aim {AIMS[recipe.name]})")
            for title, layer in (
                ("LAS", counts.labelled),
                ("UAS", counts.attached),
                ("LAS with punctuation", counts.labelled_with_punctuation),
                ("part of speech", counts.tags),
                ("features", counts.features),
                ("lemmas", counts.lemmas),
            ):
                print(f"  {title:22} {score(layer)}")


def print_entities(code: str, data: Path, parser: Parser, words: SentenceWords) -> None:
    """F1 on each entity set that the recipe reports, whole and by label."""
    recipe = load_recipe(f"{code}-ner")
    tokenizer = build_tokenizer(code)
    for part in recipe.report:
        sentences = read_part(part, recipe, data, tokenizer)
        counts = measure_entities(_documents(sentences), parser, words)
        print(f"\nentities, {part.path} {part.share} (aim {AIMS[recipe.name]})")
        for label in ["all", *sorted(counts.keys() - {"all"})]:
            print(f"  {label:22} {score(counts[label])}  ({sum(c.gold for c in counts[label])} gold)")


def _documents(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Paragraphs of one document together; sets that name no documents in single sentences."""
    if sentences and sentences[0].sent_id:
        for _, group in groupby(sentences, key=lambda s: s.sent_id):
            yield list(group)
    else:
        yield from ([s] for s in sentences)


def print_boundaries(data: Path, words: SentenceWords) -> None:
    """Ends of sentences in French blocks; of Sequoia the parts that are running text."""
    folder = data / "corpora/ud"
    recipe = load_recipe("fr-syn")
    tokenizer = build_tokenizer("fr")
    for part in recipe.train[:2]:
        sentences = read_part(part, recipe, data, tokenizer)
        groups = {"": sentences}
        if "Sequoia" in part.path:
            groups = {
                "annodis (regional news)": [s for s in sentences if s.sent_id.startswith("annodis")],
                "Europarl": [s for s in sentences if s.sent_id.startswith("Europar")],
            }
        for name, group in groups.items():
            counts = measure_boundaries(group_evenly(group, HELD_BLOCK), words)
            finished = [s for s in group if s.tokens and s.tokens[-1].form[-1] in '.!?…»")”']
            clean = measure_boundaries(group_evenly(finished, HELD_BLOCK), words)
            title = f"{(folder / part.path).name.removesuffix('.conllu.gz')} {name}"
            print(f"\nsentence boundaries, {title} (aim {AIMS['boundaries']})")
            print(f"  {'all sentences':22} {score(counts)}")
            print(f"  {'with a final mark':22} {score(clean)}")


if __name__ == "__main__":
    main()
