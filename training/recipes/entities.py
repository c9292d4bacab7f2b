"""Read entity corpora into sentences with IOB2 labels, in the one label scheme of the models.

Labels: PER people, ORG organisations, LOC places, PROD products, vehicles and weapons, DATE, TIME
of day (French), EVENT, NORP nationalities and creeds (English), MISC (English). Where gold spans overlap
the longest wins (*Jeux olympiques de [Rio]*): a claim is about the games, not the town; re3d alone
prefers the shortest, because its longest spans take the article and the members in.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from training.recipes.treebanks import Sentence, Token, load_sentences

#: (start, end, label): code points, half-open.
Mark = tuple[int, int, str]

WINER_LABELS = {
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "Product": "PROD",
    "Date": "DATE",
    "Hour": "TIME",
    "Event": "EVENT",
}
RE3D_LABELS = {
    "Organisation": "ORG",
    "Location": "LOC",
    "Person": "PER",
    "Temporal": "DATE",
    "Nationality": "NORP",
    "Weapon": "PROD",
    "MilitaryPlatform": "PROD",
    "Vehicle": "PROD",
}
IOB_LABELS = {"OBJ": "PROD"}


def share_of(document_id: str) -> str:
    """Say which part a document belongs to: `report` (a tenth), `choose` (a twentieth) or `train`.

    By a hash of the id, so that the split stays as it is when documents come or go.
    """
    number = int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 20
    return {0: "report", 1: "report", 2: "choose"}.get(number, "train")


def load_winer(folder: Path, excluded: Path, part: str, tokenizer: Language) -> Iterator[Sentence]:
    """Yield the paragraphs of one part of WiNER-fr, without the documents that `excluded` lists.

    `excluded` is the reporting part of the claims gold, whose texts are Wikinews articles too.
    """
    with gzip.open(excluded, "rt", encoding="utf-8") as lines:
        barred = {json.loads(line)["id"] for line in lines}
    marks: dict[str, list[Mark]] = defaultdict(list)
    with gzip.open(folder / "entities.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            marks[row["doc_id"]].append((row["start"], row["end"], WINER_LABELS[row["type"]]))
    with gzip.open(folder / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            name = row["doc_id"]
            if name in marks and name not in barred and share_of(name) == part:
                yield from mark_paragraphs(name, row["text"], keep_longest(marks[name]), tokenizer)


def load_re3d(path: Path, tokenizer: Language) -> Iterator[Sentence]:
    """Yield the paragraphs of the re3d reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            marks = [(e["start"], e["end"], RE3D_LABELS[e["label"]]) for e in row["entities"] if e["label"] in RE3D_LABELS]
            yield from mark_paragraphs(row["id"], row["text"], keep_shortest(marks), tokenizer)


def load_iob(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped two-column IOB2 file, with English blanks put back."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[tuple[str, str]] = []
        for line in [*lines, "\n"]:
            if line.strip():
                form, label = line.rstrip("\n").split("\t")[:2]
                prefix, _, kind = label.partition("-")
                rows.append((form, f"{prefix}-{IOB_LABELS.get(kind, kind)}" if kind else "O"))
            elif rows:
                yield begin_entities(_detokenize(rows))
                rows = []


def load_typed_names(treebank: Path, annotations: Path) -> Iterator[Sentence]:
    """Yield treebank sentences with the entity spans that our own annotation gives by `sent_id`.

    Sentences without a line in `annotations` are left out: nobody has read them.
    """
    read: dict[str, list[Mark]] = {}
    with annotations.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            read[row["sent_id"]] = [(start, end, label) for start, end, label in row["entities"]]
    for sentence in load_sentences(treebank, merge_contractions=True):
        if sentence.sent_id not in read:
            continue
        marks = keep_longest(read[sentence.sent_id])
        tokens, position = [], 0
        for index, token in enumerate(sentence.tokens):
            end = position + len(token.form)
            flat = replace(token, head=0, dep="dep" if index else "ROOT")
            tokens.append(replace(flat, entity=_label_at(position, end, marks)))
            position = end + token.space_after
        yield begin_entities(replace(sentence, tokens=tuple(tokens)))


def begin_entities(sentence: Sentence) -> Sentence:
    """Make every entity begin with `B`: a few gold ones start inside a token that another has."""
    tokens = []
    before = "O"
    for token in sentence.tokens:
        label = token.entity
        if label.startswith("I-") and before[2:] != label[2:]:
            label = f"B-{label[2:]}"
        tokens.append(replace(token, entity=label))
        before = label
    return replace(sentence, tokens=tuple(tokens))


def keep_longest(marks: Iterable[Mark]) -> list[Mark]:
    """Drop marks that overlap a longer one (the earlier of two equals), in order of place."""
    return _keep(sorted(marks, key=lambda m: (m[0] - m[1], m)))


def keep_shortest(marks: Iterable[Mark]) -> list[Mark]:
    """Drop marks that overlap a shorter one."""
    return _keep(sorted(marks, key=lambda m: (m[1] - m[0], m)))


def _keep(ranked: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in ranked:
        if all(mark[1] <= other[0] or other[1] <= mark[0] for other in kept):
            kept.append(mark)
    return sorted(kept)


def mark_paragraphs(name: str, text: str, marks: Sequence[Mark], tokenizer: Language) -> Iterator[Sentence]:
    """Cut a text at its line ends and lay the marks over the tokens of each paragraph."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        paragraph = tokenizer.make_doc(match.group())
        tokens = []
        for token in paragraph:
            start = match.start() + token.idx
            tokens.append(
                Token(
                    form=token.text,
                    space_after=bool(token.whitespace_),
                    lemma="",
                    pos="",
                    tag="",
                    morph="",
                    head=0,
                    dep="dep" if token.i else "ROOT",
                    entity=_label_at(start, start + len(token.text), marks),
                )
            )
        yield begin_entities(Sentence(sent_id=name, text=match.group(), tokens=tuple(tokens)))


def _label_at(start: int, end: int, marks: Sequence[Mark]) -> str:
    """The IOB2 label of a token; a token that a mark only touches (*pro-[Assad]*) counts as in."""
    for first, last, label in marks:
        if start < last and first < end:
            return f"{'B' if start <= first else 'I'}-{label}"
    return "O"


_GLUED_LEFT = frozenset(
    [",", ".", "!", "?", ";", ":", ")", "]", "%", "...", "'", "'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m"]
)
_GLUED_RIGHT = frozenset({"(", "[", "$", "#"})


def _detokenize(rows: Sequence[tuple[str, str]]) -> Sentence:
    """Guess where an English tokenised sentence had blanks; straight quotes open and close in turn."""
    tokens = []
    quotes_seen = 0
    for index, (form, label) in enumerate(rows):
        following = rows[index + 1][0] if index + 1 < len(rows) else ""
        opens = False
        if form in {'"', "``", "''"}:
            opens = quotes_seen % 2 == 0
            quotes_seen += 1
        closes = following in {'"', "''"} and quotes_seen % 2 == 1 and not opens
        glued = opens or closes or form in _GLUED_RIGHT or following in _GLUED_LEFT
        tokens.append(
            Token(
                form=form,
                space_after=not glued,
                lemma="",
                pos="",
                tag="",
                morph="",
                head=0,
                dep="dep" if index else "ROOT",
                entity=label,
            )
        )
    text = "".join(t.form + " " * t.space_after for t in tokens).rstrip()
    return Sentence(sent_id="", text=text, tokens=tuple(tokens))
