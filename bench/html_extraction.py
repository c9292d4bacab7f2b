"""Reads pages of an HTML gold set and writes what that set's scorer takes: text, date and authors of each page.

    python bench/html_extraction.py GOLD_FOLDER OUT.jsonl [--every N] [--times]

GOLD_FOLDER holds ``gold.jsonl.gz`` and the pages it names. ``--every N`` takes each N-th page of the list, a sample that keeps the
set's proportions; the gold rows of that sample are written beside OUT (``OUT.gold/gold.jsonl.gz``) so that pages left out do not
count as missed. Score with ``score.py --gold OUT.gold OUT.jsonl``. The headline that our reader puts before the article is taken
off again here, because the set's bodies do not hold it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from dixit.errors import SourceError
from dixit.readers.html import read_html


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--every", type=int, default=1)
    chosen = arguments.parse_args()
    with gzip.open(chosen.gold / "gold.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream][:: chosen.every]
    seconds = []
    with chosen.out.open("w", encoding="utf-8") as out:
        for row in rows:
            data = gzip.decompress((chosen.gold / row["file"]).read_bytes())
            start = time.process_time()
            out.write(json.dumps(predicted(row["id"], data), ensure_ascii=False) + "\n")
            seconds.append(time.process_time() - start)
    beside = chosen.out.with_suffix(".gold")
    beside.mkdir(exist_ok=True)
    with gzip.open(beside / "gold.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)
    seconds.sort()
    print(
        f"{len(rows)} pages, {len(rows) / sum(seconds):.1f} a CPU second, median {seconds[len(seconds) // 2]:.3f} s, "
        f"slowest {seconds[-1]:.2f} s",
        file=sys.stderr,
    )


def predicted(identity: str, data: bytes) -> dict[str, object]:
    """One line for the scorer; a page that could not be read is an empty text."""
    try:
        reading = read_html(data, where=identity)
    except SourceError as error:
        print(error, file=sys.stderr)
        return {"id": identity, "text": "", "date": None, "authors": None}
    body = reading.text.removeprefix(f"{reading.title}\n\n") if reading.title else reading.text
    day = reading.published.start.date().isoformat() if reading.published else None
    return {"id": identity, "text": body, "date": day, "authors": list(reading.byline), "title": reading.title}


if __name__ == "__main__":
    main()
