"""The layers carry the names and fields of the gold files, and offsets that re-read to the words."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dixit.pipeline.export import export_json
from dixit.pipeline.layers import LAYERS, layers_of
from dixit.types.claims import Attribution, Claim, Evidence, Extraction, Figure, Relation, Timex, Toponym
from dixit.types.codec import Plain
from dixit.types.dossier import Dossier, Finding
from dixit.types.text import Document, Note, Span
from dixit.types.values import Interval, Place, Quantity
from dixit.types.world import Actor, Event

TEXT = "In Lyon the mayor denied on Monday that about 40 people were hurt. See the video. Read more"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(document="d", start=start, end=start + len(words))


def whole() -> Extraction:
    """One record of every kind."""
    day = Interval(start=datetime(2024, 5, 6, tzinfo=UTC), end=datetime(2024, 5, 7, tzinfo=UTC))
    forty = Quantity(low=40, high=40, of="people", approximate=True)
    lyon = Place(id="geonames:2996944", name="Lyon", kind="settlement", point=(45.75, 4.85), radius_metres=9000.0)
    return Extraction(
        document=Document(
            id="d", text=TEXT, digest="0" * 64, reader="plain/1", language="en", published=day, outlet="The Echo",
            notes=(Note(kind="teaser", start=82, end=91, why="a link"), Note(kind="repair", start=0, end=0, why="decoded")),
        ),
        attributions=(
            Attribution(
                id="a1", type="indirect", source=(span("the mayor"),), cue=(span("denied"),),
                content=(span("that about 40 people were hurt"),),
                speaker="d#a1", act="deny", reasons=("cue:deny",),
            ),
        ),
        actors=(Actor(id="d#a1", kind="regional_official", name="the mayor", aliases=("mayor",)),),
        figures=(Figure(id="f1", span=span("about 40"), category="injured", quantity=forty, attribution="a1"),),
        timexes=(Timex(id="t1", span=span("Monday"), type="DATE", value="2024-05-06", interval=day),),
        toponyms=(Toponym(id="p1", span=span("Lyon"), place=lyon),),
        evidence=(Evidence(id="e1", span=span("the video"), medium="video"),),
        events=(Event(id="d#e1", kind=None, mentions=(span("hurt"),)),),
        claims=(
            Claim(
                id="c1", document="d", about="d#e1", attribute="injured", population=None, value=forty, polarity="-",
                certainty="CT",
                act="deny", source="d#a1", via=("The Echo",), flags=("partial",), evidence=(span("about 40"),), attribution="a1",
            ),
        ),
        relations=(Relation(a="a1", b="a0", kind="denies", why="it does"),),
    )  # fmt: skip


def test_every_layer_is_written_when_extracted() -> None:
    layers = layers_of(whole())
    assert tuple(layers) == LAYERS
    assert layers["residue"] == [{"start": 82, "end": 91, "kind": "teaser", "why": "a link"}]
    assert layers["timex"] == [{"start": 28, "end": 34, "type": "DATE", "value": "2024-05-06"}]
    assert layers["toponyms"] == [{"start": 3, "end": 7, "name": "Lyon", "lat": 45.75, "lon": 4.85, "geonameid": 2996944}]


def test_lists_are_empty_when_nothing_was_found() -> None:
    assert set(map(str, layers_of(Extraction(document=whole().document)).values())) - {"[]"} == {str(layers_of(whole())["residue"])}


def keys_of(rows: Plain) -> set[str]:
    assert isinstance(rows, list) and isinstance(rows[0], dict)
    return set(rows[0])


@pytest.mark.parametrize("layer", ["attributions", "figures", "relations"])
def test_fields_are_those_of_the_claims_gold_when_compared(shared: Path, layer: str) -> None:
    with gzip.open(shared / "gold/fr_claims/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = next(rows for line in lines if (rows := json.loads(line)[layer]))
    assert keys_of(gold) <= keys_of(layers_of(whole())[layer])


@pytest.mark.parametrize("layer", ["timex", "evidence", "residue", "figures", "relations"])
def test_fields_are_those_of_the_sample_when_compared(shared: Path, layer: str) -> None:
    gold = json.loads((shared / "samples/belgorod-2023-05-24.fr.gold.json").read_text(encoding="utf-8"))
    assert keys_of(gold[layer]) <= keys_of(layers_of(whole())[layer])


def test_export_names_standing_records_when_resolved(shared: Path) -> None:
    extraction = whole()
    dossier = Dossier(
        question="who?", extractions=(extraction,), actors=extraction.actors, events=extraction.events, claims=extraction.claims,
        same_event=(("d#e1", "e9"),), same_origin=(("c1", "c0"),), copies=(Relation(a="d", b="x", kind="relay", why="cites it"),),
    )  # fmt: skip
    moment = datetime(2024, 5, 6, 8, tzinfo=UTC)
    finding = Finding(
        event="e9", attribute="injured", population=None, policy="ledger", state="denied", value=Quantity(low=40, high=40), best=40,
        included=("c1",), excluded=(("c2", "L1"),), origins=1, as_of=moment,
    )  # fmt: skip
    exported = json.loads(export_json(dossier, {moment: [finding]}))
    gold = json.loads((shared / "gold/dossiers/raid-serhetabat/gold.json").read_text(encoding="utf-8"))
    assert {"events", "actors", "claims", "relations", "copies", "findings", "policies"} <= exported.keys()
    assert exported["copies"][0]["of"] == "x" and exported["copies"][0]["how"] == "relay"
    assert (exported["claims"][0]["event"], exported["claims"][0]["origin"]) == ("e9", "c0")
    assert exported["findings"][0]["as_of"] == "2024-05-06T08:00:00Z"
    for name in ("events", "claims", "copies"):
        assert set(gold[name][0]) <= set(exported[name][0]), name
    assert {"event", "attribute", "population", "as_of", "state", "low", "high", "distinct_origins"} <= set(exported["findings"][0])
