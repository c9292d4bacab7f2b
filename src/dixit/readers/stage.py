"""Reading: one source in, one `Document` out.

The order of the work: get the bytes (or the source's fault); take their digest; tell what they are; read them; let what the user's
own data state win over what the report says of itself; give it an identity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dixit.readers.find import find_sources
from dixit.readers.html import read_html
from dixit.readers.jsonl import read_record
from dixit.readers.plain import read_plain
from dixit.readers.source import MAX_BYTES, Given, Media, Reading, Source, load_bytes
from dixit.types.text import Document, Note

__all__ = ["MAX_BYTES", "Given", "Source", "find_sources", "load_bytes", "read"]

READERS: dict[Media, Callable[[bytes, Source], Reading]] = {
    "text/plain": lambda data, source: read_plain(data, where=source.name),
    "text/html": lambda data, source: read_html(data, where=source.name, url=source.given.url),
    "application/json": lambda data, source: read_record(data, where=source.name),
}
"""Media type -> reader."""

_SUFFIXES: dict[str, Media] = {
    ".htm": "text/html", ".html": "text/html", ".xhtml": "text/html", ".json": "application/json", ".txt": "text/plain",
}  # fmt: skip
_SNIFFED_BYTES = 1024


def read(source: Source | Path | str, *, retrieved: datetime | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """The report behind a source, as read.

    `source` may be a path (a string is one too). `retrieved` is when the bytes were received, an aware datetime, None when
    that is not known; no clock is read here. A file in JSONL or a folder holds several reports: list them with `find_sources`.

    Raises `SourceError` or one of its kinds: `NotFoundError`, `EmptyError`, `UndecodableError`; each names the source.
    """
    if not isinstance(source, Source):
        source = Source(name=str(source), path=Path(source))
    data = load_bytes(source, max_bytes=max_bytes)
    reading = READERS[source.media or tell_media(source.name, data)](data, source)
    return _document(reading, reading.given or source.given, hashlib.sha256(data).hexdigest(), retrieved)


def tell_media(name: str, data: bytes) -> Media:
    """How to read bytes: as HTML when they begin like a page, else by the ending of the name, else as plain text."""
    start = data[:_SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start):
        return "text/html"
    ending = Path(name.lower().removesuffix(".gz")).suffix
    return _SUFFIXES.get(ending, "text/plain")


def _document(reading: Reading, given: Given, digest: str, retrieved: datetime | None) -> Document:
    remarks = tuple(Note(kind="repair", start=0, end=0, why=why) for why in given.remarks)
    return Document(
        id=given.id or _identity(digest, reading.reader, given),
        text=reading.text,
        digest=digest,
        reader=reading.reader,
        language=given.language or reading.language,
        title=given.title or reading.title,
        byline=given.byline or reading.byline,
        url=given.url or reading.url,
        outlet=given.outlet or reading.outlet,
        outlet_kind=given.outlet_kind,
        published=given.published or reading.published,
        modified=reading.modified,
        retrieved=retrieved,
        notes=tuple(sorted((*reading.notes, *remarks), key=lambda note: (note.start, note.end, note.why))),
    )


def _identity(digest: str, reader: str, given: Given) -> str:
    """Twenty hex digits (80 bits: two of a billion reports collide with a chance below one in a million).

    The outlet and address a manifest states take part: the same words published by two outlets are two reports.
    """
    parts = "\x00".join((digest, reader, given.outlet or "", given.url or ""))
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()[:20]
