"""Where clauses are: finite verbs, phrases of time, and the end of what somebody is reported to say."""

from __future__ import annotations

from collections.abc import Sequence

from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.parsed import is_finite_verb
from dixit.extract.attribution.words import Passage

__all__ = ["clause_end", "finite_at", "over_time"]


def finite_at(passage: Passage, lexicon: Lexicon, k: int) -> bool:
    """Whether the word at k looks like a finite verb where it stands: nouns of the same form follow determiners and *of*."""
    words = passage.words
    if passage.inside[k] >= 0:
        return False
    parsed = is_finite_verb(passage, k)
    if parsed is not None:
        return parsed
    if not lexicon.is_finite(words[k]):
        return False
    low, before = words[k].low, words[k - 1].low if k else ""
    if low in lexicon.auxiliaries or low in lexicon.finite:
        return True
    if before in lexicon.of or (before in lexicon.determiners and before not in lexicon.clitics) or low in lexicon.nouns:
        return False
    if before in lexicon.determiners and (k < 2 or words[k - 2].low not in lexicon.pronouns):
        return False
    return not words[k].is_capital


def over_time(passage: Passage, lexicon: Lexicon, at: int) -> int:
    """Index after a phrase of time that begins here (*le 28 juillet 2016*, *en octobre*, *mardi soir*, *cet après-midi*)."""
    words, k, seen = passage.words, at, False
    if (
        k < len(words)
        and (words[k].low in lexicon.determiners or words[k].low in lexicon.place_of_saying)
        and passage.inside[k] < 0
    ):
        k += 1
    while k < len(words) and passage.inside[k] < 0:
        if words[k].low in lexicon.times:
            seen = True
        elif not words[k].text.isdigit():
            break
        k += 1
    if k < len(words) and words[k].text in ("'s", "’s"):
        return at
    return k if seen else at


def clause_end(passage: Passage, lexicon: Lexicon, at: int, group: Group | None, groups: Sequence[Group]) -> int:
    """Index where a reported clause that begins at `at` ends: the passage's stop, the reporter's own voice again, a new cue."""
    words = passage.words
    firsts = {g.first: g for g in groups if group is None or g.first > group.first}
    participle = group is not None and group.kind == "gerund"
    depth = 0
    for k in range(at, len(words)):
        if passage.inside[k] >= 0:
            continue
        text = words[k].text
        if text == ")" and depth == 0:
            return k
        depth += (text == "(") - (text == ")")
        if depth or text in "()":
            continue
        if text == ";" or (text in ".!?…" and _is_stop(passage, k, lexicon)):
            return k
        if k == at:
            continue
        if text == "," and _reporter_again(passage, lexicon, k, groups):
            return k
        if words[k].low in lexicon.coordinators and _new_cue(passage, lexicon, k + 1, firsts, participle):
            return k - 1 if words[k - 1].text == "," else k
        if _turns_to_speaker(passage, lexicon, k, firsts):
            return k - 1 if words[k - 1].text == "," else k
        if text in "–—" and words[k - 1].end < words[k].start and _dash_closes(passage, at, k):
            return k
    return len(words)


def _turns_to_speaker(passage: Passage, lexicon: Lexicon, k: int, firsts: dict[int, Group]) -> bool:
    """Whether another speaker's words begin here: *qui ont déclaré que*, or the same one's: *tout en appelant à*."""
    relative = lexicon.relatives.length_at(passage.words, k)
    if relative and passage.words[k].low not in lexicon.complementisers:
        group = firsts.get(k + relative)
        after = group.after if group is not None else 0
        return group is not None and after < len(passage.words) and passage.words[after].low in lexicon.complementisers
    opener = lexicon.openers.length_at(passage.words, k)
    if not opener:
        return False
    group = firsts.get(k + opener)
    return group is not None and group.kind == "gerund"


def _is_stop(passage: Passage, k: int, lexicon: Lexicon) -> bool:
    if k + 1 >= len(passage.words):
        return True
    if passage.words[k + 1].start == passage.words[k].end and passage.words[k + 1].is_word:
        return False
    return not (
        passage.words[k].text == "."
        and k
        and (
            (len(passage.words[k - 1].text) == 1 and passage.words[k - 1].text.isalpha())
            or passage.words[k - 1].low in lexicon.rules.abbreviations
        )
    )


def _dash_closes(passage: Passage, at: int, k: int) -> bool:
    return any(passage.words[j].text in "–—" for j in range(max(0, at - 40), at))


def _reporter_again(passage: Passage, lexicon: Lexicon, comma: int, groups: Sequence[Group]) -> bool:
    """Whether what follows a comma is no longer the reported clause."""
    words, at = passage.words, comma + 1
    if at >= len(words):
        return True
    if lexicon.openers.length_at(words, at):
        return True
    for g in groups:
        if g.first == at or (g.marked and g.first - 2 <= at <= g.first):
            return g.kind in ("finite", "gerund", "participle") and not g.bare
        if g.first > at + 2:
            break
    return False


def _new_cue(passage: Passage, lexicon: Lexicon, at: int, firsts: dict[int, Group], participle: bool) -> bool:
    """Whether a cue that shares the subject of the first one begins here (*et a ajouté*, *and added*)."""
    words = passage.words
    for _ in range(3):
        group = firsts.get(at)
        if group is not None:
            if group.kind == "gerund":
                return participle
            return group.kind in ("finite", "conditional", "participle") and group.pronoun is None
        step = lexicon.adverbs.length_at(words, at) if at < len(words) else 0
        if not step and at < len(words) and lexicon.is_adverb(words[at]):
            step = 1
        if not step:
            return False
        at += step
    return False
