"""Check the entity annotations against the treebanks they point into.

Every sentence id must exist and be annotated once, every offset must lie inside
the sentence, begin and end on a character that is not white space, and no two
entities of a sentence may overlap. Prints the counts for each label.

    python check.py [folder of the UD treebanks]

The folder defaults to ../shared/corpora/ud, seen from the repository root.
Standard library only.
"""

import collections
import gzip
import itertools
import json
import pathlib
import sys
from collections.abc import Iterator

HERE = pathlib.Path(__file__).resolve().parent
TREEBANKS = {
    "gsd-dev.jsonl": "UD_French-GSD/fr_gsd-ud-dev.conllu.gz",
    "sequoia-train.jsonl": "UD_French-Sequoia/fr_sequoia-ud-train.conllu.gz",
}
LABELS = {"PER", "LOC", "ORG", "DATE", "TIME", "EVENT", "PROD"}


def sentence_texts(path: pathlib.Path) -> dict[str, str]:
    """Return {sentence id: text} of a gzipped CoNLL-U file."""
    texts, sent_id = {}, None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id = "):
                sent_id = line[12:].rstrip("\n")
            elif line.startswith("# text = "):
                texts[sent_id] = line[9:].rstrip("\n")
    return texts


def span_faults(spans: list[tuple[int, int, str]], text: str, allowed: set[str]) -> Iterator[str]:
    """Yield a message for every span that cannot be right."""
    for start, end, label in spans:
        if label not in allowed:
            yield f"unknown label {label}"
        if not 0 <= start < end <= len(text):
            yield f"offsets {start}-{end} outside the sentence"
        elif text[start:end] != text[start:end].strip():
            yield f"white space at an edge of {start}-{end}"
    ordered = sorted(spans)
    for (_, end, _), (start, _, _) in itertools.pairwise(ordered):
        if start < end:
            yield f"overlap at {start}"


def check(file_name: str, texts: dict[str, str]) -> tuple[list[str], collections.Counter[str]]:
    """Check one annotation file; return (faults, counts)."""
    faults, counts, seen = [], collections.Counter(), set()
    with (HERE / file_name).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            sent_id = record["sent_id"]
            where = f"{file_name}:{number} {sent_id}: "
            if sent_id not in texts:
                faults.append(where + "no such sentence")
                continue
            if sent_id in seen:
                faults.append(where + "annotated twice")
            seen.add(sent_id)
            counts["sentences"] += 1
            counts["sentences with an entity"] += bool(record["entities"])
            for key, allowed in (("entities", LABELS), ("optional", {"EVENT"})):
                spans = record.get(key, [])
                for fault in span_faults(spans, texts[sent_id], allowed):
                    faults.append(where + fault)
                for span in spans:
                    counts[span[2] if key == "entities" else "optional " + span[2]] += 1
    return faults, counts


def main() -> int:
    beside = HERE.parents[2] / ".." / "shared" / "corpora" / "ud"
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    faults = []
    for file_name, treebank in TREEBANKS.items():
        found, counts = check(file_name, sentence_texts(root / treebank))
        faults += found
        print(file_name)
        for name, count in counts.most_common():
            print(f"  {name:26}{count:6}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print("faults:", len(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
