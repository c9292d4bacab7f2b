"""The stage that scores: an annotated file against gold, one layer at a time.

load both files -> pair the records of each document -> count -> add up -> (optional) bootstrap over documents
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from dixit.errors import RecordError, UsageError
from dixit.evaluate.annotated import Annotated, load_annotated, spans_of
from dixit.evaluate.items import ASKED, Item, measure_items
from dixit.evaluate.measures import Measure, Score
from dixit.evaluate.spans import ROLES, Said, measure_attributions, said_in

__all__ = ["LAYERS", "score"]

Pairs = list[tuple[Annotated, Annotated]]


def score(layer: str, gold: Path, predicted: Path, *, samples: int = 0) -> Score:
    """How good the predictions are, measured on every document of the gold file.

    layer      one of `LAYERS`
    gold, predicted  files as `dixit annotate` writes them; a document that the prediction lacks counts as empty
    samples    > 0 gives each F1 its 95 % interval from that many draws of documents

    Raises UsageError for an unknown layer, and when the prediction holds a document that gold lacks or another text under the
    same id; RecordError and NotFoundError for files that cannot be used.
    """
    if layer not in LAYERS:
        raise UsageError(f"layer {layer!r}", allowed=", ".join(sorted(LAYERS)))
    asked, answered = load_annotated(gold, layer), load_annotated(predicted, layer)
    for name, document in answered.items():
        if name not in asked:
            raise UsageError(f"document {name!r} is not in the gold file", where=str(predicted))
        if document.text not in (None, asked[name].text):
            raise UsageError(f"document {name!r} has another text than in the gold file", where=str(predicted))
    empty = Annotated(id="", text=None, rows=())
    pairs = [(document, answered.get(name, empty)) for name, document in asked.items()]
    missing = tuple(name for name in asked if name not in answered)
    return Score(layer=layer, documents=len(pairs), measures=LAYERS[layer](layer, pairs, samples), missing=missing)


def _score_attributions(_: str, pairs: Pairs, samples: int) -> tuple[Measure, ...]:
    return measure_attributions([(_said(gold, gold.text), _said(pred, gold.text)) for gold, pred in pairs], samples=samples)


def _score_items(layer: str, pairs: Pairs, samples: int) -> tuple[Measure, ...]:
    return measure_items(layer, [(_items(layer, gold), _items(layer, pred)) for gold, pred in pairs], samples=samples)


def _said(document: Annotated, text: str | None) -> tuple[Said, ...]:
    if text is None:
        raise RecordError("a gold document without text", where=f"document {document.id}")
    rows = []
    for row in document.rows:
        where = f"document {document.id}, attribution {row.get('id')}"
        spans = {role: spans_of(row.get(role), text, f"{where}, {role}") for role in ROLES}
        rows.append((spans, {field: row.get(field) for field in ("type", "act", "certainty")}))
    return said_in(text, rows)


def _items(layer: str, document: Annotated) -> tuple[Item, ...]:
    fields = tuple(dict.fromkeys(field for names in ASKED[layer].values() for field in names))
    items = []
    for row in document.rows:
        span = row.get("span") or [row.get("start"), row.get("end")]
        if len(span) != 2 or not all(type(offset) is int for offset in span):
            raise RecordError(
                f"span {span}", where=f"document {document.id}, {layer}", allowed='"span": [start, end], or "start" and "end"'
            )
        values = {field: None if row.get(field) is None else str(row[field]).strip().upper() for field in fields}
        items.append(Item(start=span[0], end=span[1], values=values))
    return tuple(items)


LAYERS: Mapping[str, Callable[[str, Pairs, int], tuple[Measure, ...]]] = {
    "attributions": _score_attributions,
    "figures": _score_items,
    "timex": _score_items,
    "residue": _score_items,
}
"""Layer -> what measures it."""
