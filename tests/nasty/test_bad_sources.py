"""Bad input ends in a clear error or in text, in bounded time, and never in a traceback of somebody else's."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path

import pytest

from dixit.errors import DixitError, EmptyError, NotFoundError, SourceError, UndecodableError
from dixit.readers.html import read_html
from dixit.readers.stage import Source, find_sources, read

PAGE = "<html><head><title>Un titre</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.txt", b"", EmptyError),
        ("blank.txt", b" \n\t\r\n ", EmptyError),
        ("mark.txt", b"\xef\xbb\xbf", EmptyError),
        ("zero.txt", b"\x00" * 1000, UndecodableError),
        ("report.pdf", b"%PDF-1.4\n%\xe2\xe3", UndecodableError),
        ("noise.txt", os.urandom(0) + bytes(range(256)) * 8, UndecodableError),
        ("cut.txt.gz", gzip.compress(b"text" * 999, mtime=0)[:40], SourceError),
        ("not.txt.gz", b"plain", SourceError),
        ("empty.html", b"<html></html>", EmptyError),
        ("empty.json", b"{}", SourceError),
    ],
)
def test_file_gives_a_clear_error_when_unreadable(tmp_path: Path, name: str, data: bytes, error: type[DixitError]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(path)
    assert name in str(caught.value) and caught.value.seen


def test_path_gives_a_clear_error_when_it_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read(tmp_path / "missing.txt")
    with pytest.raises(SourceError, match="folder"):
        read(tmp_path)
    with pytest.raises(SourceError):
        read("a\x00b")
    (source,) = find_sources(["a\x00b"])
    with pytest.raises(SourceError):
        read(source)


def test_pipe_in_a_folder_is_listed_when_it_could_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (source,) = find_sources([tmp_path])
    with pytest.raises(SourceError, match="no ordinary file"):
        read(source)


def test_the_good_are_read_when_one_in_the_folder_is_bad(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said no.", encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.txt").write_text("Le maire a dit non.", encoding="utf-8")
    outcomes = []
    for source in find_sources([tmp_path]):
        try:
            outcomes.append(read(source).text)
        except SourceError as error:
            outcomes.append(type(error).__name__)
    assert outcomes == ["The mayor said no.", "UndecodableError", "Le maire a dit non."]


@pytest.mark.parametrize("wrapped", [False, True])
def test_size_is_limited_when_the_source_is_huge(tmp_path: Path, wrapped: bool) -> None:
    path = tmp_path / ("big.txt.gz" if wrapped else "big.txt")
    data = b"word " * 100_000
    path.write_bytes(gzip.compress(data) if wrapped else data)
    with pytest.raises(SourceError, match="max_bytes") as caught:
        read(path, max_bytes=10_000)
    assert "10,000 bytes" in str(caught.value)
    assert len(read(path, max_bytes=600_000).text) == 500_000


def test_endless_line_is_listed_when_the_next_is_good(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 5000 + b'"}\n{"id": "ok", "text": "fine"}\n')
    long, good = find_sources([path], max_bytes=1000)
    with pytest.raises(SourceError, match="more than 1,000"):
        read(long)
    assert read(good).id == "ok"


@pytest.mark.parametrize("text", ["Le préfet a nié. ", "Le prÃ©fet a niÃ©. ", "x", "é"])
def test_time_is_bounded_when_one_line_has_five_megabytes(text: str) -> None:
    data = (text * (5_000_000 // len(text.encode()))).encode()
    start = time.process_time()
    assert read(Source(name="line.txt", data=data)).text
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 200_000 + "<p>Le maire a dit non.</p>" + "</div>" * 200_000,
        "<b>" * 5_000 + "texte gras ici",
        "<table><tr><td>" * 2_000 + "texte",
        "<" * 300_000 + "texte",
        "texte<a href='" * 50_000,
        "<!--" * 100_000,
        "<script>" * 50_000,
        "&#" * 100_000,
        "<p a=b " * 50_000,
    ],
    ids=[
        "deep divs",
        "deep bold",
        "deep tables",
        "less-than",
        "open attribute",
        "open comment",
        "open script",
        "open entity",
        "open tags",
    ],
)
def test_page_ends_in_text_or_a_clear_error_when_hostile(inside: str) -> None:
    start = time.monotonic()
    try:
        assert read_html(PAGE.format(inside).encode(), where="page").text.strip()
    except SourceError as error:
        assert "page" in str(error)
    assert time.monotonic() - start < 15


def test_blocks_are_read_when_the_extractor_outlasts_its_time() -> None:
    reading = read_html(PAGE.format("<p>Le maire a dit non.</p>" * 15_000).encode(), where="page", deadline_seconds=0.01)
    assert reading.text.count("Le maire") == 15_000 and "within 0.01 seconds" in reading.notes[0].why


def test_outside_is_never_asked_when_a_page_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page was allowed to open a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    links = '<link rel="stylesheet" href="http://example.org/a.css"><img src="http://example.org/b.png"><iframe src="http://example.org/c">'
    doctype = '<!DOCTYPE html SYSTEM "http://example.org/x.dtd">'
    assert read_html((doctype + PAGE.format(links + "<p>Le maire a dit non, selon son adjoint.</p>")).encode(), where="page").text
