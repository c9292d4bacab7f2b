"""The codec gives back what it was given, and names every fault of what it is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dixit.errors import RecordError
from dixit.types.claims import Attribution, Claim, Evidence, Extraction, Figure, Relation, Timex, Toponym
from dixit.types.codec import SCHEMA_VERSION, canonical_bytes, digest_of, dumps, from_plain, loads, to_plain
from dixit.types.dossier import Dossier, Failure, Finding, Judgement, Policy
from dixit.types.text import Document, Note, Span
from dixit.types.values import Interval, Place, Quantity
from dixit.types.world import Actor, Event

MOMENTS = st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))
st.register_type_strategy(
    Interval, st.builds(lambda a, s: Interval(start=a, end=a + s), MOMENTS, st.timedeltas(timedelta(seconds=1), timedelta(900)))
)
st.register_type_strategy(
    Span, st.builds(lambda d, a, n: Span(document=d, start=a, end=a + n), st.text(), st.integers(0, 99), st.integers(1, 99))
)
st.register_type_strategy(
    Note, st.builds(lambda k, a, n: Note(kind=k, start=a, end=a + n, why="x"), st.text(), st.integers(0, 9), st.integers(0, 9))
)
BOUND = st.none() | st.integers(0, 10**6)
st.register_type_strategy(
    Quantity,
    st.builds(
        lambda a, b, of, near: Quantity(low=a, high=None if b is None else (a or 0) + b, of=of, approximate=near),
        BOUND, BOUND, st.none() | st.text(), st.booleans(),
    ),
)  # fmt: skip
PLACED = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
st.register_type_strategy(
    Place, st.builds(Place, id=st.text(), name=st.text(), kind=st.text(), point=PLACED, radius_metres=st.floats(0, 10**6))
)

KINDS = [
    Actor, Attribution, Claim, Document, Dossier, Event, Evidence, Extraction, Failure, Figure, Finding, Interval, Judgement, Note,
    Place, Policy, Quantity, Relation, Span, Timex, Toponym,
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_record_comes_back_equal_when_written_and_read(kind: type) -> None:
    @settings(max_examples=3 if kind is Dossier else 8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(kind))
    def comes_back(record: object) -> None:
        again = loads(kind, dumps(record))
        assert again == record
        assert dumps(again) == dumps(record)

    comes_back()


def test_bytes_are_one_form_when_keys_come_in_another_order() -> None:
    assert canonical_bytes({"b": 1, "a": "é"}) == canonical_bytes({"a": "é", "b": 1}) == '{"a":"é","b":1}'.encode()


def test_moment_keeps_its_offset_when_written() -> None:
    paris = datetime(2023, 5, 23, 2, tzinfo=timezone(timedelta(hours=2)))
    assert to_plain(paris) == "2023-05-23T02:00:00+02:00"
    assert to_plain(datetime(2023, 5, 23, tzinfo=UTC)) == "2023-05-23T00:00:00Z"


def test_lone_surrogate_is_kept_when_text_holds_one() -> None:
    event = Event(id="\ud800", kind=None)
    assert loads(Event, dumps(event)) == event


def test_digest_differs_when_a_field_differs() -> None:
    assert digest_of(Event(id="e1", kind="raid")) != digest_of(Event(id="e1", kind="attack"))


@pytest.mark.parametrize(
    ("plain", "fault"),
    [
        ({"id": "e1"}, "kind: missing"),
        ({"id": "e1", "kind": None, "colour": 1}, "colour: unknown key"),
        ({"id": 4, "kind": None}, "id: 4 where a string is due"),
        (
            {"id": "e1", "kind": None, "mentions": [{"document": "d", "start": "4", "end": 5}]},
            'mentions[0].start: "4" where an integer is due',
        ),
        ({"id": "e1", "kind": None, "mentions": [{"document": "d", "start": 9, "end": 5}]}, "mentions[0]:"),
        ({"id": "e1", "kind": None, "mentions": "all"}, "where a list is due"),
        ([], "where an object is due"),
    ],
)
def test_fault_is_named_when_json_is_wrong(plain: object, fault: str) -> None:
    with pytest.raises(RecordError) as caught:
        from_plain(Event, plain)  # type: ignore[arg-type]
    assert fault in str(caught.value)


def test_all_faults_are_named_when_there_are_several() -> None:
    with pytest.raises(RecordError) as caught:
        from_plain(Interval, {"start": "yesterday", "fin": 1})
    assert all(part in str(caught.value) for part in ("start:", "fin: unknown", "end: missing"))


def test_words_of_the_vocabulary_are_named_when_another_stands_there() -> None:
    with pytest.raises(RecordError, match=r"where one of head_of_state, .* is due"):
        from_plain(Actor, {"id": "a", "kind": "king", "name": "x"})


def test_other_schema_is_refused_when_read() -> None:
    text = json.dumps({"schema": SCHEMA_VERSION + 1, "id": "e1", "kind": None})
    with pytest.raises(RecordError, match="schema 2"):
        loads(Event, text)


@pytest.mark.parametrize("odd", [float("nan"), datetime(2023, 5, 1), {1}, object()])
def test_what_json_cannot_hold_is_refused_when_written(odd: object) -> None:
    with pytest.raises(RecordError):
        to_plain(odd)
