"""Attributions by a verb: which content a cue verb governs, on which side, and who its subject is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dixit.extract.attribution.complements import Complement, clause_end, find_complement, variants
from dixit.extract.attribution.drafts import Draft, Offsets, offsets
from dixit.extract.attribution.groups import Group
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.parsed import subject_of
from dixit.extract.attribution.phrases import Range, antecedent_before, finite_at, phrase_after, subject_before
from dixit.extract.attribution.words import Passage

__all__ = ["find_verbal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incise:
    source: Range | None
    after: int
    rule: str


def find_verbal(passage: Passage, lexicon: Lexicon, groups: Sequence[Group]) -> list[Draft]:
    """Every attribution of the passage whose cue is a verb, in text order."""
    drafts: list[Draft] = []
    shared: tuple[Offsets, ...] = ()
    for n, group in enumerate(groups):
        before = groups[n - 1] if n else None
        readings = (_read(passage, lexicon, groups, reading, shared, before) for reading in (group, *group.others))
        draft = next((found for found in readings if found is not None), None)
        if draft is not None:
            drafts.append(draft)
            shared = draft.source or shared
    return drafts


def _read(
    passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group, shared: tuple[Offsets, ...], before: Group | None
) -> Draft | None:
    cue = group.form.cue
    if group.negated and cue.negated is None:
        return None
    if cue.only == "attitude" or (cue.only == "negated" and not group.negated):
        return None
    if passage.words[group.head].is_capital and group.head > 0 and passage.words[group.head - 1].is_word:
        return None  # a name (*Twitter*), no verb
    incise = _incise(passage, lexicon, group)
    if incise is not None and not (passage.depth and incise.rule == "incise-plain"):
        content = _around_incise(passage, lexicon, groups, group, incise)
        if content:
            return _draft(passage, group, offsets(passage, incise.source), content, (incise.rule,))
    if group.passive or (group.bare and not (before is not None and _shares(passage, lexicon, group, before))):
        return None if group.marked else _passive(passage, lexicon, groups, group)
    complement = find_complement(passage, lexicon, group, groups)
    if complement is None or not _counts(passage, lexicon, group, complement):
        return None
    source, rule = _source(passage, lexicon, groups, group, complement, shared, before)
    if _nobody(passage, lexicon, group, source):
        return None
    return _draft(
        passage,
        group,
        source,
        [complement.content],
        (f"frame:{complement.kind}", rule),
        (group.first, group.after),
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
    """Whether a cue with this complement attributes: some count only with quoted words, some are mostly deeds, some forms are plans."""
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


def _draft(
    passage: Passage, group: Group, source: tuple[Offsets, ...], content: Sequence[Range], rules: tuple[str, ...],
    cue: Range | None = None, particle: Range | None = None,
) -> Draft:  # fmt: skip
    entry = group.form.cue
    return Draft(
        source=source,
        cue=_cue_offsets(passage, group, cue or (group.first, group.after), particle),
        content=tuple(o for c in content for o in offsets(passage, c)),
        act=entry.negated if group.negated and entry.negated else entry.act,
        certainty=entry.certainty,
        reasons=(
            f"cue:{entry.lemma}",
            *rules,
            f"form:{_shape(group)}",
            f"level:{passage.depth}",
            *(("negated",) if group.negated else ()),
        ),
    )


def _shape(group: Group) -> str:
    """The form of a cue in one word, for the reasons."""
    marks = (("marked", group.marked), ("bare", group.bare), ("passive", group.passive))
    return "-".join((group.kind, *(name for name, holds in marks if holds)))


def _cue_offsets(passage: Passage, group: Group, cue: Range, particle: Range | None) -> tuple[Offsets, ...]:
    """The verb group without its inverted pronoun, and the preposition that belongs to it."""
    pieces = [cue]
    if group.aside is not None:
        pieces = [(cue[0], group.aside[0]), (group.aside[1], cue[1])]
    elif group.pronoun is not None:
        pieces = [(cue[0], group.pronoun), (group.pronoun + 1, cue[1])]
    if particle is not None:
        last = pieces[-1]
        pieces = [*pieces[:-1], (last[0], particle[1])] if last[1] == particle[0] else [*pieces, particle]
    return tuple(o for piece in pieces for o in offsets(passage, piece))


def _incise(passage: Passage, lexicon: Lexicon, group: Group) -> _Incise | None:
    """Whether the cue stands in an incise: after its content or inside it, with its subject beside it."""
    frames = group.form.cue.frames
    if (
        ("incise" not in frames and "quote" not in frames)
        or group.kind not in ("finite", "participle", "conditional")
        or group.passive
    ):
        return None
    words = passage.words
    if group.pronoun is not None and group.first > 0:
        return _Incise(source=(group.pronoun, group.pronoun + 1), after=group.after, rule="incise-pronoun")
    edge = _edge_before(passage, lexicon, group.first)
    if edge is not None and not group.bare:
        after = _over_medium(passage, lexicon, group.after)
        quoted = edge >= 0 and passage.inside[edge] >= 0
        source = (
            phrase_after(passage, lexicon, after) if after < len(words) and _is_subject(passage, lexicon, after, quoted) else None
        )
        if source is not None and _ends_incise(passage, lexicon, source[1]):
            if quoted or ("incise" in frames and ("noun" not in frames or _has_verb(passage, lexicon, group.first))):
                return _Incise(source=source, after=source[1], rule="incise-inverted")
    past = group.after
    if group.form.cue.lemma in lexicon.clauses.tellers and past < len(words):
        told = phrase_after(passage, lexicon, past, apposition=False)
        past = told[1] if told is not None else past
    if past >= len(words) or _ends_incise(passage, lexicon, _over_medium(passage, lexicon, past)):
        source = subject_before(passage, lexicon, group.first)
        if source is not None and source[0] > 0 and not group.bare:
            edge = _edge_before(passage, lexicon, source[0])
            # Languages that invert the subject in an incise do not leave it before the verb, but after "comme".
            if lexicon.inverted and passage.words[source[0] - 1].low not in lexicon.clauses.inverted_as:
                edge = None
            if edge is not None and (passage.inside[edge] >= 0 or _has_verb(passage, lexicon, source[0])):
                return _Incise(source=source, after=past, rule="incise-plain")
    return None


def _edge_before(passage: Passage, lexicon: Lexicon, at: int) -> int | None:
    """Index of the word that ends the content before an incise at `at`: what stands before the comma, or a quotation's last mark."""
    words, k = passage.words, at - 1
    if k < 0:
        return None
    if passage.inside[k] >= 0:
        return None if _names(passage, k) else k
    if words[k].text in ",–—-" and k > 0:
        return k - 1
    if words[k].text in "!?…" and k > 0:
        return k
    if words[k].low in lexicon.clauses.inverted_as and k > 0:
        return _edge_before(passage, lexicon, k)
    return None


def _names(passage: Passage, k: int) -> bool:
    """Whether the quotation that ends at k is a name inside a phrase (*l'organisation « État islamique »*) and no speech."""
    quotation = passage.quotations[passage.inside[k]]
    first = passage.at(quotation.start)
    return k - first < 6 and first > 0 and passage.words[first - 1].is_word


def _is_subject(passage: Passage, lexicon: Lexicon, at: int, quoted: bool) -> bool:
    """Whether a subject may begin here; *des témoins* only after a quotation, since *de* governs objects too."""
    word = passage.words[at]
    if word.low in lexicon.of and not (quoted and word.low in lexicon.determiners):
        return False
    return (word.low in lexicon.determiners or word.is_capital or word.low in lexicon.pronouns) and passage.inside[at] < 0


def _over_medium(passage: Passage, lexicon: Lexicon, at: int) -> int:
    """Over time words, adverbs and a place of saying between an incise's verb and its subject."""
    words = passage.words
    for _ in range(4):
        if at >= len(words) or passage.inside[at] >= 0:
            return at
        step = lexicon.adverbs.length_at(words, at)
        if step and words[at].low not in lexicon.pronouns:
            at += step
        elif words[at].low in lexicon.times or lexicon.is_adverb(words[at]):
            at += 1
        elif words[at].low in lexicon.place_of_saying and words[at].low not in lexicon.determiners:
            medium = phrase_after(passage, lexicon, at + 1, apposition=False)
            if medium is None:
                return at
            at = medium[1]
        else:
            return at
    return at


def _ends_incise(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    words = passage.words
    if at >= len(words) or (passage.inside[at] >= 0 and passage.inside[at - 1] < 0):
        return True
    word = words[at]
    if not word.is_word:
        return word.text in ",.;)–—-:!?»”"
    return (
        word.low in lexicon.opening_prepositions
        or word.low in lexicon.times
        or bool(lexicon.relatives.length_at(words, at) and word.low not in lexicon.complementisers)
        or (
            lexicon.is_adverb(word)
            or any(f.kind == "gerund" for f in lexicon.verbs.get(word.low, ()))
            or word.low in lexicon.coordinators
            or word.low.endswith(lexicon.clauses.past_participle_endings or ("\0",))
        )
    )


def _has_verb(passage: Passage, lexicon: Lexicon, end: int) -> bool:
    """Whether the words before an incise are a clause with its own verb, and not a subject with its apposition."""
    words, relative = passage.words, False
    for k in range(end):
        if words[k].text == ",":
            relative = False
        if passage.inside[k] >= 0:
            continue
        if lexicon.relatives.length_at(words, k) and (
            words[k].low not in lexicon.complementisers or (k and words[k - 1].text == ",")
        ):
            relative = True
        elif not relative and finite_at(passage, lexicon, k):
            return True
    return False


def _around_incise(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group, incise: _Incise) -> list[Range]:
    words = passage.words
    left_edge = min(group.first, incise.source[0]) if incise.source else group.first
    end = left_edge
    while (
        end > 0
        and (words[end - 1].text in ",–—-" or words[end - 1].low in lexicon.clauses.inverted_as)
        and passage.inside[end - 1] < 0
    ):
        end -= 1
    start = _content_start(passage, lexicon, end, groups, group)
    content = [(start, end)] if start < end else []
    right = incise.after
    while right < len(words) and words[right].text in ",–—-:" and passage.inside[right] < 0:
        right += 1
    if right < len(words) and passage.inside[right] >= 0:
        content.append((right, _quotes_on(passage, right)))
    elif right > incise.after and right < len(words) and not _complete(passage, lexicon, start, end) and words[right].is_word:
        if not (lexicon.openers.length_at(words, right) or lexicon.relatives.length_at(words, right)):
            if not any(g.first - 2 <= right <= g.first and g.kind == "gerund" for g in groups):
                content.append((right, clause_end(passage, lexicon, right, None, groups)))
    if not content or (not start < end and words[content[0][0]].text != "«" and passage.inside[content[0][0]] < 0):
        return []
    return content


def _quotes_on(passage: Passage, at: int) -> int:
    q = passage.inside[at]
    while at < len(passage.words) and passage.inside[at] == q:
        at += 1
    return at


def _complete(passage: Passage, lexicon: Lexicon, start: int, end: int) -> bool:
    if start >= end:
        return False
    if passage.inside[end - 1] >= 0 and passage.inside[start] >= 0:
        return True
    return any(finite_at(passage, lexicon, k) for k in range(start, end))


def _content_start(passage: Passage, lexicon: Lexicon, end: int, groups: Sequence[Group], group: Group) -> int:
    """Where the content before an incise begins: its quotation when it is nothing but that, else its clause."""
    words, k = passage.words, end
    while k > 0:
        word = words[k - 1]
        if passage.inside[k - 1] < 0 and (word.text == ";" or (word.text == ":" and end - k > 3)):
            break
        k -= 1
    while k < end and passage.inside[k] < 0 and (not words[k].is_word or words[k].low in lexicon.coordinators):
        k += 1
    return k


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


def _passive(passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group) -> Draft | None:
    """*L'attaque a été revendiquée par X*: the subject is the content. *X est accusé de Y par Z*: subject and complement are."""
    frames = group.form.cue.frames
    agent = _agent(passage, lexicon, group.after)
    source = offsets(passage, agent)
    subject = subject_before(passage, lexicon, group.first)
    words = passage.words
    after = agent[1] if agent is not None and agent[0] - group.after <= 1 else group.after
    family = group.form.cue.family
    described = after < len(words) and words[after].low in lexicon.clauses.inverted_as
    if "culprit" in frames or "as" in frames or described:
        if described or (
            after < len(words) and words[after].low in lexicon.of and group.form.cue.family in ("blame", "say", "react")
        ):
            end = clause_end(passage, lexicon, after, group, groups)
            if agent is not None and after < agent[0] - 1 < end and agent[1] >= end:
                end = agent[0] - 1
            elif agent is not None and agent[0] > after:
                agent, source = None, ()
            if group.bare:
                end = next((k for k in range(after, end) if words[k].text == "," and passage.inside[k] < 0), end)
            if agent is None and family not in ("blame",) and not any(passage.inside[k] >= 0 for k in range(after, end)):
                return None
            if group.form.cue.lemma in lexicon.deeds:
                return None
            pieces = [p for p in (subject, (after, end)) if p is not None and p[0] < p[1]]
            return _draft(passage, group, source, pieces, ("passive-culprit",))
    joined = _joined(passage, lexicon, group, after)
    if joined and subject is not None:
        end = clause_end(passage, lexicon, after, group, groups)
        return _draft(passage, group, source, [subject, (after, end)], ("passive-compared",))
    if subject is None or ("subject_content" not in frames and not (agent and "noun" in frames)):
        if after < len(words) and words[after].low in lexicon.complementisers and "that" in frames and not group.bare:
            end = clause_end(passage, lexicon, after, group, groups)
            return _draft(passage, group, source, [(after, end)], ("passive-impersonal",))
        return None
    if words[subject[0]].low in lexicon.pronouns and after < len(words) and words[after].low in lexicon.complementisers:
        return _draft(
            passage, group, source, [(after, clause_end(passage, lexicon, after, group, groups))], ("passive-impersonal",)
        )
    if group.form.cue.lemma in lexicon.deeds:
        return None
    if group.bare and not (agent is not None and family in ("responsibility", "deny")):
        return None
    if family in ("say", "publish", "blame", "react", "call") and agent is None and not group.negated:
        return None
    return _draft(passage, group, source, [subject], ("passive-subject",))


def _joined(passage: Passage, lexicon: Lexicon, group: Group, after: int) -> bool:
    """Whether the cue's own preposition follows its passive (*a été comparée par X à Y*)."""
    if "as" not in group.form.cue.frames or after >= len(passage.words):
        return False
    return after > group.after and any(passage.words[after].low in variants(lexicon, p) for p in group.form.cue.prepositions)


def _source(
    passage: Passage, lexicon: Lexicon, groups: Sequence[Group], group: Group, complement: Complement,
    shared: tuple[Offsets, ...], before: Group | None,
) -> tuple[tuple[Offsets, ...], str]:  # fmt: skip
    """Who says it, and the rule that found it."""
    words = passage.words
    if group.pronoun is not None:
        return offsets(passage, (group.pronoun, group.pronoun + 1)), "source-inverted"
    if shared and before is not None and _shares(passage, lexicon, group, before):
        return shared, "source-shared"
    if group.kind == "gerund" or group.kind == "infinitive":
        return _distant_source(passage, lexicon, group, shared)
    subject, rule = _subject(passage, lexicon, group)
    if subject is not None and _plausible(passage, lexicon, subject):
        return offsets(passage, subject), rule
    if complement.between[0] < complement.between[1] or (group.first == 0 or not words[group.first - 1].is_word):
        after = phrase_after(passage, lexicon, complement.between[0])
        if after is not None and after[1] <= complement.between[1]:
            return offsets(passage, after), "source-after"
    if shared and group.kind != "finite":
        return shared, "source-shared"
    return (), "no-source"


def _subject(passage: Passage, lexicon: Lexicon, group: Group) -> tuple[Range | None, str]:
    """The subject before the verb, as words and parse together see it."""
    by_words = subject_before(passage, lexicon, group.first)
    parsed = subject_of(passage, group.head)
    if parsed is not None and parsed[1] - parsed[0] == 1 and lexicon.relatives.length_at(passage.words, parsed[0]):
        parsed = antecedent_before(passage, lexicon, parsed[0])
    if parsed is not None:
        parsed = _without_lead(passage, lexicon, parsed)
    if parsed is None or parsed[1] > group.first or (not passage.words[parsed[0]].is_word and passage.inside[parsed[0]] < 0):
        return by_words, "source-before"
    if any(passage.words[k].text in ":;" and passage.inside[k] < 0 for k in range(parsed[0], group.first)):
        return by_words, "source-before"
    if by_words is None:
        return parsed, "source-parsed"
    if by_words[0] < parsed[1] and parsed[0] < by_words[1]:
        if any(finite_at(passage, lexicon, k) for k in range(*by_words)):
            return parsed, "source-parsed"
        return by_words, "source-before"
    return parsed, "source-parsed"


def _without_lead(passage: Passage, lexicon: Lexicon, span: Range) -> Range | None:
    """Without prepositions and coordinators at its head, which belong to what governs the phrase."""
    first, last = span
    while first < last and (
        passage.words[first].low in lexicon.coordinators
        or (passage.words[first].low in lexicon.opening_prepositions and passage.words[first].low not in lexicon.of)
    ):
        first += 1
    return (first, last) if first < last else None


def _plausible(passage: Passage, lexicon: Lexicon, subject: Range) -> bool:
    return subject[1] - subject[0] <= 40


def _shares(passage: Passage, lexicon: Lexicon, group: Group, before: Group) -> bool:
    """Whether a cue is joined to the one before it and has no subject of its own."""
    words, k = passage.words, group.first
    for _ in range(3):
        step = lexicon.adverbs.length_before(words, k)
        if step and words[k - step].low not in lexicon.pronouns:
            k -= step
        elif k and lexicon.is_adverb(words[k - 1]):
            k -= 1
        else:
            break
    while k > 0 and words[k - 1].low in lexicon.clitics and words[k - 1].low not in lexicon.pronouns:
        k -= 1
    return k > before.after - 1 and k > 0 and words[k - 1].low in lexicon.coordinators


def _distant_source(
    passage: Passage, lexicon: Lexicon, group: Group, shared: tuple[Offsets, ...]
) -> tuple[tuple[Offsets, ...], str]:
    """Of *affirmant*, *saying*, *pour dénoncer*: the phrase right before, or the subject of the sentence."""
    words, first = passage.words, group.first
    before = words[first - 1] if first else None
    if before is not None and before.is_word and not group.marked and before.low not in lexicon.opening_prepositions:
        near = subject_before(passage, lexicon, first)
        pronoun = near is not None and near[1] - near[0] == 1 and words[near[0]].low in lexicon.pronouns
        if near is not None and not pronoun and not any(lexicon.is_finite(words[k]) for k in range(*near) if passage.inside[k] < 0):
            return offsets(passage, near), "source-before-participle"
    if shared:
        return shared, "source-shared"
    for k in range(first):
        if passage.inside[k] < 0 and lexicon.is_finite(words[k]) and not (k and words[k - 1].low in lexicon.determiners):
            subject = subject_before(passage, lexicon, k)
            if subject is not None:
                return offsets(passage, subject), "source-of-sentence"
    return (), "no-source"
