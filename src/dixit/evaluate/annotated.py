"""Files of annotated documents, as `dixit annotate` writes them and as gold comes: one JSON object a line, plain or gzipped.

A file that holds a single JSON object is taken as one document. Offsets are half-open code points of the gold text.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dixit.errors import NotFoundError, RecordError, UsageError

__all__ = ["Annotated", "load_annotated", "spans_of"]

Row = Mapping[str, Any]
"""One annotation as read: its fields depend on the layer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One document: its text (None when a prediction leaves it out) and the rows of the layer asked for."""

    id: str
    text: str | None
    rows: tuple[Row, ...]


def load_annotated(path: Path, layer: str) -> dict[str, Annotated]:
    """The documents of a file by id, in the order of the file.

    Raises NotFoundError for a missing file, RecordError for a line that is no document, or an id that comes twice.
    """
    documents: dict[str, Annotated] = {}
    for where, line in _objects(path):
        if not isinstance(line, dict) or not isinstance(line.get("id"), str | int):
            raise RecordError("no document", where=where, allowed='an object with "id" and the layer')
        name = str(line["id"])
        rows, text = line.get(layer) or [], line.get("text")
        if name in documents:
            raise RecordError(f"document {name!r} a second time", where=where)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise RecordError(f"{layer} is no list of objects", where=where)
        documents[name] = Annotated(id=name, text=text if isinstance(text, str) else None, rows=tuple(rows))
    return documents


def spans_of(pairs: object, text: str, where: str) -> tuple[tuple[int, int], ...]:
    """Pairs of offsets, checked against the text. Raises RecordError when one lies outside or is empty."""
    spans = []
    for span in pairs if isinstance(pairs, Iterable) else ():
        fits = isinstance(span, list | tuple) and len(span) == 2 and all(type(offset) is int for offset in span)
        if not fits or not 0 <= span[0] < span[1] <= len(text):
            raise RecordError(f"span {span}", where=where, allowed=f"[start, end] with 0 <= start < end <= {len(text)}")
        spans.append((span[0], span[1]))
    return tuple(spans)


def _objects(path: Path) -> Iterable[tuple[str, object]]:
    """Every JSON object of the file, with its place."""
    try:
        received = path.read_bytes()
        text = (gzip.decompress(received) if received[:2] == b"\x1f\x8b" else received).decode("utf-8-sig")
    except FileNotFoundError as fault:
        raise NotFoundError("no such file", where=str(path)) from fault
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as fault:
        raise UsageError(
            f"the file cannot be read ({fault})", where=str(path), allowed="UTF-8 JSON lines, plain or gzipped"
        ) from fault
    try:
        return [(str(path), json.loads(text))]
    except ValueError:
        pass
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append((f"{path}:{number}", json.loads(line)))
            except ValueError as fault:
                raise RecordError(f"no JSON ({fault})", where=f"{path}:{number}") from fault
    return found
