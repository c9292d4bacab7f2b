"""JSON records, one report each: ``{"id", "text", "lang"?, "dct"?, "title"?, "url"?, "outlet"?, "outlet_kind"?, "published"?}``.

The text of a record is taken character for character, whatever its faults: the user's own annotations point into it. Only half
surrogate pairs, which no file can store, are replaced, one character for one. Unknown fields are ignored.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from dixit.errors import EmptyError, SourceError, UndecodableError
from dixit.readers.dates import interval_of
from dixit.readers.source import Given, Reading, Source, open_source, too_large
from dixit.types.text import Note

__all__ = ["given_of", "load_object", "looks_like_records", "read_record", "sources_of_lines", "sources_of_records"]

READER = "jsonl/1"

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_FORMS = "dates like 2023, 2023-05, 2023-05-24 or 2023-05-24T07:00:00+02:00"


def read_record(data: bytes, *, where: str) -> Reading:
    """The report in one JSON object, with what the object states about it.

    Raises `SourceError` when it is no object with a text, `UndecodableError` when it is no UTF-8 (RFC 8259 allows nothing else),
    `EmptyError` when the text is blank.
    """
    record = load_object(data, where=where)
    text = record.get("text")
    if not isinstance(text, str):
        seen = "no field 'text'" if text is None else f"a field 'text' that is {type(text).__name__}, not a string"
        raise SourceError(seen, where=where, allowed='{"id": ..., "text": "...", "lang": "fr", "dct": "2023-05-24"}')
    if not text.strip():
        raise EmptyError("the field 'text' is blank", where=where)
    text, halves = _HALF_PAIR.subn("\ufffd", text)
    given = given_of(record)
    why = f"{halves} half surrogate pairs stand as the replacement character"
    notes = (Note(kind="repair", start=0, end=0, why=why),) if halves else ()
    return Reading(text=text, reader=READER, notes=notes, given=given)


def load_object(data: bytes, *, where: str) -> dict[str, object]:
    """One JSON object. Raises `SourceError` or `UndecodableError` with the place of the fault."""
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        seen = f"no UTF-8 (the first wrong byte is byte {fault.start})"
        raise UndecodableError(seen, where=where, allowed="JSON in UTF-8") from None
    except (ValueError, RecursionError) as fault:
        reason = fault.msg if isinstance(fault, json.JSONDecodeError) else "nested too deeply"
        raise SourceError(f"no JSON ({reason})", where=where, allowed="one JSON object a line") from None
    if not isinstance(record, dict):
        raise SourceError(f"JSON, but a {type(record).__name__} and no object", where=where, allowed="one JSON object a line")
    return record


def given_of(record: dict[str, object]) -> Given:
    """What a record or a manifest row states about its report; a statement that cannot be used is remarked, never guessed."""
    remarks: list[str] = []

    def words(key: str) -> str | None:
        value = record.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, str | int) and not isinstance(value, bool):
            return _HALF_PAIR.sub("\ufffd", str(value)).strip() or None
        remarks.append(f"field {key!r} is no string and was left aside")
        return None

    stated = words("published") or words("dct")
    published = interval_of(stated) if stated else None
    if stated and published is None:
        remarks.append(f"the date of publication {stated!r} was not understood; understood are {_FORMS}")
    tag = words("lang") or words("language")
    language = _LANGUAGE.fullmatch(tag) if tag else None
    if tag and not language:
        remarks.append(f"the language {tag!r} is no ISO 639 code and was left aside")
    byline = record.get("byline")
    authors = tuple(str(name) for name in byline) if isinstance(byline, list) else (words("byline"),)
    return Given(
        id=words("id"), language=language[1].lower() if language else None, title=words("title"), url=words("url"),
        byline=tuple(name for name in authors if name), outlet=words("outlet"), outlet_kind=words("outlet_kind"),
        published=published, remarks=tuple(remarks),
    )  # fmt: skip


def looks_like_records(first_line: bytes) -> bool:
    """Whether a line is a JSON object with a text, so that what follows is JSONL and no prose."""
    if not first_line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return "text" in load_object(first_line, where="first line")
    except SourceError:
        return False


def sources_of_records(path: Path, *, name: str, max_bytes: int) -> Iterator[Source]:
    """One source for each line of a JSONL file, also a gzipped one, read as they are asked for."""
    try:
        stream = open_source(path, name=name)
    except SourceError as error:
        yield Source(name=name, fault=error)
        return
    with stream:
        yield from sources_of_lines(stream, name=name, max_bytes=max_bytes)


def sources_of_lines(stream: IO[bytes], *, name: str, max_bytes: int, first: bytes = b"") -> Iterator[Source]:
    """One source for each line that is not blank; `first` is a line that was already taken from the stream."""
    number, found = 0, False
    while True:
        try:
            line = first or stream.readline(max_bytes + 1)
            first = b""
            whole = line.endswith(b"\n") or len(line) <= max_bytes
            while not whole:  # pass over the rest of an endless line without keeping it
                rest = stream.readline(1 << 20)
                whole = rest.endswith(b"\n") or not rest
        except (OSError, EOFError, zlib.error) as error:
            fault = SourceError(f"cannot be read on ({error})", where=f"{name}:{number + 1}", mend="Fetch or copy the file again")
            yield Source(name=f"{name}:{number + 1}", fault=fault)
            return
        if not line:
            break
        number += 1
        if not line.strip():
            continue
        found = True
        place = f"{name}:{number}"
        if len(line) > max_bytes:
            yield Source(name=place, fault=too_large(place, max_bytes))
        else:
            yield Source(name=place, data=line.rstrip(b"\r\n"), media="application/json")
    if not found:
        yield Source(name=name, fault=EmptyError("the file holds no records", where=name, allowed="one JSON object a line"))
