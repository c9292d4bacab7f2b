"""The gold dossiers as records: claims, documents and identities as a perfect reader would hand them over."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dixit.types.claims import Claim
from dixit.types.identity import Identities
from dixit.types.text import Document, Span
from dixit.types.values import Interval, Quantity

__all__ = ["STATES", "load_gold"]

STATES = {
    "uncontested": "agreed",
    "corroborated": "agreed",
    "disputed": "contested",
    "denied": "denied",
    "single_origin": "single_source",
    "retracted": "superseded",
}
"""Our states -> those of the gold."""


def load_gold(folder: Path) -> tuple[dict[str, list[dict[str, object]]], tuple[Claim, ...], tuple[Document, ...], Identities]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    meta = [json.loads(line) for line in (folder / "reports" / "meta.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = tuple(_document(row, (folder / "reports" / row["file"]).read_text(encoding="utf-8")) for row in meta)
    texts = {d.id: d.text for d in documents}
    claims = tuple(_claim(row, texts[row["report"]]) for row in gold["claims"])
    first: dict[str, str] = {}
    order = {d.id: n for n, d in enumerate(documents)}
    for row in sorted(gold["claims"], key=lambda r: order[r["report"]]):
        first.setdefault(row["origin"], row["id"])
    identities = Identities(
        same_actor=tuple(sorted((a["id"], a["id"]) for a in gold["actors"])),
        same_origin=tuple(sorted((row["id"], first[row["origin"]]) for row in gold["claims"])),
        speaks_for=tuple(sorted((a["id"], a["of"]) for a in gold["actors"] if a.get("of"))),
    )
    return gold, claims, documents, identities


def _document(row: dict[str, str], text: str) -> Document:
    start = datetime.fromisoformat(row["published"]).astimezone(UTC)
    return Document(
        id=row["id"], text=text, digest="0" * 64, reader="gold/1", language=row["lang"], title=row["title"], outlet=row["outlet"],
        published=Interval(start=start, end=start + timedelta(minutes=1)),
    )  # fmt: skip


def _claim(row: dict[str, object], text: str) -> Claim:
    value = row["value"]
    if isinstance(value, dict) and "low" in value:
        value = Quantity(low=value["low"], high=value["high"], approximate=value["approximate"])
    elif isinstance(value, dict):
        value = value.get("actor") or value.get("text")
    start = text.index(str(row["evidence"]))
    first, _, last = str(row["said_at"]).partition("/")
    said = Interval(
        start=datetime.fromisoformat(first).replace(tzinfo=UTC),
        end=datetime.fromisoformat(last or first).replace(tzinfo=UTC) + timedelta(days=1),
    )
    return Claim(
        id=row["id"], document=row["report"], about=row["event"], attribute=row["attribute"], population=row["population"],
        value=value, polarity=row["polarity"], certainty=row["certainty"], act=row["act"], source=row["speaker"],
        via=tuple(row["via"]), role=row["role"], said_at=said,
        flags=tuple(flag for flag in ("partial", "increment", "verified") if row.get(flag)),
        evidence=(Span(document=row["report"], start=start, end=start + len(str(row["evidence"]))),), raw=row["evidence"],
    )  # fmt: skip
