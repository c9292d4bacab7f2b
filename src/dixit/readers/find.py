"""What a user points at, as a list of reports: files, folders, manifests, JSONL, standard input.

Nothing is left out in silence: what cannot be a report comes as a source that raises its reason when it is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dixit.errors import EmptyError, NotFoundError, SourceError
from dixit.readers.jsonl import looks_like_records, sources_of_lines, sources_of_records
from dixit.readers.manifest import MANIFEST, sources_of_manifest
from dixit.readers.source import MAX_BYTES, Source, read_up_to, standard_input

__all__ = ["find_sources"]

_RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def find_sources(paths: Iterable[str | Path], *, stdin: IO[bytes] | None = None, max_bytes: int = MAX_BYTES) -> Iterator[Source]:
    """The reports behind each path, in the order given.

    A file is one report, a ``.jsonl`` or ``.ndjson`` file one a line, a file named ``meta.jsonl`` a manifest. A folder is walked
    in code point order of its names; where it holds a manifest, that is its list of contents and the rest of the folder is left
    alone. Hidden files and folders are passed over, links to folders are not followed. ``-`` is standard input (`stdin` when
    given): JSONL when its first line is a JSON object with a text, one report otherwise.
    """
    for path in paths:
        if str(path) == "-":
            yield from _from_stream(standard_input() if stdin is None else stdin, max_bytes)
        else:
            yield from _from_path(Path(path), max_bytes)


def _from_path(path: Path, max_bytes: int) -> Iterator[Source]:
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        yield Source(name=str(path), fault=SourceError(f"no path that can be opened ({error})", where=repr(str(path))))
        return
    if is_folder:
        yield from _from_folder(path, max_bytes)
    elif not exists:
        yield Source(name=str(path), fault=NotFoundError("no such file or folder", where=str(path), mend="Check the path"))
    else:
        yield from _from_file(path, max_bytes)


def _from_file(path: Path, max_bytes: int) -> Iterator[Source]:
    if path.name == MANIFEST:
        yield from sources_of_manifest(path, name=str(path), max_bytes=max_bytes)
    elif path.name.lower().endswith(_RECORDS):
        yield from sources_of_records(path, name=str(path), max_bytes=max_bytes)
    else:
        yield Source(name=str(path), path=path)


def _from_folder(folder: Path, max_bytes: int) -> Iterator[Source]:
    found = False
    for source in _walk(folder, max_bytes):
        found = True
        yield source
    if not found:
        fault = EmptyError("the folder holds no files", where=str(folder), mend="Give a folder with reports, or single files")
        yield Source(name=str(folder), fault=fault)


def _walk(folder: Path, max_bytes: int) -> Iterator[Source]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Source(name=str(folder), fault=SourceError(f"cannot be listed ({error.strerror})", where=str(folder)))
        return
    if any(entry.name == MANIFEST and entry.is_file() for entry in entries):
        yield from sources_of_manifest(folder / MANIFEST, name=str(folder / MANIFEST), max_bytes=max_bytes)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, max_bytes)
        elif entry.is_file():
            yield from _from_file(path, max_bytes)
        elif not entry.is_dir():  # a pipe, a socket, a device, a dangling link: reading one could wait for ever
            yield Source(name=str(path), fault=SourceError("no ordinary file", where=str(path)))


def _from_stream(stream: IO[bytes], max_bytes: int) -> Iterator[Source]:
    first = stream.readline(max_bytes + 1)
    while first and not first.strip():
        first = stream.readline(max_bytes + 1)
    if looks_like_records(first):
        yield from sources_of_lines(stream, name="-", max_bytes=max_bytes, first=first)
        return
    try:
        data = first + read_up_to(stream, max(max_bytes - len(first), 0), name="-")
        yield Source(name="-", data=data)
    except SourceError as error:
        yield Source(name="-", fault=error)
