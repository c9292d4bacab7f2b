"""A dossier's ledger in one SQLite file.

Every method that writes is one transaction and returns only when it is on disk (WAL with full synchronisation): what was
acknowledged is there after a kill. Records go in and come out as the frozen records of dixit.types; nobody else writes SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from dixit.errors import DixitError, LedgerError, RecordError
from dixit.store.tables import APPLICATION_ID, LEDGER_VERSION, SCHEMA
from dixit.types.claims import Attribution, Claim, Extraction
from dixit.types.codec import digest_of, dumps, loads, to_plain
from dixit.types.dossier import Failure, Judgement
from dixit.types.text import Document, Span
from dixit.types.values import Interval, Quantity

__all__ = ["Ledger", "create_ledger", "open_ledger"]

_Execute = Callable[..., sqlite3.Cursor]
WAIT_SECONDS = 30.0
"""How long a writer waits for another process before it gives up."""

_INSERT_DOCUMENT = "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_ATTRIBUTION = "INSERT OR IGNORE INTO attributions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_CLAIM = "INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def create_ledger(path: Path) -> Ledger:
    """A new, empty ledger. Raises LedgerError when a file is there already or cannot be made."""
    if path.exists():
        raise LedgerError("a ledger is there already", where=str(path), mend="Open it, or choose another folder.")
    with _spoken(path):
        connection = _connect(path)
        connection.executescript(
            f"BEGIN IMMEDIATE;{SCHEMA}PRAGMA application_id = {APPLICATION_ID};PRAGMA user_version = {LEDGER_VERSION};COMMIT;"
        )
        return Ledger(path, connection)


def open_ledger(path: Path) -> Ledger:
    """The ledger at `path`. Raises LedgerError when it is missing, damaged, of a newer version, or no ledger at all."""
    if not path.is_file():
        raise LedgerError("no ledger", where=str(path), allowed="a dossier folder", mend="Make one with: dixit new DIR")
    with _spoken(path):
        connection = _connect(path)
        stamp = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if stamp != APPLICATION_ID:
            raise LedgerError(
                "not a ledger of dixit", where=str(path), mend="Restore ledger.db from a backup, or make a new dossier."
            )
        if version > LEDGER_VERSION:
            raise LedgerError(
                f"a ledger of version {version}",
                where=str(path),
                allowed=f"up to version {LEDGER_VERSION}",
                mend="Update dixit to open it.",
            )
        connection.execute("SELECT count(*) FROM judgements").fetchone()
        return Ledger(path, connection)


class Ledger:
    """An open ledger; close it, or use it as a context manager."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    # -- writing

    def add_extraction(self, source: str, extraction: Extraction, version: str) -> bool:
        """Keeps a document and what was found in it, under the name it came by; False when this version was there already.

        A failure listed earlier under the same name is struck out. Raises LedgerError when another report has the same id.
        """
        document = extraction.document
        with self._transaction() as run:
            held = run("SELECT digest FROM documents WHERE id = ?", (document.id,)).fetchone()
            if held and held[0] != document.digest:
                raise LedgerError(
                    "another report with this id is there already",
                    where=f"document {document.id}",
                    mend="Give every report an id of its own in the manifest or record, or none.",
                )
            run(_INSERT_DOCUMENT, _document_row(document))
            run("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", (source, document.digest, document.id))
            run("DELETE FROM failures WHERE source = ?", (source,))
            if run("SELECT 1 FROM runs WHERE document = ? AND version = ?", (document.id, version)).fetchone():
                return False
            row = (document.id, version, dumps(extraction), digest_of(extraction))
            number = run("INSERT INTO runs (document, version, record, digest) VALUES (?, ?, ?, ?)", row).lastrowid
            for attribution in extraction.attributions:
                run(_INSERT_ATTRIBUTION, _attribution_row(number, extraction, attribution))
            for claim in extraction.claims:
                run(_INSERT_CLAIM, _claim_row(number, extraction, claim))
        return True

    def add_failure(self, failure: Failure) -> None:
        """Lists a source that could not be read; the latest reason stands."""
        with self._transaction() as run:
            run("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", (failure.source, failure.kind, failure.reason))

    def add_judgement(self, judgement: Judgement) -> None:
        """Appends a person's ruling. Raises LedgerError when its id is there already."""
        row = (judgement.id, judgement.target, judgement.verdict, judgement.by, str(to_plain(judgement.at)), judgement.why)
        with self._transaction() as run:
            run(
                "INSERT INTO judgements (id, target, verdict, by, at, why, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*row, dumps(judgement)),
            )

    # -- reading

    def knows(self, source: str, document: Document, version: str) -> bool:
        """Whether this document came under this name before and was extracted by this version."""
        found = self._rows(
            "SELECT 1 FROM sources AS s JOIN runs AS r ON r.document = s.document "
            "WHERE s.name = ? AND s.document = ? AND r.version = ?",
            (source, document.id, version),
        )
        return bool(found)

    def extractions(self) -> tuple[Extraction, ...]:
        """The latest extraction of every document, by time of publication, the undated last, then by id."""
        rows = self._rows(
            "SELECT r.record FROM latest_runs AS l JOIN runs AS r ON r.id = l.id JOIN documents AS d ON d.id = r.document "
            "ORDER BY d.published_start IS NULL, d.published_start, d.id"
        )
        with _spoken(self.path):
            return tuple(loads(Extraction, record) for (record,) in rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """All rulings, in the order they were made."""
        return tuple(loads(Judgement, record) for (record,) in self._rows("SELECT record FROM judgements ORDER BY number"))

    def failures(self) -> tuple[Failure, ...]:
        rows = self._rows("SELECT source, reason, kind FROM failures ORDER BY source")
        return tuple(Failure(source=source, reason=reason, kind=kind) for source, reason, kind in rows)

    def sources(self) -> tuple[tuple[str, str, str], ...]:
        """Name, digest of the original, and document id of everything added, by name."""
        rows = self._rows("SELECT name, digest, document FROM sources ORDER BY name")
        return tuple((name, digest, document) for name, digest, document in rows)

    def find_faults(self) -> tuple[str, ...]:
        """What is wrong with the file and its records, in words; empty when all is as it was written."""
        with _spoken(self.path):
            checks = [str(row[0]) for row in self._connection.execute("PRAGMA quick_check")]
        faults = [f"ledger.db: {check}" for check in checks if check != "ok"]
        for document, record, digest in self._rows("SELECT document, record, digest FROM runs ORDER BY id"):
            try:
                if digest_of(loads(Extraction, record)) != digest:
                    faults.append(f"document {document}: its extraction was changed after it was written")
            except DixitError as fault:
                faults.append(f"document {document}: {fault}")
        return tuple(faults)

    # -- the engine

    def _rows(self, query: str, values: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        with _spoken(self.path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[_Execute]:
        """One transaction, on disk when the block is left; nothing of it when the block fails."""
        with _spoken(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def _spoken(path: Path) -> Iterator[None]:
    """Turns the engine's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        raise LedgerError(
            f"the ledger cannot be used now ({fault})",
            where=str(path),
            mend="Check free space, permissions, and other programs using it.",
        ) from fault
    except sqlite3.IntegrityError as fault:
        raise LedgerError(f"the ledger refused a record ({fault})", where=str(path)) from fault
    except sqlite3.DatabaseError as fault:
        raise LedgerError(f"damaged, or no ledger ({fault})", where=str(path), mend="Restore ledger.db from a backup.") from fault
    except RecordError as fault:
        raise LedgerError(f"a stored record cannot be read ({fault})", where=str(path), mend="Run: dixit verify DIR") from fault


def _bounds(interval: Interval | None) -> tuple[str | None, str | None]:
    """In UTC, so that the columns sort by time."""
    if interval is None:
        return (None, None)
    return (str(to_plain(interval.start.astimezone(UTC))), str(to_plain(interval.end.astimezone(UTC))))


def _mended(text: str) -> str:
    """A column must be UTF-8; the record itself keeps what the column cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(document: Document, spans: tuple[Span, ...]) -> str:
    return _mended(" [...] ".join(document.words_of(span) for span in spans))


def _document_row(document: Document) -> tuple[str | None, ...]:
    told = (document.language, document.title, document.outlet, document.outlet_kind, document.url)
    named = (document.id, document.digest, document.reader, *told)
    return (*named, *_bounds(document.published), _mended(document.text), dumps(document))


def _attribution_row(run: int | None, extraction: Extraction, attribution: Attribution) -> tuple[object, ...]:
    document = extraction.document
    names = {actor.id: actor.name for actor in extraction.actors}
    speaker = names.get(attribution.speaker or "", attribution.speaker)
    kind = (attribution.type, attribution.act, attribution.certainty, speaker)
    words = tuple(_words(document, spans) for spans in (attribution.source, attribution.cue, attribution.content))
    return (run, attribution.id, document.id, *kind, *words, attribution.nested_in)


def _claim_row(run: int | None, extraction: Extraction, claim: Claim) -> tuple[object, ...]:
    document = extraction.document
    names = {actor.id: actor.name for actor in extraction.actors}
    amount = claim.value if isinstance(claim.value, Quantity) else None
    figures = (amount.low, amount.high, int(amount.approximate)) if amount else (None, None, None)
    gist = claim.value if isinstance(claim.value, str) else None
    slot = (claim.about, claim.attribute, claim.population)
    stance = (claim.polarity, claim.certainty, claim.act, names.get(claim.source or "", claim.source), claim.role)
    words = claim.raw or _words(document, claim.evidence)
    return (run, claim.id, document.id, *slot, *figures, gist, *stance, *_bounds(claim.said_at), words, dumps(claim))
