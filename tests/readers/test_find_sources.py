"""Files, folders, manifests, JSONL and standard input become sources in a settled order; nothing is lost on the way."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from dixit.errors import EmptyError, NotFoundError, SourceError
from dixit.readers.stage import find_sources, read


def names(*paths: str | Path, root: Path) -> list[str]:
    return [source.name.replace(f"{root}/", "") for source in find_sources(paths)]


def test_folder_is_walked_in_order_of_names_when_it_has_no_manifest(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "é.txt", "sub/c.txt", ".hidden/x.txt", ".x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Du texte.", encoding="utf-8")
    assert names(tmp_path, root=tmp_path) == ["a.html", "b.txt", "sub/c.txt", "é.txt"]


def test_manifest_is_the_list_of_contents_when_a_folder_has_one(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Titre du rapport ici\n\nLe maire a dit non.", encoding="utf-8")
    (tmp_path / "other.txt").write_text("Pas dans la liste.", encoding="utf-8")
    row = {
        "file": "one.txt",
        "id": "r1",
        "outlet": "La Voix",
        "outlet_kind": "agency",
        "lang": "fr-FR",
        "published": "2023-05",
        "title": "T",
    }
    (tmp_path / "meta.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (source,) = find_sources([tmp_path])
    document = read(source)
    assert (document.id, document.outlet, document.outlet_kind, document.language, document.title) == (
        "r1",
        "La Voix",
        "agency",
        "fr",
        "T",
    )
    assert document.published is not None and document.published.end.month == 6
    assert document.text.startswith("Titre du rapport ici")
    assert [s.name for s in find_sources([tmp_path / "meta.jsonl"])] == [source.name]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('{"outlet": "X"}', "no field 'file'"),
        ('{"file": "../secret.txt"}', "outside"),
        ('{"file": "/etc/hosts"}', "outside"),
        ("not json", "no JSON"),
        ('["a"]', "no object"),
        ('{"file": "gone.txt"}', "no such file"),
    ],
)
def test_manifest_row_is_a_listed_fault_when_it_cannot_be_used(tmp_path: Path, row: str, words: str) -> None:
    (tmp_path / "good.txt").write_text("Le maire a dit non.", encoding="utf-8")
    (tmp_path / "meta.jsonl").write_text(f'{row}\n{{"file": "good.txt"}}\n', encoding="utf-8")
    bad, good = find_sources([tmp_path])
    with pytest.raises(SourceError, match=words):
        read(bad)
    assert read(good).text == "Le maire a dit non."


@pytest.mark.parametrize("zipped", [False, True])
def test_jsonl_gives_one_source_a_line_when_read(tmp_path: Path, zipped: bool) -> None:
    data = b'{"id": "a", "text": "Un."}\n\n{"id": "b", "text": "Deux.", "lang": "fr", "dct": "2012"}\nbroken\n'
    path = tmp_path / ("x.jsonl.gz" if zipped else "x.jsonl")
    path.write_bytes(gzip.compress(data) if zipped else data)
    first, second, broken = find_sources([path])
    assert [read(s).id for s in (first, second)] == ["a", "b"]
    assert broken.name.endswith(":4")
    with pytest.raises(SourceError, match="no JSON"):
        read(broken)


def test_stdin_is_jsonl_when_its_first_line_is_a_record() -> None:
    lines = io.BytesIO(b'\n{"id": "a", "text": "Un."}\n{"id": "b", "text": "Deux."}\n')
    assert [read(s).id for s in find_sources(["-"], stdin=lines)] == ["a", "b"]


def test_stdin_is_one_report_when_it_is_prose() -> None:
    (source,) = find_sources(["-"], stdin=io.BytesIO(b"{Un} texte.\nDeux lignes."))
    assert read(source).text == "{Un} texte.\nDeux lignes."


def test_missing_path_is_a_listed_fault_when_found_among_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Le maire a dit non.", encoding="utf-8")
    missing, good = find_sources([tmp_path / "nowhere", tmp_path / "a.txt"])
    with pytest.raises(NotFoundError, match="nowhere"):
        read(missing)
    assert read(good).text


def test_empty_folder_is_a_listed_fault_when_given(tmp_path: Path) -> None:
    (source,) = find_sources([tmp_path])
    with pytest.raises(EmptyError):
        read(source)


def test_dossiers_are_read_through_their_manifests_when_present(shared: Path) -> None:
    for folder in sorted((shared / "gold/dossiers").glob("*/reports")):
        documents = [read(source) for source in find_sources([folder])]
        assert documents and all(d.outlet and d.published and d.language and d.text.startswith(d.title or "?") for d in documents)
