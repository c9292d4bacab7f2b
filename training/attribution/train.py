"""Trains the English tagger: python -m training.attribution.train --data ../shared --build build [--documents 800]."""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dixit.extract.attribution.find import find_attributions
from dixit.lang.pack import load_pack
from dixit.lang.parser import load_parser
from dixit.text.sentences import find_sentences
from dixit.types.text import Document
from training.attribution.fit import Example, Recipe, fit
from training.attribution.learned.words import build_page

RECIPE = Recipe(rounds=50, least=3, negatives=0.5, repeat={"claims": 6})


def read_examples(path: Path, convention: str, limit: int | None = None) -> Iterator[Example]:
    """Gold texts in an order of chance that is always the same, parsed and read by the rules."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts: list[dict[str, Any]] = [json.loads(line) for line in lines]
    random.Random(1).shuffle(texts)
    pack, parser = load_pack("en"), load_parser("en")
    for gold in texts[:limit]:
        parse = parser.parse(gold["text"], find_sentences(gold["text"], pack.sentences))
        document = Document(id=gold["id"], text=gold["text"], language="en", digest="0" * 64, reader="plain/1")
        yield build_page(parse, pack, find_attributions(document, pack, parse)), gold["attributions"], convention


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=Path("../shared"))
    arguments.add_argument("--build", type=Path, default=Path("build"))
    arguments.add_argument("--documents", type=int, default=800, help="PolNeAR texts; the other 40 of 840 stay for choices")
    given = arguments.parse_args()
    gold = given.data / "gold"
    examples = [
        *read_examples(gold / "attribution" / "polnear-train.jsonl.gz", "polnear", given.documents),
        *read_examples(gold / "en_claims" / "train.jsonl.gz", "claims"),
    ]
    fit(examples, given.build / "attribution-en", RECIPE)


if __name__ == "__main__":
    main()
