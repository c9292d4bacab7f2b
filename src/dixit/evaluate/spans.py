"""Attributions against gold: who (source) said (cue) what (content), each counted only where it hangs on the right content.

Gold and predicted attributions of a document are paired one to one for the greatest sum of content overlap (Jaccard over
tokens); cue and source overlap break ties, and where both lack a content the cue stands in. Over these pairs:

    exact    the spans are the same after outer white space is trimmed: the strict measure of Pareti, O'Keefe, Konstas, Curran and
             Koprinska, "Automatically Detecting and Attributing Indirect Quotations", EMNLP 2013 (D13-1101)
    exact*   the same without edge quotation marks, dashes and stops: corpora differ on whose they are
    partial  their overlap measure: each attribution adds the share of its tokens that its partner covers
    tokens   shared tokens over all tokens: long spans weigh more (the overlap measure of Citron, the BBC's quote extractor)

`whole` takes the three roles together. By type: the gold type decides, a prediction without partner goes by its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dixit.evaluate.measures import NOTHING, Count, Measure, measure, share
from dixit.evaluate.pairing import pair

__all__ = ["ROLES", "Said", "SaidPair", "measure_attributions", "said_in"]

ROLES = ("source", "cue", "content")
MEASURES = ("exact", "exact*", "partial", "tokens")
TOKEN = re.compile(r"\w+|[^\w\s]")
EDGE = frozenset("\"'“”„‟‘’‚‹›«»`–—-.,;:!?…()​")

Spans = tuple[tuple[int, int], ...]
Names = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution, prepared to be compared: by role its spans, its spans without edge marks, the numbers of its tokens."""

    type: str | None
    spans: Mapping[str, Spans]
    bare: Mapping[str, Spans]
    tokens: Mapping[str, frozenset[int]]
    names: Names

    def whole(self) -> frozenset[tuple[str, int]]:
        return frozenset((role, token) for role in ROLES for token in self.tokens[role])


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPair:
    """One document's attributions, gold and predicted, and which of them belong together."""

    gold: tuple[Said, ...]
    predicted: tuple[Said, ...]
    pairs: tuple[tuple[int, int], ...]


def said_in(text: str, attributions: Iterable[tuple[Mapping[str, Spans], Names]]) -> tuple[Said, ...]:
    """Prepares one document's attributions: pairs of spans by role, and the named fields (``type``, ``act``, ``certainty``).

    Those without any span are left out.
    """
    number = {}
    for index, match in enumerate(TOKEN.finditer(text)):
        number.update(dict.fromkeys(range(*match.span()), index))
    prepared = []
    for spans, names in attributions:
        joined = {role: _joined(spans.get(role, ()), text, str.isspace) for role in ROLES}
        if not any(joined.values()):
            continue
        bare = {role: _joined(joined[role], text, _is_edge) or joined[role] for role in ROLES}
        tokens = {role: frozenset(number[i] for a, b in joined[role] for i in range(a, b) if i in number) for role in ROLES}
        prepared.append(Said(type=names.get("type"), spans=joined, bare=bare, tokens=tokens, names=names))
    return tuple(prepared)


def pair_said(gold: tuple[Said, ...], predicted: tuple[Said, ...]) -> SaidPair:
    """Pairs a document's attributions one to one by their content."""
    likeness = {(i, j): value for i, g in enumerate(gold) for j, p in enumerate(predicted) if (value := _likeness(g, p)) > 0}
    return SaidPair(gold=gold, predicted=predicted, pairs=pair(likeness))


def measure_attributions(documents: Sequence[tuple[tuple[Said, ...], tuple[Said, ...]]], *, samples: int) -> tuple[Measure, ...]:
    """All measures over documents (gold, predicted): for all attributions, then by gold type."""
    paired = [pair_said(gold, predicted) for gold, predicted in documents]
    types = sorted({said.type for gold, predicted in documents for said in (*gold, *predicted) if said.type})
    lines = []
    for group in ("all", *types):
        for role in (*ROLES, "whole"):
            for name in MEASURES:
                counts = [_count(document, role, name, None if group == "all" else group) for document in paired]
                lines.append(measure(group, f"{role} {name}", counts, samples=samples))
        for name, right in SHARES.items():
            counts = [_share(document, right, None if group == "all" else group) for document in paired]
            if any(count.gold for count in counts):
                lines.append(measure(group, name, counts, samples=samples))
    return tuple(lines)


def _is_edge(character: str) -> bool:
    return character.isspace() or character in EDGE


def _joined(spans: Iterable[tuple[int, int]], text: str, is_edge: Callable[[str], bool]) -> Spans:
    """The spans in order, their edges trimmed; what touches or is parted only by edge characters becomes one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        while start < end and is_edge(text[start]):
            start += 1
        while start < end and is_edge(text[end - 1]):
            end -= 1
        if start == end:
            continue
        if out and all(is_edge(character) for character in text[out[-1][1] : start]):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _likeness(gold: Said, predicted: Said) -> float:
    role = "content" if gold.tokens["content"] or predicted.tokens["content"] else "cue"
    overlap = _jaccard(gold.tokens[role], predicted.tokens[role])
    if not overlap:
        return 0.0
    cue, source = (_jaccard(gold.tokens[r], predicted.tokens[r]) for r in ("cue", "source"))
    return overlap + 1e-3 * cue + 1e-4 * source


def _is_exact(gold: Said, predicted: Said, role: str, name: str) -> bool:
    roles = ROLES if role == "whole" else (role,)
    if name == "exact":
        return all(gold.spans[r] == predicted.spans[r] for r in roles)
    return all(gold.bare[r] == predicted.bare[r] for r in roles)


def _count(document: SaidPair, role: str, name: str, only: str | None) -> Count:
    """What one document adds to one measure of one role."""
    partner_of_gold = dict(document.pairs)
    partner_of_predicted = {j: i for i, j in document.pairs}
    total = NOTHING
    for i, gold in enumerate(document.gold):
        if (only is None or gold.type == only) and (role == "whole" or gold.spans[role]):
            partner = document.predicted[partner_of_gold[i]] if i in partner_of_gold else None
            right, size = _overlap(gold, partner, role, name)
            total += Count(right_predicted=0, predicted=0, right_gold=right, gold=size)
    for j, predicted in enumerate(document.predicted):
        mate = document.gold[partner_of_predicted[j]] if j in partner_of_predicted else None
        kind = mate.type if mate else predicted.type
        if (only is None or kind == only) and (role == "whole" or predicted.spans[role]):
            right, size = _overlap(predicted, mate, role, name)
            total += Count(right_predicted=right, predicted=size, right_gold=0, gold=0)
    return total


def _overlap(said: Said, partner: Said | None, role: str, name: str) -> tuple[float, float]:
    """How much of `said` its partner has right, and how much it weighs."""
    if name in ("exact", "exact*"):
        return float(partner is not None and _is_exact(said, partner, role, name)), 1
    mine: frozenset[object] = frozenset(said.whole() if role == "whole" else said.tokens[role])
    theirs: frozenset[object] = frozenset()
    if partner:
        theirs = frozenset(partner.whole() if role == "whole" else partner.tokens[role])
    shared = len(mine & theirs)
    return (shared, len(mine)) if name == "tokens" else (shared / (len(mine) or 1), 1)


def _share(document: SaidPair, right: Callable[[Said, Said], bool | None], only: str | None) -> Count:
    answers = [right(document.gold[i], document.predicted[j]) for i, j in document.pairs if only in (None, document.gold[i].type)]
    asked = [answer for answer in answers if answer is not None]
    return share(sum(asked), len(asked))


def _same(field: str) -> Callable[[Said, Said], bool | None]:
    def ask(gold: Said, predicted: Said) -> bool | None:
        if gold.names.get(field) is None or predicted.names.get(field) is None:
            return None
        return gold.names[field] == predicted.names[field]

    return ask


def _source_is_exact(gold: Said, predicted: Said) -> bool | None:
    return gold.bare["source"] == predicted.bare["source"] if gold.spans["source"] else None


def _source_overlaps(gold: Said, predicted: Said) -> bool | None:
    return bool(gold.tokens["source"] & predicted.tokens["source"]) if gold.spans["source"] else None


SHARES: Mapping[str, Callable[[Said, Said], bool | None]] = {
    "type given content": _same("type"),
    "act given content": _same("act"),
    "certainty given content": _same("certainty"),
    "source given content exact*": _source_is_exact,
    "source given content any": _source_overlaps,
}
"""Shares of the paired attributions that are right; None where gold (or the prediction) does not say."""
