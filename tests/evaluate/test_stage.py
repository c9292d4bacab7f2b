"""Scores agree with hand counts and, where it lies beside the project, with the scorer of the evaluation data."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from dixit.errors import DixitError
from dixit.evaluate.pairing import pair
from dixit.evaluate.stage import score

TEXT = "The mayor said that six people died. Nobody was hurt, the army claimed."
SAID = {
    "id": "a1",
    "type": "indirect",
    "source": [[0, 9]],
    "cue": [[10, 14]],
    "content": [[15, 35]],
    "act": "assert",
    "certainty": "CT",
}
CLAIMED = {"id": "a2", "type": "indirect", "source": [[54, 62]], "cue": [[63, 70]], "content": [[37, 52]], "act": "deny"}


def written(path: Path, *documents: object) -> Path:
    path.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
    return path


def document(*attributions: object, **layers: object) -> dict[str, object]:
    return {"id": "d", "text": TEXT, "attributions": list(attributions), **layers}


def test_all_is_one_when_prediction_equals_gold(tmp_path: Path) -> None:
    gold = written(tmp_path / "g", document(SAID, CLAIMED))
    for found in score("attributions", gold, gold, samples=20).measures:
        assert (found.precision, found.recall, found.f1, found.low, found.high) == (1, 1, 1, 1, 1), found.name


def test_counts_agree_with_hand_when_spans_are_partly_right(tmp_path: Path) -> None:
    shorter = {**SAID, "content": [[20, 35]], "act": "deny", "source": []}
    result = score("attributions", written(tmp_path / "g", document(SAID, CLAIMED)), written(tmp_path / "p", document(shorter)))
    by_name = {found.name: found for found in result.measures if found.group == "all"}
    assert by_name["content exact"].f1 == 0
    # three of the four tokens are found, one attribution of two: P = 1, R = (3/4) / 2
    assert by_name["content partial"].precision == 1
    assert by_name["content partial"].recall == pytest.approx(0.375)
    assert by_name["cue exact"].recall == 0.5
    assert by_name["source exact"].predicted == 0
    assert by_name["act given content"].f1 == 0


def test_stops_do_not_matter_when_measure_is_starred(tmp_path: Path) -> None:
    longer = {**SAID, "content": [[15, 36]]}
    result = score("attributions", written(tmp_path / "g", document(SAID)), written(tmp_path / "p", document(longer)))
    assert result.f1("content exact") == 0
    assert result.f1("content exact*") == 1


def test_missing_document_counts_as_empty_when_scored(tmp_path: Path) -> None:
    result = score("attributions", written(tmp_path / "g", document(SAID)), written(tmp_path / "p"))
    assert result.missing == ("d",)
    assert result.f1("content exact") == 0


@pytest.mark.parametrize(
    ("layer", "gold", "predicted", "expected"),
    [
        (
            "figures",
            [{"span": [20, 23], "category": "killed", "low": 6, "high": 6}],
            [{"span": [20, 23], "category": "injured", "low": 6, "high": 6}],
            {"span exact": 1, "bounds": 1, "category": 0, "span exact and all values": 0},
        ),
        (
            "timex",
            [{"start": 0, "end": 9, "type": "DATE", "value": "2023"}, {"start": 10, "end": 14, "type": "DATE", "value": None}],
            [{"start": 4, "end": 9, "type": "DATE", "value": "2023"}, {"start": 10, "end": 14, "type": "TIME", "value": "2024"}],
            {"span exact": 0.5, "span overlap": 1, "type": 0.5, "value": 1},
        ),
        ("residue", [{"start": 0, "end": 9, "kind": "x"}], [], {"span overlap": 0}),
    ],
)  # fmt: skip
def test_items_are_counted_when_layer_is_simple(
    tmp_path: Path, layer: str, gold: object, predicted: object, expected: object
) -> None:
    result = score(
        layer, written(tmp_path / "g", document(**{layer: gold})), written(tmp_path / "p", document(**{layer: predicted}))
    )
    assert isinstance(expected, dict)
    assert {name: result.f1(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("layer", "predicted"),
    [
        ("colours", "{}"),
        ("attributions", '{"id": "other"}'),
        ("attributions", '{"id": "d", "text": "another"}'),
        ("attributions", '{"id": "d"}\n{"id": "d"}'),
        ("attributions", "{no json"),
        ("attributions", '{"id": "d", "attributions": [{"content": [[5, 999]]}]}'),
        ("attributions", '{"id": "d", "attributions": {}}\n{"id": "d", "attributions": 4}'),
        ("figures", '{"id": "d", "figures": [{"category": "killed"}]}'),
    ],
)
def test_error_is_ours_when_files_are_wrong(tmp_path: Path, layer: str, predicted: str) -> None:
    gold = written(tmp_path / "g", document(SAID))
    (tmp_path / "p").write_text(predicted, encoding="utf-8")
    with pytest.raises(DixitError):
        score(layer, gold, tmp_path / "p")


def test_best_pairs_are_found_when_greed_would_fail() -> None:
    likeness = {(0, 0): 0.6, (0, 1): 0.5, (1, 0): 0.5}
    assert pair(likeness) == ((0, 1), (1, 0))
    assert pair({}) == ()


def test_pairs_are_the_best_of_all_when_checked_by_trying_all() -> None:
    draw = random.Random(4)

    def best(likeness: dict[tuple[int, int], float], golds: list[int], free: frozenset[int]) -> float:
        if not golds:
            return 0.0
        rest = best(likeness, golds[1:], free)
        tried = [likeness.get((golds[0], p), 0.0) + best(likeness, golds[1:], free - {p}) for p in free]
        return max([rest, *tried])

    for _ in range(60):
        likeness = {(i, j): draw.random() for i in range(4) for j in range(4) if draw.random() < 0.6}
        assert sum(likeness[edge] for edge in pair(likeness)) == pytest.approx(best(likeness, [0, 1, 2, 3], frozenset(range(4))))


def spoiled(attributions: list[dict[str, object]], text: str, draw: random.Random) -> list[dict[str, object]]:
    """Gold with some records dropped, doubled, cut or given another source, so that every measure has something to count."""
    out: list[dict[str, object]] = []
    for number, row in enumerate(attributions):
        if draw.random() < 0.15:
            continue
        changed = {**row, "id": f"p{number}", "nested_in": None}
        for role in ("source", "cue", "content"):
            spans = [[min(a + draw.choice((0, 0, 4)), b - 1), min(len(text), b + draw.choice((0, 0, 2)))] for a, b in row[role]]  # type: ignore[attr-defined]
            changed[role] = [] if draw.random() < 0.1 else spans
        out.append(changed)
        if draw.random() < 0.1:
            out.append({**changed, "id": f"q{number}", "type": "mixed"})
    return out


def test_figures_agree_with_the_scorer_of_the_evaluation_data_when_it_is_there(shared: Path, tmp_path: Path) -> None:
    draw = random.Random(1)
    gold = tmp_path / "gold.jsonl.gz"
    gold.write_bytes((shared / "gold/fr_claims/dev.jsonl.gz").read_bytes())
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    predicted = written(
        tmp_path / "p.jsonl",
        *({"id": d["id"], "attributions": spoiled(d["attributions"], d["text"], draw)} for d in documents[:-1]),
    )
    command = [sys.executable, str(shared / "gold/attribution/score.py"), str(gold), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = score("attributions", gold, predicted)
    for group, title in (("all", "all"), ("direct", "type direct"), ("indirect", "type indirect"), ("mixed", "type mixed")):
        for found in (measure for measure in ours.measures if measure.group == group):
            role, name = found.name.split(" ", 1)
            if f"{role}.{name}" in theirs[title]:
                expected = theirs[title][f"{role}.{name}"]
                assert [round(x, 4) for x in (found.precision, found.recall, found.f1)] == expected, (group, found.name)
    assert round(ours.f1("source given content any"), 4) == theirs["all"]["source overlaps given content match"]
    assert round(ours.f1("type given content"), 4) == theirs["all"]["type acc"]
