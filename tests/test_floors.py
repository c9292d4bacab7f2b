"""The house stands on floors: imports go down only, and stages of one floor never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "dixit"

FLOORS = {
    "errors": 0, "text": 1, "types": 2, "assets": 2,
    "lang": 3, "readers": 3, "resolve": 3, "reconcile": 3, "store": 3, "report": 3, "evaluate": 3,
    "extract": 4, "pipeline": 5, "workspace": 6, "web": 7, "cli": 8,
}  # fmt: skip
"""Room -> floor. errors is the cellar: text and types may stand on it."""

ONE_DOOR = {
    "spacy": {"lang/parser.py"}, "thinc": {"lang/parser.py"}, "trafilatura": {"readers/html.py"}, "py3langid": {"lang/identify.py"},
    "cattrs": {"lang/check.py"}, "ftfy": {"text/repair.py"}, "charset_normalizer": {"text/repair.py"},
    "jinja2": {"report/html.py"}, "rich": {"cli/screen.py"}, "sqlite3": {"store/sqlite.py"},
}  # fmt: skip
"""Third-party library -> the only module that may import it."""

WITHOUT_LANGUAGE = ("reconcile", "report", "evaluate", "store")
MODULES = sorted(SRC.rglob("*.py"))


def imported(path: Path) -> list[tuple[str, int]]:
    """Every module name imported anywhere in a file, late and typing-only imports included, with its line."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names += [(node.module, node.lineno)]
    return names


def room(path: Path) -> str:
    parts = path.relative_to(SRC).parts
    return parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_go_down_when_read(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return  # the face shows every room
    assert here in FLOORS, f"{here} has no floor: name one in tests/test_floors.py and in docs/decisions"
    for name, line in imported(path):
        parts = name.split(".")
        if parts[0] != "dixit" or len(parts) < 2 or parts[1] == here:
            continue
        assert parts[1] in FLOORS and FLOORS[parts[1]] < FLOORS[here], f"{path}:{line}: {here} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_library_has_one_door_when_imported(path: Path) -> None:
    inside = path.relative_to(SRC).as_posix()
    for name, line in imported(path):
        doors = ONE_DOOR.get(name.split(".")[0])
        assert doors is None or inside in doors, f"{inside}:{line}: {name} belongs to {doors}"


def test_no_relative_imports_when_read() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}:{node.lineno}: relative import"


def test_no_room_is_without_a_name_when_listed() -> None:
    nameless = {"utils", "common", "helpers", "core", "misc"}
    assert not [p for p in MODULES if p.stem in nameless]
