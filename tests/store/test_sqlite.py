"""The ledger keeps what it acknowledged, refuses what it must, and can be read by anybody."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dixit.errors import LedgerError
from dixit.store.originals import find_original, keep_original, rehash_original
from dixit.store.sqlite import Ledger, create_ledger, open_ledger
from dixit.types.claims import Attribution, Claim, Extraction
from dixit.types.dossier import Failure, Judgement
from dixit.types.text import Document, Span
from dixit.types.values import Interval, Quantity
from dixit.types.world import Actor

TEXT = "The mayor said that six people died."


def made(name: str = "d1", day: int = 2) -> Extraction:
    """A report with one attribution and one claim."""
    published = Interval(start=datetime(2024, 5, day, tzinfo=UTC), end=datetime(2024, 5, day + 1, tzinfo=UTC))
    document = Document(
        id=name, text=TEXT, digest="0" * 64, reader="plain/1", language="en", published=published, outlet="The Echo"
    )
    span = Span(document=name, start=15, end=35)
    attribution = Attribution(
        id="a1", type="indirect", source=(Span(document=name, start=0, end=9),), cue=(Span(document=name, start=10, end=14),),
        content=(span,), speaker=f"{name}#m",
    )  # fmt: skip
    claim = Claim(
        id=f"{name}#c1", document=name, about="e1", attribute="killed", population="civilians", value=Quantity(low=6, high=6),
        polarity="+", certainty="CT", act="assert", source=f"{name}#m", evidence=(span,), attribution="a1",
    )  # fmt: skip
    return Extraction(
        document=document,
        attributions=(attribution,),
        claims=(claim,),
        actors=(Actor(id=f"{name}#m", kind="government", name="The mayor"),),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with create_ledger(tmp_path / "ledger.db") as made_ledger:
        yield made_ledger


def ruling(number: int) -> Judgement:
    return Judgement(id=f"j{number}", target="d1#c1", verdict="accept", by="me", at=datetime(2024, 6, number, tzinfo=UTC))


def test_extraction_comes_back_when_added(ledger: Ledger) -> None:
    assert ledger.add_extraction("b.txt", made("d2", day=3), "1")
    assert ledger.add_extraction("a.txt", made("d1", day=4), "1")
    assert ledger.extractions() == (made("d2", day=3), made("d1", day=4))


def test_adding_changes_nothing_when_done_twice(ledger: Ledger) -> None:
    assert ledger.add_extraction("a.txt", made(), "1")
    before = list(ledger._connection.iterdump())
    assert not ledger.add_extraction("a.txt", made(), "1")
    assert list(ledger._connection.iterdump()) == before
    assert ledger.knows("a.txt", made().document, "1")
    assert not ledger.knows("a.txt", made().document, "2")


def test_latest_run_stands_when_extracted_again(ledger: Ledger) -> None:
    ledger.add_extraction("a.txt", made(), "1")
    newer = Extraction(document=made().document)
    ledger.add_extraction("a.txt", newer, "2")
    assert ledger.extractions() == (newer,)
    assert ledger._rows("SELECT count(*) FROM runs") == [(2,)]
    assert ledger._rows("SELECT count(*) FROM claims_flat") == [(0,)]


def test_failure_is_struck_out_when_the_source_is_read_at_last(ledger: Ledger) -> None:
    ledger.add_failure(Failure(source="a.txt", reason="empty", kind="EmptyError"))
    assert len(ledger.failures()) == 1
    ledger.add_extraction("a.txt", made(), "1")
    assert ledger.failures() == ()


def test_judgements_come_in_order_when_appended(ledger: Ledger) -> None:
    for number in (3, 1, 2):
        ledger.add_judgement(ruling(number))
    assert [judgement.id for judgement in ledger.judgements()] == ["j3", "j1", "j2"]
    with pytest.raises(LedgerError):
        ledger.add_judgement(ruling(1))
    assert len(ledger.judgements()) == 3


@pytest.mark.parametrize(
    "change", ["UPDATE judgements SET by = 'you'", "DELETE FROM judgements", "DELETE FROM claims", "UPDATE runs SET version = '9'"]
)
def test_change_is_refused_when_made_behind_our_back(ledger: Ledger, change: str) -> None:
    ledger.add_extraction("a.txt", made(), "1")
    ledger.add_judgement(ruling(1))
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        ledger._connection.execute(change)


def test_view_reads_like_a_table_when_opened_by_others(ledger: Ledger) -> None:
    ledger.add_extraction("a.txt", made(), "1")
    with sqlite3.connect(ledger.path) as other:
        row = other.execute("SELECT outlet, source, attribute, low, high, words FROM claims_flat").fetchone()
        said = other.execute("SELECT speaker, cue_words FROM attributions_flat").fetchone()
    assert row == ("The Echo", "The mayor", "killed", 6, 6, "that six people died")
    assert said == ("The mayor", "said")


def test_nothing_is_kept_when_a_transaction_fails(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dixit.store.sqlite._claim_row", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ledger.add_extraction("a.txt", made(), "1")
    assert ledger.extractions() == ()
    assert ledger.sources() == ()


def test_fault_is_found_when_a_record_was_changed(ledger: Ledger) -> None:
    ledger.add_extraction("a.txt", made(), "1")
    assert ledger.find_faults() == ()
    ledger._connection.executescript(
        "DROP TRIGGER runs_are_never_changed; UPDATE runs SET record = replace(record, 'died', 'fled')"
    )
    assert "changed" in ledger.find_faults()[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"no database at all, only text " * 40, "damaged"), (b"", "not a ledger"), (None, "no ledger")],
)
def test_error_says_why_when_the_file_is_no_ledger(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "ledger.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LedgerError, match=words):
        open_ledger(path)


def test_newer_ledger_is_refused_when_opened(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger.db") as newer:
        newer._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="version 99"):
        open_ledger(tmp_path / "ledger.db")


def test_damaged_ledger_is_refused_when_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with create_ledger(path) as whole:
        whole.add_extraction("a.txt", made(), "1")
        whole._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(LedgerError), open_ledger(path) as cut:
        cut.extractions()


def test_original_is_proven_when_rehashed(tmp_path: Path) -> None:
    digest = keep_original(tmp_path, b"bytes")
    assert keep_original(tmp_path, b"bytes") == digest
    assert find_original(tmp_path, digest) == b"bytes"
    assert rehash_original(tmp_path, digest) is None
    next(p for p in tmp_path.rglob(digest)).write_bytes(b"bytex")
    assert "changed" in str(rehash_original(tmp_path, digest))
    assert "missing" in str(rehash_original(tmp_path, "0" * 64))


def test_two_reports_stand_apart_when_they_share_a_name(ledger: Ledger) -> None:
    ledger.add_extraction("-", made("d1"), "1")
    ledger.add_extraction("-", made("d2"), "1")
    assert [document for _, _, document in ledger.sources()] == ["d1", "d2"]


def test_report_is_refused_when_another_has_its_id(ledger: Ledger) -> None:
    ledger.add_extraction("a.txt", made(), "1")
    other = replace(made(), document=replace(made().document, digest="1" * 64))
    with pytest.raises(LedgerError, match="another report"):
        ledger.add_extraction("b.txt", other, "1")
    assert ledger.extractions() == (made(),)
