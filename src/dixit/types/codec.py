"""Plain JSON of every record, and back: one schema version, the field names of the classes, and one canonical form of the bytes.

Store, exports and digests all go through here, so that the same record always has the same bytes. The records' own classes are
the schema: a field is written under its name, a tuple as a list, a moment as ISO 8601 with its own offset (the calendar day of a
publisher is part of what was said), None as null. Reading is strict:
an unknown key, a missing one, or a value of another kind is a fault, and all faults of an object are named at once.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import math
import types
import typing
from datetime import datetime
from typing import Any, TypeVar

from dixit.errors import RecordError

__all__ = ["SCHEMA_VERSION", "Plain", "canonical_bytes", "digest_of", "dumps", "from_plain", "loads", "to_plain"]

SCHEMA_VERSION = 1
"""Of the JSON form as a whole; raised when a class changes in a way that old JSON cannot express."""

Plain: typing.TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
"""What JSON can hold."""

Record = TypeVar("Record")
NAMES = {str: "a string", int: "an integer", float: "a number", bool: "true or false", datetime: "a moment in ISO 8601 with offset"}


def to_plain(record: object) -> Plain:
    """The record as JSON values, every field under its own name, nothing left out.

    Raises RecordError for what JSON cannot hold: a number that is not finite, a moment without offset, a foreign type.
    """
    if record is None or isinstance(record, bool | int | str):
        return record
    if isinstance(record, float):
        if not math.isfinite(record):
            raise RecordError(f"number {record}", allowed="finite numbers")
        return record
    if isinstance(record, datetime):
        if record.tzinfo is None:
            raise RecordError(f"moment {record.isoformat()} without offset", allowed="aware datetimes")
        return record.isoformat().replace("+00:00", "Z")
    if isinstance(record, tuple | list):
        return [to_plain(item) for item in record]
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {field.name: to_plain(getattr(record, field.name)) for field in dataclasses.fields(record)}
    raise RecordError(f"a {type(record).__name__}", allowed="records and what they hold")


def from_plain(kind: type[Record], plain: Plain) -> Record:
    """The record that `to_plain` wrote.

    Raises RecordError naming every fault with its path (``content[0].start: "4" where an integer is due``).
    """
    faults: list[str] = []
    record = _read(kind, plain, "", faults)
    if faults:
        raise RecordError("; ".join(faults), where=kind.__name__, allowed=f"the fields of {kind.__name__}, schema {SCHEMA_VERSION}")
    return typing.cast(Record, record)


def canonical_bytes(plain: Plain) -> bytes:
    """The one byte form of JSON values: keys sorted, no blanks, UTF-8.

    A lone surrogate, which UTF-8 cannot hold, makes the whole object ASCII with escapes, so that no text is lost.
    """
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def digest_of(record: object) -> str:
    """SHA-256, in hex, of the record's canonical bytes."""
    return hashlib.sha256(canonical_bytes(to_plain(record))).hexdigest()


def dumps(record: object) -> str:
    """The record as one line of canonical JSON that names its schema version."""
    plain = to_plain(record)
    if not isinstance(plain, dict):
        raise RecordError(f"a {type(record).__name__}", allowed="a record (one of the dataclasses of dixit.types)")
    return canonical_bytes({"schema": SCHEMA_VERSION, **plain}).decode("utf-8")


def loads(kind: type[Record], text: str) -> Record:
    """The record that `dumps` wrote. Raises RecordError, also for another schema version."""
    try:
        plain = json.loads(text)
    except ValueError as fault:
        raise RecordError(f"no JSON ({fault})", where=kind.__name__) from fault
    if not isinstance(plain, dict):
        raise RecordError(f"a JSON {type(plain).__name__}", where=kind.__name__, allowed="an object")
    version = plain.pop("schema", None)
    if version != SCHEMA_VERSION:
        raise RecordError(
            f"schema {version}", where=kind.__name__, allowed=f"schema {SCHEMA_VERSION}", mend="Use the dixit that wrote it."
        )
    return from_plain(kind, plain)


@functools.cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """Field name -> (type, whether it may be left out)."""
    hints = typing.get_type_hints(kind)
    missing = dataclasses.MISSING
    return {
        field.name: (hints[field.name], field.default is not missing or field.default_factory is not missing)
        for field in dataclasses.fields(kind)
    }


def _read(hint: Any, plain: Plain, path: str, faults: list[str]) -> object:
    """The value of one type; on a fault, the fault is listed and None returned."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _read_union(typing.get_args(hint), plain, path, faults)
    if origin is typing.Literal:
        return _read_choice(typing.get_args(hint), plain, path, faults)
    if origin is tuple:
        return _read_tuple(typing.get_args(hint), plain, path, faults)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _read_record(hint, plain, path, faults)
    if hint is datetime and isinstance(plain, str):
        moment = _moment(plain)
        if moment is not None:
            return moment
    elif hint is float and isinstance(plain, int | float) and not isinstance(plain, bool):
        return float(plain)
    elif type(plain) is hint:
        return plain
    faults.append(f"{path or 'object'}: {_shown(plain)} where {NAMES.get(hint, str(hint))} is due")
    return None


def _read_choice(choices: tuple[Any, ...], plain: Plain, path: str, faults: list[str]) -> object:
    if plain in choices:
        return plain
    faults.append(f"{path}: {_shown(plain)} where one of {', '.join(map(str, choices))} is due")
    return None


def _read_union(choices: tuple[Any, ...], plain: Plain, path: str, faults: list[str]) -> object:
    """The first choice that fits by kind: null, then text, then the rest. Our unions hold at most one record type."""
    if plain is None and type(None) in choices:
        return None
    if isinstance(plain, str) and str in choices:
        return plain
    rest = [choice for choice in choices if choice not in (type(None), str)]
    return _read(rest[0] if rest else str, plain, path, faults)


def _read_tuple(items: tuple[Any, ...], plain: Plain, path: str, faults: list[str]) -> object:
    if not isinstance(plain, list):
        faults.append(f"{path or 'object'}: {_shown(plain)} where a list is due")
        return None
    if len(items) == 2 and items[1] is Ellipsis:
        return tuple(_read(items[0], item, f"{path}[{i}]", faults) for i, item in enumerate(plain))
    if len(plain) != len(items):
        faults.append(f"{path}: {len(plain)} items where {len(items)} are due")
        return None
    return tuple(_read(kind, item, f"{path}[{i}]", faults) for i, (kind, item) in enumerate(zip(items, plain, strict=True)))


def _read_record(kind: type, plain: Plain, path: str, faults: list[str]) -> object:
    if not isinstance(plain, dict):
        faults.append(f"{path or 'object'}: {_shown(plain)} where an object is due")
        return None
    before = len(faults)
    fields = _fields(kind)
    under = f"{path}." if path else ""
    faults += [f"{under}{key}: unknown key" for key in sorted(plain.keys() - fields.keys())]
    faults += [f"{under}{name}: missing" for name, (_, optional) in fields.items() if name not in plain and not optional]
    values = {name: _read(hint, plain[name], under + name, faults) for name, (hint, _) in fields.items() if name in plain}
    if len(faults) > before:
        return None
    try:
        return kind(**values)
    except RecordError as fault:
        faults.append(f"{path or 'object'}: {fault}")
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _shown(plain: Plain) -> str:
    text = json.dumps(plain, ensure_ascii=False)
    return text if len(text) <= 40 else text[:37] + "..."
