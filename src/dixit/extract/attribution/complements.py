"""What a cue takes to its right: a clause, an infinitive, a quotation, a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dixit.extract.attribution.clauses import clause_end, finite_at, over_time
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.phrases import phrase_after
from dixit.extract.attribution.words import Passage, Range

__all__ = ["Complement", "find_complement", "variants"]

REACH = 22
"""Words between a cue and its complement: addressee, medium, moment, an inverted subject with its apposition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """The content to the right of a cue.

    kind     the frame that was met
    content  half-open word range
    between  the range between cue and complement, empty when adjacent
    particle range of a preposition that belongs to the cue (*appelle à*), None otherwise
    """

    kind: str
    content: Range
    between: Range
    particle: Range | None = None


def find_complement(passage: Passage, lexicon: Lexicon, group: Group, groups: Sequence[Group]) -> Complement | None:
    """The complement of a cue, by the frames that its entry allows; None when it has none to its right."""
    frames = group.form.cue.frames
    words = passage.words
    start = _over_adverbs(passage, lexicon, group.after)
    if start >= len(words):
        return None
    bare = _bare(passage, lexicon, group, groups, start)
    if bare is not None:
        return bare
    near = _adjacent(passage, lexicon, group, groups, start)
    if near is not None and not ("addressee_that" in frames and near.kind == "noun"):
        return near
    far = _distant(passage, lexicon, group, groups, start)
    if far is not None and (near is None or far.kind in ("that", "infinitive", "whether")):
        return far
    return near


def _over_adverbs(passage: Passage, lexicon: Lexicon, at: int) -> int:
    words = passage.words
    spare = lexicon.determiners if not lexicon.elides else frozenset()
    while at < len(words) and passage.inside[at] < 0 and words[at].low not in spare:
        step = lexicon.adverbs.length_at(words, at)
        if step and words[at].low not in lexicon.complementisers:
            at += step
        elif lexicon.is_adverb(words[at]) or (words[at].low in lexicon.negation and words[at].low not in lexicon.clitics):
            at += 1
        elif (later := over_time(passage, lexicon, at)) > at:
            at = later
        else:
            return at
    return at


def _adjacent(passage: Passage, lexicon: Lexicon, group: Group, groups: Sequence[Group], at: int) -> Complement | None:
    """A complement that begins right after the cue."""
    words, frames = passage.words, group.form.cue.frames
    between = (group.after, at)
    low = words[at].low
    if _opens_quotation(passage, at):
        if "quote" in frames or "noun" in frames or "about" in frames:
            return Complement(kind="quote", content=(at, _quote_end(passage, lexicon, at, group, groups)), between=between)
        return None
    if low == ":" and _opens_quotation(passage, at + 1) and "quote" in frames:
        return Complement(kind="quote", content=(at + 1, _after_quotation(passage, at + 1)), between=between)
    if low in lexicon.complementisers and _complements(passage, lexicon, at, group) and "that" in frames:
        return _that(passage, lexicon, group, groups, at, between)
    if low in lexicon.whether and "whether" in frames:
        return Complement(kind="whether", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)
    if "question" in frames and lexicon.question.length_at(words, at):
        return Complement(kind="question", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)
    to_do = "infinitive" in frames or ("addressee_that" in frames and bool(group.form.cue.prepositions))
    if to_do and low in lexicon.infinitive_marks and _infinitive_follows(passage, lexicon, at + 1):
        return Complement(kind="infinitive", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)
    if "plain_infinitive" in frames and _infinitive_follows(passage, lexicon, at) and lexicon.clauses.infinitive_endings:
        return Complement(kind="plain_infinitive", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)
    if "about" in frames:
        about = _about(passage, lexicon, group, groups, at, between)
        if about is not None:
            return about
    if ("noun" in frames or "culprit" in frames or "value" in frames or "as" in frames) and _opens_object(passage, lexicon, at):
        end = _object_end(passage, lexicon, at, group, groups)
        return Complement(kind="noun", content=(at, end), between=between) if end > at else None
    return None


def _about(passage: Passage, lexicon: Lexicon, group: Group, groups: Sequence[Group], at: int, between: Range) -> Complement | None:
    words = passage.words
    for preposition in group.form.cue.prepositions:
        parts = preposition.replace("'", "' ").split()
        if words[at].low in variants(lexicon, parts[0]) and all(
            at + k < len(words) and words[at + k].low == p for k, p in enumerate(parts) if k
        ):
            first = at + len(parts)
            if first >= len(words):
                return None
            if _infinitive_follows(passage, lexicon, first) and lexicon.clauses.infinitive_endings:
                return Complement(
                    kind="infinitive", content=(at, clause_end(passage, lexicon, first, group, groups)), between=between
                )
            end = _object_end(passage, lexicon, first, group, groups)
            if end > first:
                return Complement(kind="about", content=(first, end), between=between, particle=(at, first))
    return None


def variants(lexicon: Lexicon, preposition: str) -> tuple[str, ...]:
    """A preposition with its contracted and elided forms."""
    return (preposition, *lexicon.clauses.contractions.get(preposition, ()))


def _that(passage: Passage, lexicon: Lexicon, group: Group, groups: Sequence[Group], at: int, between: Range) -> Complement:
    if at + 1 < len(passage.words) and _opens_quotation(passage, at + 1):
        return Complement(kind="that", content=(at, _quote_end(passage, lexicon, at + 1, group, groups)), between=between)
    if at + 2 < len(passage.words) and passage.words[at + 1].text == ":" and _opens_quotation(passage, at + 2):
        return Complement(kind="that", content=(at, _after_quotation(passage, at + 2)), between=between)
    return Complement(kind="that", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)


def _distant(passage: Passage, lexicon: Lexicon, group: Group, groups: Sequence[Group], start: int) -> Complement | None:
    """A complement after an addressee, a medium, a moment or an inverted subject."""
    words, frames = passage.words, group.form.cue.frames
    taken = {g.head for g in groups if g.kind in ("finite", "conditional") and g.head != group.head}
    for at in range(start, min(len(words), start + REACH)):
        between = (group.after, at)
        if passage.inside[at] >= 0:
            if _opens_quotation(passage, at) and "quote" in frames and _leads_to_quotation(passage, lexicon, start, at):
                return Complement(kind="quote", content=(at, _quote_end(passage, lexicon, at, group, groups)), between=between)
            return None
        low = words[at].low
        if low == ":" and "quote" in frames:
            if _opens_quotation(passage, at + 1):
                return Complement(kind="quote", content=(at + 1, _after_quotation(passage, at + 1)), between=between)
            return None
        if low in ";.!?" or (at in taken) or low in ("(",):
            return None
        if low in lexicon.complementisers and "that" in frames and _complements(passage, lexicon, at, group):
            if _bridges(passage, lexicon, start, at):
                return _that(passage, lexicon, group, groups, at, between)
            return None
        if lexicon.relatives.length_at(words, at) and low not in lexicon.complementisers:
            return None
        if (
            "plain_infinitive" in frames
            and lexicon.clauses.infinitive_endings
            and at > start
            and words[at - 1].low not in lexicon.opening_prepositions
            and _is_infinitive(passage, lexicon, at)
            and _bridges(passage, lexicon, start, at)
        ):
            return Complement(
                kind="plain_infinitive", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between
            )
        addressed = "addressee_that" in frames or _is_saying_place(passage, lexicon, start)
        if (
            low in lexicon.infinitive_marks
            and ("infinitive" in frames or ("addressee_that" in frames and group.form.cue.prepositions))
            and addressed
            and _infinitive_follows(passage, lexicon, at + 1)
        ):
            return Complement(kind="infinitive", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)
        if low in lexicon.whether and "whether" in frames and at == start:
            return Complement(kind="whether", content=(at, clause_end(passage, lexicon, at, group, groups)), between=between)
    return None


def _is_saying_place(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    return at < len(passage.words) and passage.words[at].low in lexicon.place_of_saying


def _leads_to_quotation(passage: Passage, lexicon: Lexicon, start: int, at: int) -> bool:
    """Whether a quotation at a distance is what the cue says: after a medium or addressee, and long enough to be speech."""
    quotation = passage.quotations[passage.inside[at]]
    long_enough = quotation.inner_end - quotation.inner_start > 15
    first = passage.words[start]
    return (
        long_enough
        and (first.low in lexicon.place_of_saying or (passage.words[at - 1].text == "," and first.low not in lexicon.determiners))
        and passage.words[at - 1].low not in lexicon.determiners
        and passage.words[at - 1].low not in lexicon.of
    )


def _bridges(passage: Passage, lexicon: Lexicon, start: int, at: int) -> bool:
    """Whether the words between cue and complement are what may stand there: a place of saying, a parenthesis, a subject."""
    words = passage.words
    for k in range(start, at):
        low = words[k].low
        if low in lexicon.coordinators and not words[k + 1].is_capital:
            return False
        if lexicon.clauses.infinitive_endings and len(low) > 4 and lexicon.is_infinitive(words[k]) and low in lexicon.verbs:
            return False
        if finite_at(passage, lexicon, k) and low not in lexicon.verbs:
            return False
    first = words[start]
    return at - start <= 6 or (
        first.low in lexicon.place_of_saying or first.text == "," or first.is_capital or first.low in lexicon.determiners
        or first.low in lexicon.opening_prepositions
    )  # fmt: skip


def _bare(passage: Passage, lexicon: Lexicon, group: Group, groups: Sequence[Group], start: int) -> Complement | None:
    """A clause without complementiser: a phrase and a finite verb follow (*said the bridge was gone*)."""
    words = passage.words
    if "bare" not in group.form.cue.frames or lexicon.clauses.infinitive_endings:
        return None
    at = start
    if (words[at].low in lexicon.complementisers and words[at].low not in lexicon.determiners) or words[
        at
    ].low in lexicon.infinitive_marks:
        return None
    if (
        _opens_quotation(passage, at)
        or words[at].text == ":"
        or (words[at].low in lexicon.complementisers and _clause_follows(passage, lexicon, at))
    ):
        return None
    if group.form.cue.lemma in lexicon.clauses.tellers:
        told = _addressee(passage, lexicon, at)
        if told is not None:
            at = told
            if at < len(words) and (
                words[at].low in lexicon.complementisers or _opens_quotation(passage, at) or words[at].text == ":"
            ):
                return None
    if at < len(words) and _is_saying_place(passage, lexicon, at):
        skipped = phrase_after(passage, lexicon, at + 1, apposition=False)
        if skipped is not None:
            at = _over_adverbs(passage, lexicon, skipped[1])
            if at < len(words) and words[at].text == ",":
                at += 1
    if at >= len(words) or not (words[at].is_word or passage.inside[at] >= 0):
        return None
    end = clause_end(passage, lexicon, at, group, groups)
    if not _has_clause(passage, lexicon, at, end):
        return None
    return Complement(kind="bare", content=(at, end), between=(group.after, at))


def _addressee(passage: Passage, lexicon: Lexicon, at: int) -> int | None:
    """Index after the one who is told: a pronoun, a name, or a phrase up to the clause that follows it."""
    words = passage.words
    if at >= len(words) or passage.inside[at] >= 0 or not words[at].is_word:
        return None
    if words[at].low in lexicon.pronouns:
        return at + 1
    if passage.tokens and passage.parse is not None:
        k = at + 1
        while k < len(words) and k - at < 8 and passage.inside[k] < 0:
            token, before = passage.tokens[k], words[k - 1]
            starts = (
                words[k].low in lexicon.determiners or words[k].low in lexicon.pronouns or words[k].low in lexicon.complementisers
            )
            if not words[k].is_word or words[k].low in lexicon.times or (starts and before.low not in lexicon.opening_prepositions):
                return k
            if token is not None and token.dep in ("nsubj", "nsubj:pass", "mark", "case", "advmod"):
                return k
            k += 1
    found = phrase_after(passage, lexicon, at, apposition=False)
    return found[1] if found is not None else None


def _clause_follows(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    """Whether *that* at this place opens a clause and is no determiner: a noun phrase or pronoun follows it."""
    words = passage.words
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    return (
        after.low in lexicon.determiners
        or after.low in lexicon.pronouns
        or after.is_capital
        or passage.inside[at + 1] >= 0
        or (bool(passage.tokens) and (token := passage.tokens[at]) is not None and token.dep == "mark")
    )


def _has_clause(passage: Passage, lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether a stretch holds a subject and a finite verb that no relative pronoun governs."""
    relative = False
    for k in range(at, end):
        if passage.inside[k] >= 0:
            continue
        if passage.words[k].text == ",":
            relative = False
        elif k > at and lexicon.relatives.length_at(passage.words, k):
            relative = True
        elif k > at and not relative and finite_at(passage, lexicon, k):
            return True
    return False


def _opens_quotation(passage: Passage, at: int) -> bool:
    return at < len(passage.words) and passage.inside[at] >= 0 and (at == 0 or passage.inside[at - 1] != passage.inside[at])


def _after_quotation(passage: Passage, at: int) -> int:
    """Index after the quotation that holds word `at`, with those that follow it at once."""
    q = passage.inside[at]
    while at < len(passage.words) and passage.inside[at] == q:
        at += 1
    return at


def _quote_end(passage: Passage, lexicon: Lexicon, at: int, group: Group, groups: Sequence[Group]) -> int:
    """Where a content that begins with a quotation ends: with its marks, unless the clause plainly goes on."""
    end = _after_quotation(passage, at)
    words = passage.words
    if end >= len(words):
        return end
    follows = words[end]
    if not follows.is_word and passage.inside[end] < 0:
        return end
    if follows.low in lexicon.coordinators and not _continues(passage, lexicon, end, groups):
        return end
    step = lexicon.openers.length_at(words, end)
    if step or follows.low in lexicon.times or any(g.first == end for g in groups):
        return end
    if follows.low in lexicon.place_of_saying and words[at].start + 80 < words[end - 1].end:
        return end
    return clause_end(passage, lexicon, end, group, groups)


def _continues(passage: Passage, lexicon: Lexicon, at: int, groups: Sequence[Group]) -> bool:
    """Whether what a coordinator joins belongs to the content: another quotation or complementiser, and no new cue."""
    if at + 1 >= len(passage.words):
        return False
    after = passage.words[at + 1]
    return passage.inside[at + 1] >= 0 or after.low in lexicon.complementisers or after.low in lexicon.infinitive_marks


def _complements(passage: Passage, lexicon: Lexicon, at: int, group: Group) -> bool:
    """Whether a complementiser opens a content: no conjunction (*ainsi que*), no restriction (*ne … que*), no relative."""
    words = passage.words
    before = words[at - 1].low if at else ""
    if at - 1 >= group.after and before in lexicon.never_complement and not lexicon.adverbs.length_before(words, at):
        return False
    if group.negated and not any(
        words[k].low in lexicon.negation and words[k].low not in lexicon.clitics for k in range(group.first, at)
    ):
        return not lexicon.clitics  # ne ... que: a restriction
    return not (at + 1 < len(words) and words[at + 1].text in ".;)")


def _is_infinitive(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    token = passage.tokens[at] if passage.tokens else None
    if token is not None and token.pos:
        return token.pos in ("VERB", "AUX") and "VerbForm=Inf" in token.morph
    return lexicon.is_infinitive(passage.words[at]) and passage.words[at].low in (*lexicon.clauses.have, *lexicon.clauses.be)


def _infinitive_follows(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    words, k = passage.words, at
    while k < len(words) and k - at < 5:
        low = words[k].low
        if passage.inside[k] >= 0 and words[k].text in '«»“”"':
            k += 1
        elif lexicon.is_infinitive(words[k]) and words[k].low not in lexicon.determiners:
            token = passage.tokens[k] if passage.tokens else None
            return token is None or not token.pos or token.pos in ("VERB", "AUX")
        elif (
            low in lexicon.clitics or low in lexicon.negation or lexicon.is_adverb(words[k]) or lexicon.adverbs.length_at(words, k)
        ):
            k += 1
        else:
            return False
    return False


def _opens_object(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    words = passage.words
    word = words[at]
    if passage.inside[at] >= 0:
        return True
    if word.low in lexicon.determiners or word.is_capital or word.text.isdigit():
        return True
    return not lexicon.clauses.infinitive_endings and word.is_word and word.low not in lexicon.opening_prepositions


def _object_end(passage: Passage, lexicon: Lexicon, at: int, group: Group, groups: Sequence[Group]) -> int:
    """End of a content that is a noun phrase: its clause, cut at the first comma that no list explains."""
    words = passage.words
    end = clause_end(passage, lexicon, at, group, groups)
    depth = 0
    for k in range(at, end):
        text = words[k].text
        depth += (text == "(") - (text == ")")
        if passage.inside[k] >= 0 or depth > 0:
            continue
        if text == "," and not _lists(passage, lexicon, k, end):
            return k
    return end


def _lists(passage: Passage, lexicon: Lexicon, comma: int, end: int) -> bool:
    """Whether a comma parts the items of a list: determiner or name after it, and a coordinator before the next verb."""
    words = passage.words
    if comma + 1 >= end:
        return False
    after = words[comma + 1]
    if after.low in lexicon.of or after.low in lexicon.coordinators:
        return True
    if not (
        after.low in lexicon.determiners or after.is_capital or passage.inside[comma + 1] >= 0 or after.low in lexicon.coordinators
    ):
        return False
    return any(words[k].low in lexicon.coordinators for k in range(comma + 1, min(end, comma + 15)))
