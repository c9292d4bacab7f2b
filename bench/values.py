"""Figures, times and evidence measured on annotated files, one layer at a time, with 95 % intervals from draws of documents.

usage: python bench/values.py GOLD.jsonl [GOLD ...] [--layer figures|timex|evidence] [--samples N]

Gold attributions are used for the attribution of figures, so that each layer is measured by itself. Evidence is matched by
exact span.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dixit.evaluate.stage import score
from dixit.extract.evidence import find_evidence
from dixit.extract.quantities import find_quantities
from dixit.extract.times import find_times
from dixit.lang.pack import load_pack
from dixit.text.sentences import find_sentences
from dixit.types.claims import Attribution
from dixit.types.text import Document, Span
from dixit.types.values import Interval


def rows_of(path: Path) -> list[dict]:
    """The documents of a .json, .jsonl or .jsonl.gz file."""
    stored = path.read_bytes()
    text = (gzip.decompress(stored) if path.suffix == ".gz" else stored).decode("utf-8")
    return [json.loads(text)] if path.suffix == ".json" else [json.loads(line) for line in text.splitlines() if line.strip()]


def published(stated: str | None) -> Interval | None:
    """A date or a bare year as the interval it is."""
    if not stated:
        return None
    if len(stated) == 4:
        return Interval(start=datetime(int(stated), 1, 1, tzinfo=UTC), end=datetime(int(stated) + 1, 1, 1, tzinfo=UTC))
    start = datetime.fromisoformat(stated[:10]).replace(tzinfo=UTC)
    return Interval(start=start, end=start + timedelta(days=1))


def annotated(row: dict) -> dict:
    """The same document with our layers."""
    pack = load_pack(row["lang"])
    document = Document(
        id=row["id"], text=row["text"], digest="", reader="bench/1", language=row["lang"], published=published(row.get("dct"))
    )
    attributions = tuple(
        Attribution(
            id=gold["id"],
            type=gold["type"],
            source=(),
            cue=(),
            content=tuple(Span(document=row["id"], start=start, end=end) for start, end in gold["content"]),
        )
        for gold in row.get("attributions", ())
    )
    sentences = tuple((sentence.start, sentence.end) for sentence in find_sentences(row["text"], pack.sentences))
    figures = find_quantities(document, pack.quantities, pack.numbers, attributions, sentences)
    times = find_times(document, pack.times, pack.numbers, sentences=sentences, attributions=attributions)
    evidence = find_evidence(document, pack.evidence, attributions, sentences)
    return {
        "id": row["id"],
        "lang": row["lang"],
        "text": row["text"],
        "figures": [
            {
                "id": figure.id,
                "span": [figure.span.start, figure.span.end],
                "category": figure.category,
                "population": figure.quantity.of,
                "low": figure.quantity.low,
                "high": figure.quantity.high,
                "approximate": figure.quantity.approximate,
                "attribution": figure.attribution,
            }
            for figure in figures
        ],
        "timex": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times],
        "evidence": [{"span": [e.span.start, e.span.end], "medium": e.medium, "verification": e.verification} for e in evidence],
    }


def report(path: Path, layers: list[str], samples: int) -> None:
    rows = rows_of(path)
    answers = [annotated(row) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        predicted.write_text("".join(json.dumps(row) + "\n" for row in answers), encoding="utf-8")
        for layer in layers:
            if layer not in rows[0]:
                continue
            print(f"{path.name} {layer}")
            if layer == "evidence":
                pairs = list(zip(rows, answers, strict=True))
                wanted = {(row["id"], *item["span"], item["verification"]) for row, _ in pairs for item in row[layer]}
                found = {(answer["id"], *item["span"], item["verification"]) for _, answer in pairs for item in answer[layer]}
                print(f"  span and verification: {len(wanted & found)} of {len(wanted)}, {len(found - wanted)} more")
                continue
            for line in score(layer, gold, predicted, samples=samples).measures:
                interval = "" if line.low is None else f" [{100 * line.low:.1f}, {100 * line.high:.1f}]"
                print(
                    f"  {line.name:32s} P {100 * line.precision:5.1f} R {100 * line.recall:5.1f} F1 {100 * line.f1:5.1f}{interval}"
                )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--layer", choices=("figures", "timex", "evidence"), action="append")
    parser.add_argument("--samples", type=int, default=1000)
    arguments = parser.parse_args()
    for file in arguments.gold:
        report(file, arguments.layer or ["figures", "timex", "evidence"], arguments.samples)
