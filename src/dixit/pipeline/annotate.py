"""The contract of `dixit annotate`: a line in, the same line out with all layers, line by line.

A line is one JSON object ``{"id", "text", "lang"?, "dct"?}``. Keys that are no layer are kept as they came and in their order;
layers that stand in the input are dropped unread and written anew. A line that cannot be used does not stop the rest: it comes out
with its reason under ``failure`` and no layers where it was an object, and is listed in any case.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dixit.errors import DixitError
from dixit.pipeline.corpus import extract_all
from dixit.pipeline.layers import LAYERS, layers_of
from dixit.readers.jsonl import load_object, sources_of_lines, sources_of_records
from dixit.readers.stage import MAX_BYTES, Source
from dixit.types.codec import Plain, to_plain
from dixit.types.dossier import Failure

__all__ = ["Line", "annotate", "find_lines"]

FAILURE = "failure"
"""Key of the reason in a line that could not be annotated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One annotated line: its JSON, None when the input was no object, and the reason when it could not be annotated."""

    text: str | None
    failure: Failure | None = None


def find_lines(path: str | Path) -> Iterator[Source]:
    """The lines of a file, gzipped or not, or of standard input for ``-``; a ``.json`` file is one object."""
    if str(path) == "-":
        yield from sources_of_lines(sys.stdin.buffer, name="-", max_bytes=MAX_BYTES)
    elif Path(path).suffix == ".json":
        yield Source(name=str(path), path=Path(path), media="application/json")
    else:
        yield from sources_of_records(Path(path), name=str(path), max_bytes=MAX_BYTES)


def annotate(lines: Iterable[Source], *, language: str | None = None) -> Iterator[Line]:
    """One `Line` for each source, in their order, each as soon as it is done.

    language  wins over what the lines state; None: stated, else identified
    """
    for source in lines:
        given = _object_of(source)
        (outcome,) = extract_all([source], language=language)
        if given is None:
            yield Line(text=None, failure=outcome.failure)
            continue
        kept = {key: value for key, value in given.items() if key not in (*LAYERS, FAILURE)}
        if outcome.extraction is None:
            yield Line(text=_written({**kept, FAILURE: to_plain(outcome.failure)}), failure=outcome.failure)
            continue
        document = outcome.extraction.document
        found: dict[str, object] = {
            **kept,
            "id": given.get("id", document.id),
            "lang": language or given.get("lang") or document.language,
        }
        yield Line(text=_written({**found, **layers_of(outcome.extraction)}))


def _object_of(source: Source) -> dict[str, object] | None:
    """The line as its owner wrote it, None when it is no object: reading it says why."""
    try:
        data = source.data if source.data is not None or source.path is None else source.path.read_bytes()
        return None if data is None else load_object(data, where=source.name)
    except (DixitError, OSError):
        return None


def _written(line: dict[str, object] | dict[str, Plain]) -> str:
    text = json.dumps(line, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair in a key we do not own: kept, as the escape it came as
        return json.dumps(line)
    return text
