"""The ledger's tables: made to be read as they are, by people with Datasette or the sqlite3 shell.

Each table has columns a reader understands and, in `record`, the whole record as canonical JSON (dixit.types.codec). Times are
ISO 8601 text in UTC. Nothing is ever rewritten: a text extracted again by a newer version gets a new run, and the views show the
latest run of each document. The triggers refuse changes to originals, claims and judgements, whoever makes them.
"""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "LEDGER_VERSION", "SCHEMA"]

APPLICATION_ID = 0x64697869
"""Stamped into the file's header ("dixi"), so that another program's database is not taken for a ledger."""

LEDGER_VERSION = 1
"""Kept in `PRAGMA user_version`. A newer one is refused, an older one will be migrated."""

_APPEND_ONLY = """
CREATE TRIGGER {table}_are_never_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END;
CREATE TRIGGER {table}_are_never_removed BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are never removed'); END;
"""

SCHEMA = (
    """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, reader TEXT NOT NULL, language TEXT, title TEXT, outlet TEXT, outlet_kind TEXT,
    url TEXT, published_start TEXT, published_end TEXT, text TEXT NOT NULL, record TEXT NOT NULL
);
CREATE TABLE sources (
    name TEXT NOT NULL, digest TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id), PRIMARY KEY (name, document)
);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL REFERENCES documents (id), version TEXT NOT NULL,
    record TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (document, version)
);
CREATE TABLE attributions (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, document TEXT NOT NULL, type TEXT NOT NULL, act TEXT NOT NULL,
    certainty TEXT NOT NULL, speaker TEXT, source_words TEXT, cue_words TEXT, content_words TEXT, nested_in TEXT,
    PRIMARY KEY (run, id)
);
CREATE TABLE claims (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, document TEXT NOT NULL, event TEXT NOT NULL,
    attribute TEXT NOT NULL, population TEXT, low INTEGER, high INTEGER, approximate INTEGER, gist TEXT, polarity TEXT NOT NULL,
    certainty TEXT NOT NULL, act TEXT NOT NULL, source TEXT, role TEXT NOT NULL, said_start TEXT, said_end TEXT,
    words TEXT, record TEXT NOT NULL,
    PRIMARY KEY (run, id)
);
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, target TEXT NOT NULL, verdict TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL, why TEXT, record TEXT NOT NULL
);
CREATE TABLE failures (source TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX claims_by_slot ON claims (event, attribute, population);
CREATE INDEX runs_by_document ON runs (document);
CREATE INDEX judgements_by_target ON judgements (target);
CREATE VIEW latest_runs AS SELECT max(id) AS id, document FROM runs GROUP BY document;
CREATE VIEW claims_flat AS
    SELECT d.published_start AS published, d.outlet, d.title, c.source, c.role, c.act, c.attribute, c.population, c.low, c.high,
           c.approximate, c.gist, c.polarity, c.certainty, c.said_start, c.said_end, c.words, c.event, d.url, c.document, c.id
    FROM claims AS c JOIN latest_runs AS r ON r.id = c.run JOIN documents AS d ON d.id = c.document
    ORDER BY d.published_start, c.document, c.rowid;
CREATE VIEW attributions_flat AS
    SELECT d.published_start AS published, d.outlet, d.title, a.speaker, a.act, a.certainty, a.type, a.source_words, a.cue_words,
           a.content_words, a.document, a.id
    FROM attributions AS a JOIN latest_runs AS r ON r.id = a.run JOIN documents AS d ON d.id = a.document
    ORDER BY d.published_start, a.document, a.rowid;
"""
    + _APPEND_ONLY.format(table="documents")
    + _APPEND_ONLY.format(table="runs")
    + _APPEND_ONLY.format(table="claims")
    + _APPEND_ONLY.format(table="judgements")
)
