"""What goes into a reader and what comes out of it: sources, what their owner states about them, and readings.

A `Source` only points at bytes, so that it can be listed, counted and sent to a worker before anything is opened.
"""

from __future__ import annotations

import gzip
import stat
import sys
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal, cast

from dixit.errors import EmptyError, NotFoundError, SourceError
from dixit.types.text import Note
from dixit.types.values import Interval

__all__ = ["MAX_BYTES", "Given", "Media", "Reading", "Source", "load_bytes", "open_source", "read_up_to", "too_large"]

MAX_BYTES = 50_000_000
"""A report above this size (after decompression) is refused unless the caller raises the limit: 50 million bytes are some
eight million words, a library and no report."""

Media = Literal["text/plain", "text/html", "application/json"]
"""How to read the bytes; ``application/json`` is one record, a line of a JSONL file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user's own data state about a report (a manifest, a JSONL record): it wins over what the report says of itself.

    remarks  statements that could not be used, each as a sentence; they become notes of the document
    """

    id: str | None = None
    language: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    published: Interval | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report to be read.

    name   what messages call it: a path, ``path:line`` for a line of a file, ``-`` for standard input
    path   where its bytes lie, data: the bytes themselves; exactly one is set, none when `fault` is
    media  how to read them; None: told from the name and the first bytes
    fault  why it can never be read (a broken manifest line): reading it raises this, so that it is listed and not lost
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    media: Media | None = None
    given: Given = field(default_factory=Given)
    fault: SourceError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of the bytes; the fields are those of `Document`, and `given` what a JSON record states itself."""

    text: str
    reader: str
    language: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    published: Interval | None = None
    modified: Interval | None = None
    notes: tuple[Note, ...] = ()
    given: Given | None = None


def load_bytes(source: Source, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of the report as received; those inside when the file is a ``.gz`` wrapper.

    Raises the source's own `fault`, `NotFoundError`, `EmptyError`, or `SourceError` for what is no readable file or exceeds
    `max_bytes`.
    """
    if source.fault is not None:
        raise source.fault
    if source.data is not None:
        data = source.data
    elif source.path is not None:
        with open_source(source.path, name=source.name) as stream:
            data = read_up_to(stream, max_bytes, name=source.name)
    else:
        raise SourceError("neither bytes nor a path to them", where=source.name)
    if len(data) > max_bytes:
        raise too_large(source.name, max_bytes)
    if not data.strip():
        raise EmptyError("the file is empty", where=source.name, mend="Check the download or export that made it")
    return data


def open_source(path: Path, *, name: str) -> IO[bytes]:
    """An open binary stream of a file, unwrapped when it ends in ``.gz``; the caller closes it.

    Raises `NotFoundError` or `SourceError` with the system's reason.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError("a folder, not a file", where=name, mend="List its files with find_sources")
        raw = path.open("rb")
    except FileNotFoundError:
        raise NotFoundError("no such file", where=name, mend="Check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in a path
        raise SourceError(f"cannot be opened ({_reason(error)})", where=name) from None
    return cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if path.suffix.lower() == ".gz" else raw


def read_up_to(stream: IO[bytes], max_bytes: int, *, name: str) -> bytes:
    """All of the stream. Raises `SourceError` when it holds more than `max_bytes`, which is noticed without reading on."""
    chunks: list[bytes] = []
    size = 0
    try:
        while chunk := stream.read(min(1 << 20, max_bytes + 1 - size)):
            chunks.append(chunk)
            size += len(chunk)
            if size > max_bytes:
                raise too_large(name, max_bytes)
    except (OSError, EOFError, zlib.error) as error:
        seen = f"cannot be read to its end ({_reason(error)})"
        raise SourceError(seen, where=name, mend="Fetch or copy the file again") from None
    return b"".join(chunks)


def too_large(name: str, max_bytes: int) -> SourceError:
    """The error for a source above the limit."""
    return SourceError(
        f"more than {max_bytes:,} bytes",
        where=name,
        allowed=f"reports up to {max_bytes:,} bytes, after decompression",
        mend="Split the file into reports (one a line in JSONL), or pass a larger max_bytes",
    )


def _reason(error: Exception) -> str:
    """The system's words without its path, which the message names already."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error) or type(error).__name__


def standard_input() -> IO[bytes]:
    """The bytes coming in on standard input."""
    return sys.stdin.buffer
