"""Loads a table of words from TOML into frozen dataclasses, and names every fault of the file at once.

The dataclass *is* the schema: a key it does not know, a missing key, a value of another type or outside a `Literal` is a fault,
named by its path (``fr/cues.toml: verb[12].frames[0]: ...``). What a type cannot say (no duplicates, no empty list, words in the
right script) a table says in its `faults` method.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import GenericAlias
from typing import Any, Protocol, TypeVar, get_args, get_origin, runtime_checkable

import cattrs
from cattrs.errors import BaseValidationError, CattrsError
from cattrs.v import format_exception

from dixit.errors import PackError

__all__ = ["Checked", "load_table"]

T = TypeVar("T")


@runtime_checkable
class Checked(Protocol):
    """A table that knows rules which its field types cannot express."""

    def faults(self) -> Iterable[str]:
        """Every breach, as ``path: what is wrong``; nothing when the table is sound."""
        ...


def load_table(path: Path, schema: type[T]) -> T:
    """Reads one TOML file as a `schema`.

    Raises `PackError` with all faults of the file when it is missing, is no TOML, or breaks the schema.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError(
            "the table is missing", where=name, mend="Every language has the same file names; an empty table is allowed"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"not TOML ({error})", where=name) from None
    return check_table(raw, schema, name)


def check_table(raw: dict[str, Any], schema: type[T], name: str) -> T:
    """The same for a mapping already parsed; `name` is how the messages call it."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _plain_text)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook_func(_is_open_tuple, lambda value, kind: _listed(value, kind, converter))
    try:
        table = converter.structure(raw, schema)
    except BaseValidationError as error:
        raise _pack_error(name, cattrs.transform_error(error, path="", format_exception=_in_words)) from None
    if isinstance(table, Checked) and (faults := tuple(table.faults())):
        raise _pack_error(name, faults)
    return table


def _pack_error(name: str, faults: Iterable[str]) -> PackError:
    listed = []
    for fault in faults:
        what, _, path = fault.rpartition(" @ ")
        listed.append(f"{name}: {path.lstrip('.')}: {what}" if what else f"{name}: {fault}")
    return PackError(f"{len(listed)} fault(s)", where=name, faults=tuple(listed), mend="Mend the file; its head teaches each field")


def _in_words(error: BaseException, wanted: type | None) -> str:
    """One fault in words; cattrs alone would say what was expected, but not what was seen."""
    if type(error) in (CattrsError, TypeError, ValueError) and error.args:
        return str(error.args[0]).replace(" not in literal typing.Literal", " is none of ")
    return format_exception(error, wanted)


def _is_open_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1:] == (...,)


def _listed(value: object, kind: Any, converter: cattrs.Converter) -> tuple[Any, ...]:
    # A bare string is iterable too: forms = "mort" must not come to ("m", "o", "r", "t").
    if not isinstance(value, list):
        raise TypeError(f"expected a list, got {value!r}")
    items: Any = GenericAlias(list, get_args(kind)[:1])
    return tuple(converter.structure(value, items))


# cattrs coerces by default (str(3) is fine to it); in a table written by hand a number where words belong is a slip.
def _plain_text(value: object, _: type) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r}")
    return value


def _whole_number(value: object, _: type) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"expected a whole number, got {value!r}")
    return value


def _truth(value: object, _: type) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"expected true or false, got {value!r}")
    return value
