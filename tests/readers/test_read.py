"""One source, one document: its identity, its digest, and whose word wins."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dixit.readers.stage import Given, Source, read, tell_media


def test_digest_is_that_of_the_bytes_when_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Le préfet a nié.\r\n".encode("cp1252"))
    document = read(path, retrieved=datetime(2024, 1, 1, tzinfo=UTC))
    assert document.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.reader == "plain/1" and document.retrieved == datetime(2024, 1, 1, tzinfo=UTC)
    assert read(path).id == document.id and read(path).retrieved is None and len(document.id) == 20


def test_identity_differs_when_two_outlets_print_the_same_words() -> None:
    def said_by(outlet: str) -> str:
        return read(Source(name="x", data=b"The mayor said no.", given=Given(outlet=outlet))).id

    assert said_by("A") != said_by("B") and said_by("A") == said_by("A")


def test_given_wins_when_the_page_says_otherwise() -> None:
    data = b"<!doctype html><html lang='en'><head><title>Old title here</title></head><body><p>The mayor said no.</p></body></html>"
    document = read(Source(name="x.txt", data=data, given=Given(language="fr", title="New", remarks=("odd",))))
    assert (document.language, document.title, document.reader) == ("fr", "New", "html/1")
    assert any(note.why == "odd" for note in document.notes)


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", b"hello", "text/plain"),
        ("a.html.gz", b"hello", "text/html"),
        ("a.HTM", b"hello", "text/html"),
        ("a.json", b"{}", "application/json"),
        ("a", b"\n <!DOCTYPE HTML><p>", "text/html"),
        ("-", b"hello", "text/plain"),
        ("a.txt", b"<?xml version='1.0'?><html>", "text/html"),
    ],
)
def test_media_is_told_when_not_stated(name: str, data: bytes, media: str) -> None:
    assert tell_media(name, data) == media
