"""Attributions by a verb: which content a cue verb governs, on which side, and who its subject is."""

from __future__ import annotations

from collections.abc import Sequence

from dixit.extract.attribution.complements import Complement, find_complement
from dixit.extract.attribution.drafts import Draft, Offsets, draft_of, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.incises import around_incise, find_incise
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.passives import find_passive
from dixit.extract.attribution.sources import Earlier, find_source, shares_subject
from dixit.extract.attribution.words import Passage

__all__ = ["find_verbal"]


def find_verbal(passage: Passage, lexicon: Lexicon, groups: Sequence[Group]) -> list[Draft]:
    """Every attribution of the passage whose cue is a verb, in text order."""
    drafts: list[Draft] = []
    shared: tuple[Offsets, ...] = ()
    for n, group in enumerate(groups):
        earlier = Earlier(groups[n - 1] if n else None, shared)
        for reading in (group, *group.others):
            draft = _read(passage, lexicon, groups, reading, earlier)
            if draft is not None:
                drafts.append(draft)
                shared = draft.source or shared
                break
    return drafts


def _read(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group, earlier: Earlier) -> Draft | None:
    cue, before = group.form.cue, earlier.group
    if group.negated and cue.negated is None:
        return None
    if cue.only == "attitude" or (cue.only == "negated" and not group.negated):
        return None
    if passage.words[group.head].is_capital and group.head > 0 and passage.words[group.head - 1].is_word:
        return None  # a name (*Twitter*), no verb
    incise = find_incise(passage, lexicon, group)
    if incise is not None and not (passage.depth and incise.rule == "incise-plain"):
        content = around_incise(passage, lexicon, groups, group, incise)
        if content:
            return draft_of(passage, group, offsets(passage, incise.source), content, (incise.rule,))
    if group.passive or (group.bare and not (before is not None and shares_subject(passage, lexicon, group, before))):
        return None if group.marked else find_passive(passage, lexicon, groups, group)
    complement = find_complement(passage, lexicon, group, groups)
    if complement is None or not _counts(passage, lexicon, group, complement):
        return None
    source, rule = find_source(passage, lexicon, group, complement, earlier)
    if _nobody(passage, lexicon, group, source):
        return None
    return draft_of(
        passage,
        group,
        source,
        [complement.content],
        (f"frame:{complement.kind}", rule),
        complement.particle,
    )


def _nobody(passage: Passage, lexicon: Lexicon, group: Group, source: tuple[Offsets, ...]) -> bool:
    """Whether the subject is nobody who speaks: *rien n'indique*, *on note* (the narrator)."""
    if len(source) != 1:
        return False
    k = passage.at(source[0][0])
    if k >= len(passage.words) or passage.words[k].end != source[0][1]:
        return False
    low = passage.words[k].low
    if low in lexicon.negation:
        return True
    if passage.depth and any(p.form == low and p.person == "1" for p in lexicon.frames.pronoun):
        return True  # a speaker's own "I say that" is part of what is said
    return low in lexicon.clauses.impersonal and passage.depth == 0 and group.form.cue.family != "blame"


def _counts(passage: Passage, lexicon: Lexicon, group: Group, complement: Complement) -> bool:
    """Whether a cue with this complement attributes: some count only with quotations, some are mostly deeds or plans."""
    cue, kind = group.form.cue, complement.kind
    quoted = any(passage.inside[k] >= 0 for k in range(*complement.content))
    if cue.only in ("quotation", "body") and not quoted:
        return False
    if kind in ("noun", "about", "question", "plain_infinitive") and cue.lemma in lexicon.deeds:
        return False
    if kind in ("noun", "about") and cue.family == "publish" and not quoted:
        return False
    if group.reflexive and not group.form.reflexive and kind != "quote":
        return False
    if group.kind == "infinitive" and group.marked:
        return kind in ("that", "quote") and _after_opener(passage, lexicon, group.first)
    return not passage.depth or kind in ("that", "quote", "infinitive", "plain_infinitive")


def _after_opener(passage: Passage, lexicon: Lexicon, first: int) -> bool:
    """Whether an infinitive follows *avant de*: the next thing said, no plan."""
    return bool(lexicon.openers.length_before(passage.words, first))
