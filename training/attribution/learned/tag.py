"""Cues first, then source and content of each: the learned extractor's order of work, and how it is joined with the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dixit.extract.attribution.drafts import Draft, Offsets
from training.attribution.learned.features import cue_features, is_candidate, role_features, window
from training.attribution.learned.model import Tagger
from training.attribution.learned.words import Page

__all__ = ["find_cue_heads", "read_roles", "tag"]

SURE = 0.5
"""How likely a token must be the head of a cue."""

MOST_CUES = 4000
"""Cues worked on in one text; a report has some dozens."""


def find_cue_heads(page: Page, tagger: Tagger, convention: str = "claims", sure: float = SURE) -> list[int]:
    """Tokens that head a cue, in text order; the likeliest `MOST_CUES` of them."""
    scored = [
        (tagger.cue_probability(cue_features(page, token.at, convention)), token.at)
        for token in page.parse.tokens
        if is_candidate(page, token.at)
    ]
    kept = sorted((s for s in scored if s[0] >= sure), reverse=True)[:MOST_CUES]
    return sorted(at for _, at in kept)


def read_roles(page: Page, span: range, labels: Sequence[str]) -> dict[str, tuple[Offsets, ...]]:
    """Offsets of each role out of the labels of a window: neighbours of one role are one stretch."""
    found: dict[str, list[Offsets]] = {"source": [], "cue": [], "content": []}
    before = ""
    for at, label in zip(span, labels, strict=True):
        role = label[2:]
        if role:
            token = page.parse.tokens[at]
            stretches = found[role]
            if role == before and stretches and label[0] == "I":
                stretches[-1] = (stretches[-1][0], token.end)
            else:
                stretches.append((token.start, token.end))
        before = role
    return {role: tuple(stretches) for role, stretches in found.items()}


def tag(page: Page, tagger: Tagger, convention: str = "claims", sure: float = SURE) -> list[Draft]:
    """The attributions of a text, one for each cue, without those that have no content."""
    heads = find_cue_heads(page, tagger, convention, sure)
    rivals = frozenset(heads)
    drafts = []
    for head in heads:
        span = window(page, head)
        roles = read_roles(page, span, tagger.label(role_features(page, head, span, rivals, convention)))
        if roles["content"] and roles["cue"]:
            reasons = (f"tagger:{page.parse.tokens[head].lemma.lower()}",)
            drafts.append(Draft(source=roles["source"], cue=roles["cue"], content=roles["content"], reasons=reasons))
    return _one_per_cue(drafts)


def _one_per_cue(drafts: Iterable[Draft]) -> list[Draft]:
    """Of two attributions with overlapping cues the first: heads of one group may both have been found."""
    kept: list[Draft] = []
    taken: set[int] = set()
    for draft in drafts:
        places = {k for a, b in draft.cue for k in range(a, b)}
        if places & taken:
            continue
        taken |= places
        kept.append(draft)
    return kept
