"""Read Universal Dependencies treebanks into sentences that spaCy's tokeniser can meet.

Two languages, two habits. French contractions (*du*, *des*, *auxquels*) stay one token, because
spaCy's French tokeniser keeps them whole; English ones (*don't*, *cannot*) are split, because its
English tokeniser splits them. Relation subtypes are folded, because treebanks disagree about most
of them (Sequoia says `obl:mod` where PUD says `obl`) and a small parser loses by learning the
difference; the four that tell who acts and who speaks are kept.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Subtypes that attribution reads: relative clauses, and the three marks of a passive with its agent.
KEPT_SUBTYPES = frozenset({"acl:relcl", "nsubj:pass", "aux:pass", "obl:agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token as the model will see it; `head` is an index into the sentence (its own = root)."""

    form: str
    space_after: bool
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    entity: str = ""  # IOB2 (`B-PER`, `I-PER`, `O`); empty where the corpus marks no entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A gold sentence; `sent_id` is the treebank's own, `text` its `# text` line."""

    sent_id: str
    text: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A syntactic word as the file numbers it (from 1; head 0 = root)."""

    number: int
    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space_after: bool


def fold_relation(dep: str) -> str:
    """Drop the subtype of a relation, but for the few in `KEPT_SUBTYPES`.

    >>> fold_relation("obl:mod"), fold_relation("acl:relcl")
    ('obl', 'acl:relcl')
    """
    return dep if dep in KEPT_SUBTYPES else dep.split(":", 1)[0]


def load_sentences(path: Path, *, merge_contractions: bool) -> Iterator[Sentence]:
    """Yield the sentences of a `.conllu` or `.conllu.gz` file in order.

    `merge_contractions` keeps a multiword token whole (French) or splits it (English).
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _read_block(block, merge_contractions=merge_contractions)
                block = []
        if block:
            yield _read_block(block, merge_contractions=merge_contractions)


def _read_block(block: list[str], *, merge_contractions: bool) -> Sentence:
    sent_id, text = "", ""
    words: list[_Word] = []
    contractions: list[tuple[int, int, str, bool]] = []
    for line in block:
        if line.startswith("# sent_id = "):
            sent_id = line[len("# sent_id = ") :]
        elif line.startswith("# text = "):
            text = line[len("# text = ") :]
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        number, form, lemma, pos, tag, morph, head, dep, _, misc = fields
        spaced = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:
            first, last = (int(part) for part in number.split("-"))
            contractions.append((first, last, form, spaced))
        elif "." not in number:  # decimals are the empty nodes of enhanced graphs
            words.append(
                _Word(
                    int(number),
                    form,
                    form if lemma == "_" and form != "_" else lemma,
                    pos,
                    "" if tag == "_" else tag,
                    "" if morph == "_" else morph,
                    int(head),
                    fold_relation(dep),
                    spaced,
                )
            )
    groups = _group_words(words, contractions, merge_contractions=merge_contractions)
    return Sentence(sent_id=sent_id, text=text, tokens=_build_tokens(words, groups))


#: One future token: its surface, whether a blank follows, the numbers of the words it holds.
_Group = tuple[str, bool, tuple[int, ...]]


def _group_words(
    words: list[_Word],
    contractions: list[tuple[int, int, str, bool]],
    *,
    merge_contractions: bool,
) -> list[_Group]:
    held = {first: (last, form, spaced) for first, last, form, spaced in contractions}
    groups: list[_Group] = []
    number = 1
    while number <= len(words):
        word = words[number - 1]
        if number not in held:
            groups.append((word.form, word.space_after, (number,)))
            number += 1
            continue
        last, form, spaced = held[number]
        inner = words[number - 1 : last]
        spelled = "".join(part.form for part in inner)
        if merge_contractions or spelled != form:
            # English treebanks hold a few whose parts do not spell the whole: one token then.
            groups.append((form, spaced, tuple(range(number, last + 1))))
        else:
            groups.extend((part.form, False, (part.number,)) for part in inner[:-1])
            groups.append((inner[-1].form, spaced, (last,)))
        number = last + 1
    return groups


def _build_tokens(words: list[_Word], groups: list[_Group]) -> tuple[Token, ...]:
    place = {number: index for index, group in enumerate(groups) for number in group[2]}
    tokens = []
    for index, (form, spaced, numbers) in enumerate(groups):
        parts = [words[number - 1] for number in numbers]
        # *du* hangs as its preposition does; *auquel* as its pronoun, which governs the preposition.
        outside = [part for part in parts if part.head not in numbers]
        lead = outside[0] if outside else parts[0]
        tokens.append(
            Token(
                form=form,
                space_after=spaced,
                lemma=lead.lemma,
                pos=lead.pos,
                tag=lead.tag,
                morph=lead.morph,
                head=index if lead.head == 0 else place[lead.head],
                dep="ROOT" if lead.head == 0 else lead.dep,
            )
        )
    return tuple(tokens)
