"""Act, certainty, speaker and source kind where the gold spans are given: accuracy, with the majority class beside it.

python bench/given_spans.py ../shared/gold/fr_claims/dev.jsonl.gz [--errors]
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from dixit.extract.factuality import judge_factualities
from dixit.extract.speakers import find_speakers
from dixit.lang.pack import load_pack
from dixit.types.claims import Attribution
from dixit.types.text import Document, Span

ARTICLES = ("le ", "la ", "les ", "l'", "the ", "un ", "une ", "des ", "a ", "an ")


def name_key(name: str | None) -> str | None:
    """Folded name: no accents, case, article, bracketed abbreviation or punctuation."""
    if name is None:
        return None
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold().replace("’", "'")) if not unicodedata.combining(c))
    plain = plain.split("(")[0]
    for article in ARTICLES:
        plain = plain.removeprefix(article)
    return "".join(c for c in plain if c.isalnum())


def gold_attribution(document: str, raw: dict[str, Any]) -> Attribution:
    def spans(role: str) -> tuple[Span, ...]:
        return tuple(Span(document=document, start=start, end=end) for start, end in raw[role])

    return Attribution(id=raw["id"], type=raw["type"], source=spans("source"), cue=spans("cue"), content=spans("content"))


def main(path: str, *, errors: bool) -> None:
    right: Counter[str] = Counter()
    gold: dict[str, Counter[Any]] = {what: Counter() for what in ("act", "certainty", "speaker", "source_kind")}
    for line in gzip.decompress(Path(path).read_bytes()).decode("utf-8").splitlines():
        raw = json.loads(line)
        pack = load_pack(raw["lang"])
        document = Document(id=raw["id"], text=raw["text"], digest="", reader="gold", language=raw["lang"])
        found = tuple(gold_attribution(document.id, item) for item in raw["attributions"])
        found = judge_factualities(found, document, pack)
        found, actors = find_speakers(document, found, pack)
        by_id = {actor.id: actor for actor in actors}
        for want, got in zip(raw["attributions"], found, strict=True):
            actor = by_id.get(got.speaker) if got.speaker else None
            said = {
                "act": got.act,
                "certainty": got.certainty,
                "speaker": name_key(actor.name) if actor else None,
                "source_kind": actor.kind if actor else ("unnamed" if got.source else "unknown"),
            }
            meant = {**{k: want[k] for k in ("act", "certainty", "source_kind")}, "speaker": name_key(want["speaker"])}
            for what, value in meant.items():
                gold[what][value] += 1
                right[what] += said[what] == value
                if errors and said[what] != value:
                    words = [" ".join(document.words_of(s) for s in role)[:80] for role in (got.source, got.cue, got.content)]
                    name = actor.name if actor else None
                    print(f"{what}: {value} <- {said[what]} | {' | '.join(words)} | {want['speaker']} <- {name}")
    for what, counts in gold.items():
        total = counts.total()
        print(f"{what}: {100 * right[what] / total:.1f} % of {total} (majority class {100 * max(counts.values()) / total:.1f} %)")


if __name__ == "__main__":
    main(sys.argv[1], errors="--errors" in sys.argv)
