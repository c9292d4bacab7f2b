"""A record's text is never touched: the user's annotations point into it."""

from __future__ import annotations

import json

import pytest

from dixit.errors import EmptyError, SourceError, UndecodableError
from dixit.readers.jsonl import given_of, read_record


@pytest.mark.parametrize("text", ["a\r\nb", "dÃ©jÃ vu", " e\u0301\u00ad ", "\u2028\ufeffx\x07"])
def test_text_is_untouched_when_it_has_faults(text: str) -> None:
    assert read_record(json.dumps({"text": text}).encode(), where="x").text == text


def test_half_pairs_are_replaced_when_present() -> None:
    reading = read_record(b'{"text": "a\\ud83dz"}', where="x")
    assert reading.text == "a\ufffdz" and reading.notes[0].kind == "repair"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"{}", SourceError, "no field 'text'"),
        (b'{"text": 3}', SourceError, "is int"),
        (b'{"text": "  "}', EmptyError, "blank"),
        (b"[1]", SourceError, "no object"),
        (b'{"text": "a"', SourceError, "no JSON"),
        (b'{"text": "\xe9"}', UndecodableError, "byte 10"),
        (b"[" * 100_000, SourceError, "no JSON"),
    ],
)
def test_record_is_refused_when_it_holds_no_report(data: bytes, error: type[SourceError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read_record(data, where="x.jsonl:7")
    assert "x.jsonl:7" in str(caught.value)


def test_statement_is_remarked_when_it_cannot_be_used() -> None:
    given = given_of({"dct": "sometime", "lang": "???", "url": ["x"]})
    assert given.published is None and given.language is None and given.url is None and len(given.remarks) == 3


def test_year_is_a_year_when_it_is_a_number() -> None:
    given = given_of({"dct": 2012, "id": 7})
    assert given.published is not None and given.published.end.year == 2013 and given.id == "7"
