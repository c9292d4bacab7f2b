"""Words per second and core of the parser, beside spaCy's stock way of running the same weights, in one run.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python bench/parser_speed.py --data ../shared

Stock: `nlp.pipe` of each pipeline with spaCy's default operations (BLIS). Ours: sentences from our splitter, OpenBLAS operations,
`Parse` records built. Both do syntax and entities of whole articles; time is this process's processor time, the best of the
repeats, so that other work on the machine disturbs less. Loading time and memory are printed too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from thinc.api import NumpyOps, set_current_ops

from dixit.assets import asset_folder, load_assets
from dixit.lang.check import load_table
from dixit.lang.pack import DATA
from dixit.lang.parser import SHIPPED, Parser, load_parser, widen_weights
from dixit.text.sentences import SentenceWords, find_sentences

TEXTS = {"fr": "gold/wikinews_fr/documents.jsonl.gz", "en": "gold/wikinews_en/documents.jsonl.gz"}


def main() -> None:
    """Print one block of figures per language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--language", choices=sorted(TEXTS))
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--pipelines", action="append", default=[], metavar="fr=PATH,PATH")
    given = parser.parse_args()
    named = dict(pair.split("=", 1) for pair in given.pipelines)
    for code, path in TEXTS.items():
        if given.language and code != given.language:
            continue
        folders = tuple(named[code].split(",")) if code in named else SHIPPED[code]
        with gzip.open(given.data / path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines][: given.articles]
        measure(code, texts, folders, given.repeats)


def measure(code: str, texts: list[str], folders: tuple[str, ...], repeats: int) -> None:
    """Time both ways in turn, so that a busy minute strikes both."""
    before_memory, before_time = resident_megabytes(), time.process_time()
    parser = load_parser(code, pipelines=folders)
    loaded, memory = time.process_time() - before_time, resident_megabytes() - before_memory
    words = load_table(DATA / code / "sentences.toml", SentenceWords)
    tokens = sum(len(parser.parse(text, find_sentences(text, words)).tokens) for text in texts)
    ours = min(timed(lambda: run_ours(parser, texts, words)) for _ in range(repeats))
    set_current_ops(NumpyOps(use_blis=True))
    stock_pipelines = load_plain(folders)
    stock = min(timed(lambda: run_stock(stock_pipelines, texts)) for _ in range(repeats))
    set_current_ops(NumpyOps(use_blis=False))
    openblas_pipelines = load_plain(folders)
    openblas = min(timed(lambda: run_stock(openblas_pipelines, texts)) for _ in range(repeats))
    print(f"{code}: {len(texts)} articles, {tokens} tokens; loaded in {loaded:.2f} s of processor time, {memory:.0f} MB")
    for name, seconds in (("stock (nlp.pipe, BLIS)", stock), ("nlp.pipe, OpenBLAS", openblas), ("ours, with records", ours)):
        print(f"  {name:24} {tokens / seconds:8,.0f} words/s per core   ratio {stock / seconds:.2f}")


def load_plain(names: tuple[str, ...]) -> list[spacy.Language]:
    """The same weights as spaCy alone would run them."""
    pipelines = [spacy.load(asset_folder(name) if name in load_assets() else name) for name in names]
    for nlp in pipelines:
        widen_weights(nlp)
    return pipelines


def run_ours(parser: Parser, texts: list[str], words: SentenceWords) -> None:
    for text in texts:
        parser.parse(text, find_sentences(text, words))


def run_stock(pipelines: list[spacy.Language], texts: list[str]) -> None:
    for nlp in pipelines:
        for _ in nlp.pipe(texts, batch_size=64):
            pass


def timed(work: Callable[[], None]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def resident_megabytes() -> float:
    """Memory of this process now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
