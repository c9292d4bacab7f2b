"""How well each layer reads: annotates every evaluation set and scores it, with 95 % intervals over documents.

    python bench/quality.py ../shared [SET ...]

Sets are named in `SETS`. The gold is used for scoring only: `annotate` drops every layer of its input. Predictions are left in
build/quality/, so that other scorers can read them. PolNeAR counts wishes and intentions as well, which our guidelines leave out:
its figures are a floor, not an aim of the default.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path

from dixit.evaluate.stage import score
from dixit.pipeline.annotate import annotate, find_lines

SETS = {
    "sample": ("samples/belgorod-2023-05-24.fr.gold.json", ("attributions", "figures", "timex", "residue")),
    "fr_claims": ("gold/fr_claims/dev.jsonl.gz", ("attributions", "figures")),
    "en_claims": ("gold/en_claims/dev.jsonl.gz", ("attributions", "figures")),
    "polnear": ("gold/attribution/polnear-dev.jsonl.gz", ("attributions",)),
    "meantime_en": ("gold/time/meantime_en.dev.jsonl", ("timex",)),
    "probe": ("gold/time/probe_fr_en.dev.jsonl", ("timex",)),
}
"""Name -> the gold file below the shared folder, and the layers that it judges."""

BUILD = Path("build/quality")


def main(shared: Path, names: list[str]) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in names or SETS:
        path, layers = SETS[name]
        gold = BUILD / f"{name}.gold.jsonl"
        gold.write_text("".join(f"{line}\n" for line in documents(shared / path)), encoding="utf-8")
        words, seconds = predict(gold, BUILD / f"{name}.jsonl")
        print(f"\n{name}: {words} words, {words / seconds:,.0f} a second on one core, loading included")
        for layer in layers:
            result = score(layer, gold, BUILD / f"{name}.jsonl", samples=500)
            for measure in result.measures:
                if measure.group == "all":
                    low, high = measure.low or 0.0, measure.high or 0.0
                    print(f"  {layer:13}{measure.name:34}F1 {100 * measure.f1:5.1f} [{100 * low:.1f}, {100 * high:.1f}]")


def documents(path: Path) -> list[str]:
    """The documents of a gold file, one a line."""
    if path.suffix == ".json":
        return [json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)]
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def predict(gold: Path, out: Path) -> tuple[int, float]:
    """Annotates a file; how many words it holds and how many seconds that took."""
    begun = time.perf_counter()
    words = 0
    with out.open("w", encoding="utf-8") as stream:
        for line in annotate(find_lines(gold)):
            if line.failure or line.text is None:
                print(f"  failed: {line.failure and line.failure.reason}", file=sys.stderr)
                continue
            stream.write(line.text + "\n")
            words += len(json.loads(line.text)["text"].split())
    return words, time.perf_counter() - begun


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
