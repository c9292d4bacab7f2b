"""Manifests: a ``meta.jsonl`` beside the reports, one line a report.

A row is ``{"file", "outlet", "outlet_kind", "lang", "published", "url", "title"}``; all but the file may be missing. A
manifest is data from elsewhere: it can only name files inside its own folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dixit.errors import SourceError
from dixit.readers.jsonl import given_of, load_object, sources_of_records
from dixit.readers.source import Source

__all__ = ["MANIFEST", "sources_of_manifest"]

MANIFEST = "meta.jsonl"


def sources_of_manifest(path: Path, *, name: str, max_bytes: int) -> Iterator[Source]:
    """One source for each row, in the manifest's order; a row that cannot be used is a source with its fault."""
    for row in sources_of_records(path, name=name, max_bytes=max_bytes):
        if row.fault is not None or row.data is None:
            yield row
            continue
        try:
            yield _source_of(load_object(row.data, where=row.name), path.parent, Path(name).parent, row.name)
        except SourceError as error:
            yield Source(name=row.name, fault=error)


def _source_of(record: dict[str, object], folder: Path, shown: Path, where: str) -> Source:
    file = record.get("file")
    if not isinstance(file, str) or not file.strip():
        raise SourceError("no field 'file'", where=where, allowed='{"file": "01.fr.txt", "outlet": ..., "published": ...}')
    if "\x00" in file or not (folder / file).resolve().is_relative_to(folder.resolve()):
        raise SourceError(f"the file {file!r} lies outside the manifest's folder", where=where, allowed="files beside the manifest")
    return Source(name=str(shown / file), path=folder / file, given=given_of(record))
