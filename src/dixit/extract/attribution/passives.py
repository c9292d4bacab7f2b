"""Passives: the subject is what is said, the agent who says it (*a été revendiqué par X*, *accusé par X de Y*)."""

from __future__ import annotations

from collections.abc import Sequence

from dixit.extract.attribution.clauses import clause_end, finite_at
from dixit.extract.attribution.complements import variants
from dixit.extract.attribution.drafts import Draft, draft_of, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.phrases import phrase_after
from dixit.extract.attribution.subjects import subject_before
from dixit.extract.attribution.words import Passage, Range

__all__ = ["find_passive"]


def find_passive(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group) -> Draft | None:
    """*L'attaque a été revendiquée par X*: the subject is the content. *X est accusé de Y par Z*: subject and complement are."""
    frames = group.form.cue.frames
    agent = _agent(passage, lexicon, group.after)
    source = offsets(passage, agent)
    subject = subject_before(passage, lexicon, group.first)
    words = passage.words
    after = agent[1] if agent is not None and agent[0] - group.after <= 1 else group.after
    family = group.form.cue.family
    described = after < len(words) and words[after].low in lexicon.clauses.inverted_as
    blamed = ("culprit" in frames or "as" in frames) and after < len(words) and words[after].low in lexicon.of
    if described or (blamed and family in ("blame", "say", "react")):
        return _described(passage, lexicon, groups, group, agent)
    joined = _joined(passage, lexicon, group, after)
    if joined and subject is not None:
        end = clause_end(passage, lexicon, after, group, groups)
        return draft_of(passage, group, source, [subject, (after, end)], ("passive-compared",))
    if subject is None or ("subject_content" not in frames and not (agent and "noun" in frames)):
        if after < len(words) and words[after].low in lexicon.complementisers and "that" in frames and not group.bare:
            end = clause_end(passage, lexicon, after, group, groups)
            return draft_of(passage, group, source, [(after, end)], ("passive-impersonal",))
        return None
    if words[subject[0]].low in lexicon.pronouns and after < len(words) and words[after].low in lexicon.complementisers:
        return draft_of(
            passage, group, source, [(after, clause_end(passage, lexicon, after, group, groups))], ("passive-impersonal",)
        )
    if group.form.cue.lemma in lexicon.deeds:
        return None
    if group.bare and not (agent is not None and family in ("responsibility", "deny")):
        return None
    if family in ("say", "publish", "blame", "react", "call") and agent is None and not group.negated:
        return None
    return draft_of(passage, group, source, [subject], ("passive-subject",))


def _described(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group, agent: Range | None) -> Draft | None:
    """*X est accusé de Y*, *X est décrit comme Y par Z*: subject and description together are what is said."""
    subject = subject_before(passage, lexicon, group.first)
    words = passage.words
    after = agent[1] if agent is not None and agent[0] - group.after <= 1 else group.after
    end = clause_end(passage, lexicon, after, group, groups)
    if agent is not None and after < agent[0] - 1 < end and agent[1] >= end:
        end = agent[0] - 1
    elif agent is not None and agent[0] > after:
        agent = None
    if group.bare:
        end = next((k for k in range(after, end) if words[k].text == "," and passage.inside[k] < 0), end)
    quoted = any(passage.inside[k] >= 0 for k in range(after, end))
    if group.form.cue.lemma in lexicon.deeds or (agent is None and group.form.cue.family != "blame" and not quoted):
        return None
    pieces = [p for p in (subject, (after, end)) if p is not None and p[0] < p[1]]
    return draft_of(passage, group, offsets(passage, agent), pieces, ("passive-culprit",))


def _agent(passage: Passage, lexicon: Lexicon, at: int) -> Range | None:
    """The agent of a passive, *par X*, *by X*."""
    words = passage.words
    for k in range(at, min(len(words), at + 30)):
        if passage.inside[k] >= 0:
            continue
        if words[k].text in ".;:," or finite_at(passage, lexicon, k):
            return None
        if words[k].low in lexicon.clauses.agents:
            return phrase_after(passage, lexicon, k + 1)
    return None


def _joined(passage: Passage, lexicon: Lexicon, group: Group, after: int) -> bool:
    """Whether the cue's own preposition follows its passive (*a été comparée par X à Y*)."""
    if "as" not in group.form.cue.frames or after >= len(passage.words):
        return False
    return after > group.after and any(passage.words[after].low in variants(lexicon, p) for p in group.form.cue.prepositions)
