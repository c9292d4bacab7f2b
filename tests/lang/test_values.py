"""Figures, times and evidence of each language, from tables that stand beside no code: tests/lang/<code>/*.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dixit.extract.evidence import find_evidence
from dixit.extract.quantities import find_quantities
from dixit.extract.times import find_times
from dixit.lang.pack import load_pack
from dixit.text.sentences import find_sentences
from dixit.types.text import Document
from dixit.types.values import Interval

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr")


def cases(layer: str) -> list[Any]:
    return list(_cases(layer))


def _cases(layer: str) -> Iterator[Any]:
    for code in LANGUAGES:
        table = tomllib.loads((HERE / code / f"{layer}.toml").read_text(encoding="utf-8"))
        for kind in ("positive", "negative", "known_failure"):
            for number, case in enumerate(table.get(kind, ())):
                failing = [pytest.mark.xfail(reason=case["reason"], strict=True)] if kind == "known_failure" else []
                yield pytest.param(code, case, id=f"{code}-{kind}-{number}", marks=failing)


def document(code: str, case: dict[str, Any]) -> Document:
    stated = case.get("published")
    published = None
    if stated is not None:
        start = datetime(int(stated[:4]), int(stated[5:7] or 1), int(stated[8:10] or 1), tzinfo=UTC)
        published = Interval(start=start, end=start + timedelta(days=1 if len(stated) > 4 else 365))
    return Document(id="d", text=case["text"], digest="", reader="test/1", language=code, published=published)


def sentences(report: Document) -> tuple[tuple[int, int], ...]:
    found = find_sentences(report.text, load_pack(str(report.language)).sentences)
    return tuple((sentence.start, sentence.end) for sentence in found)


def bounds(low: int | None, high: int | None) -> str:
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


@pytest.mark.parametrize(("code", "case"), cases("quantities"))
def test_figures_when_worded(code: str, case: dict[str, Any]) -> None:
    report, pack = document(code, case), load_pack(code)
    figures = find_quantities(report, pack.quantities, pack.numbers, (), sentences(report))
    found = [f"{report.words_of(f.span)} | {f.category} | {bounds(f.quantity.low, f.quantity.high)}" for f in figures]
    assert found == case.get("figures", [])


@pytest.mark.parametrize(("code", "case"), cases("times"))
def test_times_when_worded(code: str, case: dict[str, Any]) -> None:
    report, pack = document(code, case), load_pack(code)
    times = find_times(report, pack.times, pack.numbers, sentences=sentences(report))
    found = [f"{report.words_of(t.span)} | {t.type} | {t.value or '-'}" for t in times]
    assert found == case.get("times", [])


@pytest.mark.parametrize(("code", "case"), cases("evidence"))
def test_evidence_when_worded(code: str, case: dict[str, Any]) -> None:
    report, pack = document(code, case), load_pack(code)
    evidence = find_evidence(report, pack.evidence, (), sentences(report))
    found = [f"{report.words_of(e.span)} | {e.medium} | {e.verification} | {e.published_by or '-'}" for e in evidence]
    assert found == case.get("evidence", [])
