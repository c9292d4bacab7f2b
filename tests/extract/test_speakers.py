"""Speakers and factuality by the tables of each language, and what must hold of any answer."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dixit.extract.factuality import judge_factuality
from dixit.extract.speakers import find_speakers
from dixit.lang.pack import load_pack
from dixit.types.claims import Attribution
from dixit.types.text import Document, Span

TABLES = Path(__file__).resolve().parents[1] / "lang"


def cases(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(c, case) for c in ("en", "fr") for case in tomllib.loads((TABLES / c / f"{name}.toml").read_text("utf-8"))["case"]]


def document(code: str, text: str) -> Document:
    return Document(id="d", text=text, digest="", reader="test", language=code)


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(document="d", start=start, end=start + len(words))


@pytest.mark.parametrize(("code", "case"), cases("speakers"))
def test_speaker_is_resolved_when_the_document_tells(code: str, case: dict[str, Any]) -> None:
    text, found, after = case["text"], [], 0
    for n, words in enumerate(case["sources"]):
        source = span(text, words, after)
        after = source.end
        cue = Span(document="d", start=source.end, end=source.end + 1)
        found.append(Attribution(id=f"a{n}", type="indirect", source=(source,), cue=(cue,), content=()))
    answered, actors = find_speakers(document(code, text), found, load_pack(code))
    by_id = {actor.id: actor for actor in actors}
    assert [by_id[a.speaker].name if a.speaker else "" for a in answered] == case["speakers"]
    assert [by_id[a.speaker].kind if a.speaker else "" for a in answered] == case["kinds"]
    assert all(a.reasons[-1].startswith("speaker:") for a in answered)


@pytest.mark.parametrize(("code", "case"), cases("factuality"))
def test_act_and_certainty_are_judged_when_cue_and_content_stand(code: str, case: dict[str, Any]) -> None:
    text = case["text"]
    attribution = Attribution(
        id="a", type=case.get("type", "indirect"), source=(), cue=(span(text, case["cue"]),), content=(span(text, case["content"]),)
    )  # fmt: skip
    judged = judge_factuality(attribution, document(code, text), load_pack(code))
    assert (judged.act, judged.certainty) == (case.get("act", "assert"), case.get("certainty", "CT"))
    assert judged.reasons


def test_nobody_speaks_when_no_source_is_expressed() -> None:
    cue = Span(document="d", start=0, end=1)
    answered, actors = find_speakers(
        document("fr", "aurait"), [Attribution(id="a", type="reportative", source=(), cue=(cue,), content=(cue,))], load_pack("fr")
    )
    assert answered[0].speaker is None and actors == ()
