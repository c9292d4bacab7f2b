"""The weights and tables that ship inside the package: what they are, and whether they are whole.

``assets.toml`` beside this file names each with its version, digest and licence. Nothing is ever fetched: an asset is there,
or one error says which file is missing or damaged and how to mend it.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dixit.errors import ModelError

__all__ = ["ASSETS", "Asset", "asset_folder", "digest_folder", "load_assets"]

PACKAGE = Path(__file__).parent
ASSETS = PACKAGE / "assets.toml"

MEND = "Install dixit again (pip install --force-reinstall dixit), or name a spaCy pipeline of your own in the settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One shipped folder.

    name      what code calls it: ``fr-syn``
    kind      ``model`` or ``gazetteer``
    version   goes up with every change of the weights; ledgers record it
    folder    relative to the package
    digest    SHA-256 over the sorted lines ``<SHA-256 of the file>  <path below the folder>``
    licence   SPDX expression; the text lies in the folder
    """

    name: str
    kind: str
    version: str
    folder: str
    digest: str
    licence: str


def load_assets(path: Path = ASSETS) -> dict[str, Asset]:
    """The listed assets by name.

    Raises `ModelError` when the list is missing or says less or more than an `Asset` holds.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["asset"]
        listed = [Asset(**row) for row in rows]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ModelError(f"the list of assets cannot be read ({error})", where=path.name, mend=MEND) from None
    return {asset.name: asset for asset in listed}


def asset_folder(name: str, *, listing: Path = ASSETS) -> Path:
    """The folder of an asset, after its files were compared with the digest: about 20 ms for a model.

    Raises `ModelError` for an unknown name, a missing folder or a digest that differs.
    """
    assets = load_assets(listing)
    if name not in assets:
        known = ", ".join(sorted(assets)) or "none"
        raise ModelError(f"no shipped asset {name!r}", where=listing.name, allowed=known, mend="Name one of those")
    asset = assets[name]
    folder = listing.parent / asset.folder
    if not folder.is_dir():
        raise ModelError(f"the folder of {name} is missing", where=str(folder), mend=MEND)
    lines = _list_files(folder)
    if _digest_lines(lines) != asset.digest:
        where, seen = _find_fault(folder, lines)
        raise ModelError(f"{name} {asset.version}: {seen}", where=where, mend=MEND)
    return folder


def digest_folder(folder: Path) -> str:
    """The digest that ``assets.toml`` holds for a folder; its files' names and bytes decide, not their dates."""
    return _digest_lines(_list_files(folder))


MANIFEST = "files.sha256"
"""The same lines, kept in the folder itself, so that an error can name the one file that differs."""


def write_manifest(folder: Path) -> str:
    """Writes the folder's list of files and returns the folder's digest; training calls it when it ships a model."""
    lines = _list_files(folder)
    (folder / MANIFEST).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return _digest_lines(lines)


def _list_files(folder: Path) -> list[str]:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    # The card is prose: mending a sentence in it must not make a model look damaged.
    return [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}"
        for name in files
        if name not in {MANIFEST, "CARD.md"} and "__pycache__" not in name
    ]


def _digest_lines(lines: list[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _find_fault(folder: Path, lines: list[str]) -> tuple[str, str]:
    """Which file makes the digest differ, and how: by the folder's own list, which may be damaged too."""
    try:
        expected = dict(line.split("  ", 1)[::-1] for line in (folder / MANIFEST).read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return str(folder / MANIFEST), "the folder's list of files is missing or damaged"
    found = dict(line.split("  ", 1)[::-1] for line in lines)
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            return str(folder / name), "the file is missing"
        if name not in expected:
            return str(folder / name), "the file does not belong to the model"
        if found[name] != expected[name]:
            return str(folder / name), "the file is damaged"
    return str(folder), "the folder is whole but of another version than assets.toml says"
