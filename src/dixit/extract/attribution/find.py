"""Finds every attribution of a document: the order of the work from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dixit.extract.attribution.drafts import Draft, covers
from dixit.extract.attribution.frames import find_frames
from dixit.extract.attribution.groups import find_groups
from dixit.extract.attribution.hearsay import find_hearsay
from dixit.extract.attribution.lexicon import Lexicon, build_lexicon
from dixit.extract.attribution.linking import link
from dixit.extract.attribution.nominal import find_nominal, find_uncued
from dixit.extract.attribution.parsed import attach
from dixit.extract.attribution.quotes import Paragraph, Quotation, find_quotations
from dixit.extract.attribution.verbal import find_verbal
from dixit.extract.attribution.words import Passage, split_passages
from dixit.lang.pack import Pack
from dixit.lang.parse import Parse
from dixit.types.claims import Attribution
from dixit.types.text import Document

__all__ = ["find_attributions"]

SILENT_NOTES = frozenset({"teaser", "boilerplate"})
"""Kinds of notes whose stretch of text is nobody's statement in this report."""

DEEPEST = 3
"""Levels of quotation inside which attributions are looked for."""


def find_attributions(document: Document, pack: Pack, parse: Parse | None = None) -> tuple[Attribution, ...]:
    """Every attribution in text order, ids ``a1``, ``a2`` ...; none in a text that attributes nothing.

    parse   of the document's text; without one the words alone decide
    """
    lexicon = build_lexicon(pack)
    silent = [(n.start, n.end) for n in document.notes if n.kind in SILENT_NOTES]
    drafts: list[Draft] = []
    quoted: list[Quotation] = []
    before: Paragraph | None = None
    for paragraph in find_quotations(document.text, pack.quotes):
        if any(a <= paragraph.start and paragraph.end <= b for a, b in silent):
            continue
        signed = _signature(document.text, paragraph, before, pack)
        if signed is not None:
            drafts = [d for d in drafts if d.cue or not covers(signed.content, d.content)]
            drafts.append(signed)
            continue
        before = paragraph
        quoted.extend(q for q in paragraph.quotations if not q.dash)
        open_incise: int | None = None
        for passage in split_passages(document.text, paragraph.start, paragraph.end, list(paragraph.quotations), lexicon.rules):
            found = read_passage(passage, lexicon, parse)
            if not found and open_incise is not None and _is_quotation(passage):
                drafts[open_incise] = _continued(drafts[open_incise], passage)
                continue
            incises = [n for n, d in enumerate(found) if any(r.startswith("incise") for r in d.reasons)]
            open_incise = len(drafts) + incises[-1] if incises and passage.quotations else None
            drafts.extend(found)
        drafts.extend(_inside(document.text, paragraph.quotations, lexicon, parse, 1))
    return link(document, drafts, quoted)


def _signature(text: str, paragraph: Paragraph, before: Paragraph | None, pack: Pack) -> Draft | None:
    """*— Jeanne Martin, témoin* under a paragraph that is one quotation: its speaker."""
    if paragraph.end - paragraph.start > 120 or text[paragraph.start] not in (*pack.quotes.dashes, "—", "–"):
        return None
    start = paragraph.start + 1
    while start < paragraph.end and text[start].isspace():
        start += 1
    if before is None or len(before.quotations) != 1 or start >= paragraph.end or not text[start].isupper():
        return None
    quotation = before.quotations[0]
    if quotation.dash or quotation.start - before.start > 1 or before.end - quotation.end > 2 or text[paragraph.end - 1] in ".!?":
        return None
    return Draft(source=((start, paragraph.end),), cue=(), content=((quotation.start, quotation.end),), reasons=("signature",))


def _is_quotation(passage: Passage) -> bool:
    """Whether a passage is one quotation and nothing else."""
    return len(passage.quotations) == 1 and all(
        k >= 0 or not word.is_word for k, word in zip(passage.inside, passage.words, strict=True)
    )


def _continued(draft: Draft, passage: Passage) -> Draft:
    """An incise governs the quotation of the next sentence as well, while nobody else speaks."""
    quotation = passage.quotations[0]
    return replace(draft, content=(*draft.content, (quotation.start, quotation.end)), reasons=(*draft.reasons, "continued"))


def read_passage(passage: Passage, lexicon: Lexicon, parse: Parse | None = None) -> list[Draft]:
    """The attributions of one passage at its own level."""
    if parse is not None:
        attach(passage, parse)
    groups = find_groups(passage, lexicon)
    drafts = find_verbal(passage, lexicon, groups)
    drafts += find_frames(passage, lexicon, groups)
    drafts += find_nominal(passage, lexicon, groups)
    drafts += find_uncued(passage, lexicon, drafts)
    if passage.depth == 0:
        drafts += find_hearsay(passage, lexicon, groups, drafts)
    return drafts


def _inside(text: str, quotations: Sequence[Quotation], lexicon: Lexicon, parse: Parse | None, depth: int) -> Iterable[Draft]:
    """What people quoted say that others say."""
    for quotation in quotations:
        if quotation.inner_end - quotation.inner_start < 12:
            continue
        for passage in split_passages(
            text, quotation.inner_start, quotation.inner_end, list(quotation.inner), lexicon.rules, depth
        ):
            yield from read_passage(passage, lexicon, parse)
        if depth < DEEPEST:
            yield from _inside(text, quotation.inner, lexicon, parse, depth + 1)
