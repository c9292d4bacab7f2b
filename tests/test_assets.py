"""What ships: whole, listed, in safe formats, and one clear error when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import srsly

from dixit.assets import ASSETS, PACKAGE, asset_folder, digest_folder, load_assets, write_manifest
from dixit.errors import ModelError

MODELS = [a for a in load_assets().values() if a.kind == "model"]
LIMIT_BYTES = 21_000_000
"""A language's models together: about 20 MB, so that the wheel stays small."""


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """A package of one asset with two files."""
    folder = tmp_path / "models/toy"
    (folder / "parser").mkdir(parents=True)
    (folder / "config.cfg").write_text("[nlp]\n")
    (folder / "parser/model").write_bytes(b"weights")
    digest = write_manifest(folder)
    path = tmp_path / "assets.toml"
    path.write_text(
        f'[[asset]]\nname = "toy"\nkind = "model"\nversion = "1"\nfolder = "models/toy"\ndigest = "{digest}"\nlicence = "CC0-1.0"\n'
    )
    return path


def test_folder_is_given_when_whole(listing: Path) -> None:
    assert asset_folder("toy", listing=listing) == listing.parent / "models/toy"


def test_card_may_change_when_weights_do_not(listing: Path) -> None:
    (listing.parent / "models/toy/CARD.md").write_text("prose")
    assert asset_folder("toy", listing=listing).is_dir()


@pytest.mark.parametrize(
    ("damage", "names"),
    [
        (lambda folder: (folder / "parser/model").write_bytes(b"weight"), r"parser/model.*damaged"),
        (lambda folder: (folder / "parser/model").unlink(), r"parser/model.*missing"),
        (lambda folder: (folder / "parser/extra").write_bytes(b"?"), r"parser/extra.*does not belong"),
        (lambda folder: [(folder / n).unlink() for n in ("config.cfg", "files.sha256")], r"files\.sha256.*missing or damaged"),
    ],
    ids=["changed", "missing", "added", "no list"],
)
def test_error_names_file_and_mend_when_damaged(listing: Path, damage: object, names: str) -> None:
    damage(listing.parent / "models/toy")  # type: ignore[operator]
    with pytest.raises(ModelError, match=rf"(?s){names}.*Install dixit again") as error:
        asset_folder("toy", listing=listing)
    assert error.value.where and error.value.mend


def test_error_tells_versions_apart_when_the_list_is_of_another(listing: Path) -> None:
    folder = listing.parent / "models/toy"
    (folder / "parser/model").write_bytes(b"newer weights")
    write_manifest(folder)
    with pytest.raises(ModelError, match="of another version"):
        asset_folder("toy", listing=listing)


def test_error_lists_the_known_when_name_is_unknown(listing: Path) -> None:
    with pytest.raises(ModelError, match=r"'toi'.*Allowed: toy"):
        asset_folder("toi", listing=listing)


def test_error_names_the_folder_when_it_is_missing(listing: Path) -> None:
    (listing.parent / "models").rename(listing.parent / "elsewhere")
    with pytest.raises(ModelError, match="folder of toy is missing"):
        asset_folder("toy", listing=listing)


def test_digest_depends_on_names_and_bytes_only(listing: Path, tmp_path: Path) -> None:
    folder, copy = listing.parent / "models/toy", tmp_path / "copy"
    (copy / "parser").mkdir(parents=True)
    for name in ("parser/model", "config.cfg"):
        (copy / name).write_bytes((folder / name).read_bytes())
    assert digest_folder(copy) == digest_folder(folder)


@pytest.mark.parametrize("asset", load_assets().values(), ids=lambda a: a.name)
def test_asset_is_whole_when_shipped(asset: object) -> None:
    assert asset_folder(asset.name).is_dir()  # type: ignore[attr-defined]


@pytest.mark.parametrize("asset", MODELS, ids=lambda a: a.name)
def test_model_has_a_card_and_a_licence(asset: object) -> None:
    assert asset.licence and {"CARD.md", "LICENSE.txt"} <= {p.name for p in (PACKAGE / asset.folder).iterdir()}  # type: ignore[attr-defined]


@pytest.mark.parametrize("asset", MODELS, ids=lambda a: a.name)
def test_model_holds_no_pickle(asset: object) -> None:
    """Every file is text or MessagePack: nothing that could run code when it is read."""
    for path in sorted((PACKAGE / asset.folder).rglob("*")):  # type: ignore[attr-defined]
        if not path.is_file():
            continue
        if path.suffix in {".json", ".cfg", ".md", ".sha256", ".txt"}:
            path.read_text(encoding="utf-8")
        else:
            data = path.read_bytes()
            # 0x80 alone is MessagePack's empty map; with a protocol number after it a pickle begins.
            assert not (data[:1] == b"\x80" and data[1:2] in {b"\x02", b"\x03", b"\x04", b"\x05"}), f"{path}: a pickle"
            srsly.json_loads(data) if data[:1] in b"{[" else srsly.msgpack_loads(data)


@pytest.mark.parametrize("code", sorted({a.name[:2] for a in MODELS}))
def test_language_is_small_enough(code: str) -> None:
    folders = [PACKAGE / a.folder for a in MODELS if a.name.startswith(code)]
    assert sum(p.stat().st_size for f in folders for p in f.rglob("*") if p.is_file()) < LIMIT_BYTES


def test_list_stands_beside_the_package() -> None:
    assert ASSETS.parent == PACKAGE
