"""A dossier folder keeps everything, adds nothing twice, goes on after a kill, and finds every change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dixit.errors import LedgerError, UsageError
from dixit.workspace import Workspace, build_demo

REPORTS = {
    "a.txt": "The mayor said on Monday that six people had died in the blast in the old town.",
    "b.txt": "Le ministère a démenti mardi que douze personnes aient été tuées dans la vieille ville.",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "dossier", question='What "happened"?\n')


def test_folder_opens_again_when_made(workspace: Workspace) -> None:
    workspace.close()
    with Workspace.open(workspace.folder) as again:
        assert again.settings == workspace.settings
        assert sorted(path.name for path in again.folder.iterdir() if path.suffix != ".db-wal") >= ["dossier.toml", "exports"]


def test_reports_are_kept_when_added(workspace: Workspace, reports: Path) -> None:
    added = workspace.add([reports])
    assert [Path(name).name for name in added.new] == ["a.txt", "b.txt"] and not added.failures
    assert {extraction.document.language for extraction in workspace.extractions()} == {"en", "fr"}
    assert workspace.verify() == ()


def test_nothing_is_added_when_added_twice(workspace: Workspace, reports: Path) -> None:
    workspace.add([reports])
    before = list(workspace.ledger._connection.iterdump())
    again = workspace.add([reports])
    assert (len(again.new), len(again.known)) == (0, 2)
    assert list(workspace.ledger._connection.iterdump()) == before


def test_the_rest_is_kept_when_one_is_bad(workspace: Workspace, reports: Path) -> None:
    (reports / "aa.txt").write_bytes(b"")
    (reports / "ab.bin").write_bytes(bytes(range(256)) * 40)
    added = workspace.add([reports, reports / "missing.txt"])
    assert len(added.new) == 2
    assert [failure.kind for failure in added.failures] == ["EmptyError", "UndecodableError", "NotFoundError"]
    assert len(workspace.ledger.failures()) == 3


def test_change_is_found_when_verified(workspace: Workspace, reports: Path) -> None:
    workspace.add([reports])
    original = next(path for path in (workspace.folder / "originals").rglob("*") if path.is_file())
    original.write_bytes(original.read_bytes()[:-1] + b"!")
    assert "changed" in workspace.verify()[0]


def test_bytes_are_the_same_when_exported_from_two_ledgers(tmp_path: Path, reports: Path) -> None:
    exports = []
    for name, order in (("one", ["a.txt", "b.txt"]), ("two", ["b.txt", "a.txt"])):
        with Workspace.create(tmp_path / name, question="?") as workspace:
            workspace.add([reports / file for file in order])
            exports.append(workspace.export("json"))
    assert exports[0] == exports[1]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("question = 4\n", "question"), ("question = 'x'\ncolour = 'red'\n", "colour"),
        ("format = 9\nquestion = 'x'\n", "format 9"),
        ("= no", "unreadable"), ("", "no question"),
    ],
)  # fmt: skip
def test_settings_say_what_is_wrong_when_edited_badly(workspace: Workspace, settings: str, words: str) -> None:
    workspace.close()
    (workspace.folder / "dossier.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(LedgerError, match=words):
        Workspace.open(workspace.folder)


def test_folder_is_left_alone_when_it_holds_something(tmp_path: Path, reports: Path) -> None:
    with pytest.raises(UsageError, match="not an empty folder"):
        Workspace.create(reports, question="?")
    with pytest.raises(LedgerError, match="no dossier"):
        Workspace.open(tmp_path)


def test_unknown_names_are_answered_with_the_known_when_asked(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="json"):
        workspace.export("docx")
    with pytest.raises(UsageError, match="ledger"):
        workspace.findings("nobody")


def test_demo_shows_what_it_promises_when_built(tmp_path: Path) -> None:
    with build_demo(tmp_path / "demo") as workspace:
        dossier = workspace.dossier()
    page = (tmp_path / "demo" / "report.html").read_text(encoding="utf-8")
    assert len(dossier.extractions) == 8 and not dossier.failures
    assert {extraction.document.language for extraction in dossier.extractions} == {"fr", "en"}
    assert all(
        "demonstration" in (e.document.outlet or "") or "démonstration" in (e.document.outlet or "") for e in dossier.extractions
    )
    assert "http://" not in page.replace("http://www.w3.org/", "") and "<script" not in page
    build_demo(tmp_path / "demo").close()
    assert (tmp_path / "demo" / "report.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("moment", [0.5])
def test_ledger_is_sound_when_killed_in_the_middle(tmp_path: Path, moment: float) -> None:
    """What was acknowledged is there after a kill, and the same call ends as one clean run does."""
    reports = tmp_path / "many.jsonl"
    lines = [
        f'{{"id": "r{n}", "lang": "en", "text": "The mayor said that {n} people had died in the old town."}}' for n in range(25)
    ]
    reports.write_text("\n".join(lines), encoding="utf-8")
    Workspace.create(tmp_path / "dossier", question="?").close()
    script = (
        "import sys; from dixit.workspace import Workspace\n"
        f"with Workspace.open({str(tmp_path / 'dossier')!r}) as workspace:\n"
        f"    workspace.add([{str(reports)!r}], progress=lambda done, total, name: print(done, flush=True))"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    assert process.stdout is not None
    acknowledged = [process.stdout.readline()]
    time.sleep(moment * 0.2)
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.read().splitlines()
    process.wait()
    with Workspace.open(tmp_path / "dossier") as workspace:
        assert len(workspace.extractions()) >= len(acknowledged)
        assert workspace.verify() == ()
        workspace.add([reports])
        assert len(workspace.extractions()) == 25


def test_page_names_what_it_was_made_with_when_compiled(workspace: Workspace) -> None:
    versions = dict(workspace.dossier().versions)
    assert "dixit" in versions and versions.keys() >= {"fr-syn", "en-syn"}
