"""Rules and tagger together: the rules' spans stand, the tagger names their sources anew and adds what they did not find.

Chosen by cross-validation on the training texts (docs/decisions/0011-learned-attribution.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dixit.extract.attribution.drafts import Draft, Offsets
from dixit.extract.attribution.find import SILENT_NOTES
from dixit.extract.attribution.linking import link
from dixit.extract.attribution.quotes import find_quotations
from dixit.lang.pack import Pack
from dixit.lang.parse import Parse
from dixit.types.claims import Attribution
from dixit.types.text import Document, Span
from training.attribution.learned.model import Tagger
from training.attribution.learned.tag import tag
from training.attribution.learned.words import build_page

__all__ = ["join", "refine"]

SURE = 0.8
"""How likely a cue must be that only the tagger sees."""

SAME = 0.8
"""Share of the longer content from which on two attributions say the same."""

Stretches = tuple[Offsets, ...]


def refine(
    document: Document, attributions: Sequence[Attribution], pack: Pack, parse: Parse, tagger: Tagger
) -> tuple[Attribution, ...]:
    """The rules' attributions and the tagger's as one list, in text order with new ids."""
    silent = tuple((n.start, n.end) for n in document.notes if n.kind in SILENT_NOTES)
    found = tag(build_page(parse, pack, tuple(attributions)), tagger, sure=SURE)
    found = [d for d in found if not _shared(d.content, silent)]
    drafts = join([_draft(a) for a in attributions], found)
    quotations = [q for p in find_quotations(document.text, pack.quotes) for q in p.quotations if not q.dash]
    return link(document, drafts, quotations)


def join(rules: Sequence[Draft], tagged: Sequence[Draft]) -> list[Draft]:
    """The union: a tagged attribution gives its source to the rule's with the same cue; where there is none it stands by itself."""
    joined: list[Draft] = []
    for draft in rules:
        twin = next((t for t in tagged if _shared(t.cue, draft.cue) and _shared(t.content, draft.content)), None)
        better = twin is not None and twin.source and twin.source != draft.source
        joined.append(replace(draft, source=twin.source, reasons=(*draft.reasons, *twin.reasons)) if better and twin else draft)
    for draft in tagged:
        if not any(_shared(draft.cue, r.cue) or _same(draft.content, r.content) for r in rules):
            joined.append(draft)
    return joined


def _draft(attribution: Attribution) -> Draft:
    return Draft(
        source=_stretches(attribution.source),
        cue=_stretches(attribution.cue),
        content=_stretches(attribution.content),
        reasons=attribution.reasons,
        act=attribution.act,
        certainty=attribution.certainty,
        hearsay=attribution.evidential == "reportative",
    )


def _stretches(spans: tuple[Span, ...]) -> Stretches:
    return tuple((s.start, s.end) for s in spans)


def _shared(left: Stretches, right: Stretches) -> int:
    """Characters that both cover."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def _same(left: Stretches, right: Stretches) -> bool:
    longer = max(sum(b - a for a, b in spans) for spans in (left, right))
    return _shared(left, right) > SAME * longer
