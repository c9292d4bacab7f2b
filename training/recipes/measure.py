"""Count right and wrong against gold, and say how far the figure may be off by chance.

Everything is counted per block or document, so that a bootstrap over those gives an interval. Tokens are compared by their
characters, as the CoNLL shared tasks do: a wrong token boundary costs its relations too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dixit.lang.parse import Parse
from dixit.lang.parser import Parser
from dixit.text.sentences import Sentence as Stretch
from dixit.text.sentences import SentenceWords, find_sentences
from training.recipes.treebanks import Sentence


@dataclass(frozen=True, slots=True)
class Count:
    """Right answers, gold ones and given ones of one block."""

    right: int
    gold: int
    given: int


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in percent, and the 95 % interval of F1."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.f1:5.1f} [{self.low:.1f}, {self.high:.1f}]  P {self.precision:.1f} R {self.recall:.1f}"


def score(counts: Sequence[Count], *, resamples: int = 1000, seed: int = 7) -> Score:
    """Sum the counts; the interval is the middle 95 % of a bootstrap over blocks with a fixed seed."""
    chance = random.Random(seed)
    totals = sorted(_f1(chance.choices(counts, k=len(counts))) for _ in range(resamples))
    right, gold, given = (sum(getattr(c, key) for c in counts) for key in ("right", "gold", "given"))
    return Score(
        precision=100 * right / max(1, given),
        recall=100 * right / max(1, gold),
        f1=_f1(counts),
        low=totals[int(0.025 * resamples)],
        high=totals[int(0.975 * resamples) - 1],
    )


def _f1(counts: Iterable[Count]) -> float:
    right = gold = given = 0
    for count in counts:
        right, gold, given = right + count.right, gold + count.gold, given + count.given
    return 200 * right / max(1, gold + given)


@dataclass(frozen=True, slots=True)
class SyntaxCounts:
    """What one pass over a treebank gives, each list with one count per block."""

    attached: list[Count]
    labelled: list[Count]
    labelled_with_punctuation: list[Count]
    tags: list[Count]
    lemmas: list[Count]
    features: list[Count]


def measure_syntax(blocks: Iterable[Sequence[Sentence]], parser: Parser, words: SentenceWords | None) -> SyntaxCounts:
    """Parse each block's raw text and compare.

    With `words` our own splitter finds the boundaries in the joined text; without, the treebank's are given. Relations are
    compared without subtypes. Punctuation counts only where the name says so, as in spaCy's scorer.
    """
    counts = SyntaxCounts([], [], [], [], [], [])
    for block in blocks:
        text = join_texts(block)
        stretches = list(find_sentences(text, words)) if words else gold_stretches(block)
        found = _layers(parser.parse(text, stretches))
        gold = _gold_layers(block)
        for name in SyntaxCounts.__slots__:
            ours, theirs = found[name], gold[name]
            getattr(counts, name).append(Count(len(ours & theirs), len(theirs), len(ours)))
    return counts


def join_texts(block: Sequence[Sentence]) -> str:
    """The raw text of a block: its sentences as their tokens spell them, one blank between."""
    return " ".join(spell(sentence) for sentence in block)


def spell(sentence: Sentence) -> str:
    """The sentence as its tokens and blanks spell it."""
    return "".join(t.form + " " * t.space_after for t in sentence.tokens).rstrip()


def gold_stretches(block: Sequence[Sentence]) -> list[Stretch]:
    """The treebank's boundaries in the joined text."""
    found, position = [], 0
    for sentence in block:
        length = len(spell(sentence))
        found.append(Stretch(start=position, end=position + length))
        position += length + 1
    return found


_Layer = dict[str, set[tuple[object, ...]]]


def _layers(parse: Parse) -> _Layer:
    rows = [
        (t.start, t.end, parse.tokens[t.head].start if t.head != t.at else -1, t.dep, t.pos, t.lemma, t.morph) for t in parse.tokens
    ]
    return _from_rows(rows)


def _gold_layers(block: Sequence[Sentence]) -> _Layer:
    rows = []
    position = 0
    for sentence in block:
        starts = []
        for token in sentence.tokens:
            starts.append(position)
            position += len(token.form) + token.space_after
        if sentence.tokens and not sentence.tokens[-1].space_after:
            position += 1
        for index, (token, start) in enumerate(zip(sentence.tokens, starts, strict=True)):
            head = -1 if token.head == index else starts[token.head]
            morph = "|".join(sorted(token.morph.split("|"), key=str.lower)) if token.morph else ""
            rows.append((start, start + len(token.form), head, token.dep, token.pos, token.lemma, morph))
    return _from_rows(rows)


def _from_rows(rows: Sequence[tuple[int, int, int, str, str, str, str]]) -> _Layer:
    folded = [(s, e, h, d.split(":", 1)[0].lower(), p, lemma, m) for s, e, h, d, p, lemma, m in rows]
    return {
        "attached": {(s, e, h) for s, e, h, d, *_ in folded if d != "punct"},
        "labelled": {(s, e, h, d) for s, e, h, d, *_ in folded if d != "punct"},
        "labelled_with_punctuation": {(s, e, h, d) for s, e, h, d, *_ in folded},
        "tags": {(s, e, p) for s, e, _, _, p, _, _ in folded},
        "lemmas": {(s, e, lemma) for s, e, _, _, _, lemma, _ in folded},
        "features": {(s, e, m) for s, e, *_, m in folded},
    }


def measure_entities(blocks: Iterable[Sequence[Sentence]], parser: Parser, words: SentenceWords) -> dict[str, list[Count]]:
    """Find entities in each block's raw text; exact spans and labels. Keys: `all` and each label."""
    counts: dict[str, list[Count]] = {"all": []}
    for block in blocks:
        text = join_texts(block)
        parse = parser.parse(text, find_sentences(text, words))
        found = {(e.start, e.end, e.label) for e in parse.entities}
        gold = _gold_entities(block)
        counts["all"].append(Count(len(found & gold), len(gold), len(found)))
        for label in {e[2] for e in found | gold}:
            ours, theirs = ({e for e in group if e[2] == label} for group in (found, gold))
            counts.setdefault(label, []).append(Count(len(ours & theirs), len(theirs), len(ours)))
    return counts


def _gold_entities(block: Sequence[Sentence]) -> set[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    position = 0
    for sentence in block:
        for token in sentence.tokens:
            end = position + len(token.form)
            if token.entity.startswith("B-"):
                found.append((position, end, token.entity[2:]))
            elif token.entity.startswith("I-"):
                found[-1] = (found[-1][0], end, found[-1][2])
            position = end + token.space_after
        if sentence.tokens and not sentence.tokens[-1].space_after:
            position += 1
    return set(found)


def measure_boundaries(blocks: Iterable[Sequence[Sentence]], words: SentenceWords) -> list[Count]:
    """Ends of sentences inside each block's joined text; the last end of a block, which is given, does not count."""
    counts = []
    for block in blocks:
        text = join_texts(block)
        gold = {s.end for s in gold_stretches(block)} - {len(text)}
        found = {s.end for s in find_sentences(text, words)} - {len(text)}
        counts.append(Count(len(found & gold), len(gold), len(found)))
    return counts
