"""Verb groups: a cue verb with its auxiliaries, negation, clitics, and the adverbs between them.

*n'a toujours pas confirmé*, *a-t-il ajouté*, *vient d'annoncer*, *has not yet confirmed*: one group each, which is the cue. A
pronoun inverted into the group is its subject and no part of the cue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dixit.extract.attribution.lexicon import Lexicon, VerbForm
from dixit.extract.attribution.parsed import is_nominal
from dixit.extract.attribution.words import Passage, Word

__all__ = ["Group", "find_groups"]

WIDEST = 9
"""Words between auxiliary and participle that are still one group (*a, mardi soir et pour la première fois, reconnu* is not)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A cue verb in its group; indices are words of the passage, ranges half-open.

    first, after  the range of the whole group, inverted pronoun included
    head          the word that carries the lemma
    bare          participle without auxiliary
    pronoun       index of the inverted pronoun, None when there is none
    reflexive  whether a reflexive pronoun stands in it
    aside   range of a parenthesis between auxiliary and participle, no part of the cue
    others  other readings of the same word, to be tried where this one governs nothing
    marked        whether a particle opens it (*tout en affirmant*, *to say*)
    """

    form: VerbForm
    first: int
    head: int
    after: int
    negated: bool = False
    passive: bool = False
    bare: bool = False
    pronoun: int | None = None
    marked: bool = False
    reflexive: bool = False
    aside: tuple[int, int] | None = None
    others: tuple[Group, ...] = ()

    @property
    def kind(self) -> str:
        """The form of the head; that of the auxiliary counts as finite."""
        return self.form.kind


def find_groups(passage: Passage, lexicon: Lexicon) -> list[Group]:
    """Every cue verb outside the passage's quotations, in text order; a word gives several readings, best first."""
    found: list[Group] = []
    for i, word in enumerate(passage.words):
        if passage.inside[i] >= 0 or word.low not in lexicon.verbs:
            continue
        if found and found[-1].head <= i < found[-1].after:
            continue
        group = _best(passage, lexicon, i)
        if group is not None:
            while found and group.first <= found[-1].head:
                found.pop()
            found.append(group)
    return found


def _best(passage: Passage, lexicon: Lexicon, i: int) -> Group | None:
    readings = lexicon.verbs[passage.words[i].low]
    found = []
    for form in sorted(readings, key=lambda f: (-len(f.rest), f.kind == "finite" and _after_auxiliary(passage, lexicon, i))):
        group = _grow(passage, lexicon, i, form)
        if group is not None:
            found.append(group)
    return replace(found[0], others=tuple(found[1:])) if found else None


def _after_auxiliary(passage: Passage, lexicon: Lexicon, i: int) -> bool:
    return _auxiliary_before(passage, lexicon, i) is not None


def _auxiliary_before(passage: Passage, lexicon: Lexicon, i: int) -> int | None:
    """Index of the nearest auxiliary to the left with nothing but adverbs, negation and inverted pronouns between."""
    words = passage.words
    k = i - 1
    while k >= 0 and i - k <= WIDEST and passage.inside[k] < 0:
        low = words[k].low
        if low in lexicon.auxiliaries or low in lexicon.been:
            return k
        step = lexicon.adverbs.length_before(words, k + 1)
        if step:
            k -= step
        elif low in lexicon.negation or low in lexicon.inverted or lexicon.is_adverb(words[k]):
            k -= 1
        else:
            return None
    return None


def _aside_before(passage: Passage, lexicon: Lexicon, i: int) -> tuple[int, int] | None:
    """The range of a parenthesis between commas right before i, with an auxiliary before it (*avait, hier soir, déclaré*)."""
    words = passage.words
    if i < 3 or words[i - 1].text != ",":
        return None
    for k in range(i - 2, max(0, i - 18), -1):
        if passage.inside[k] >= 0 or words[k].text in ".;:":
            return None
        if words[k].text == ",":
            return (k, i) if words[k - 1].low in lexicon.auxiliaries else None
    return None


def _helper_before(passage: Passage, lexicon: Lexicon, i: int) -> int | None:
    """Index of a helping verb before a base form (*did not say*, *would later add*), None when there is none."""
    words, k = passage.words, i
    while k > 0 and i - k < 4 and (words[k - 1].low in lexicon.negation or lexicon.is_adverb(words[k - 1])):
        k -= 1
    step = lexicon.bridges.length_before(words, k)
    return k - step if step else None


def _grow(passage: Passage, lexicon: Lexicon, i: int, form: VerbForm) -> Group | None:
    words = passage.words
    after = _match_rest(passage, lexicon, i, form)
    if after is None:
        return None
    first, passive, bare, marked, aside = i, False, False, False, None
    if form.kind == "participle" or (form.kind == "finite" and _after_auxiliary(passage, lexicon, i)):
        aux = _auxiliary_before(passage, lexicon, i)
        aside = _aside_before(passage, lexicon, i) if aux is None else None
        if aside is not None:
            aux = aside[0] - 1
        if aux is None:
            bare = True
        else:
            first, passive = _auxiliaries(passage, lexicon, aux)
            marked = lexicon.clauses.infinitive_endings != () and lexicon.is_infinitive(words[first])
    elif form.kind == "finite" and not lexicon.elides and (helper := _helper_before(passage, lexicon, i)) is not None:
        first = helper
    elif form.kind == "infinitive":
        step = lexicon.bridges.length_before(words, _over_clitics_left(passage, lexicon, i))
        if step:
            first = _over_clitics_left(passage, lexicon, i) - step
            aux = _auxiliary_before(passage, lexicon, first)
            if aux is not None and words[aux].low in lexicon.have:
                first = aux
        else:
            marked = True
    elif form.kind == "gerund":
        before = words[i - 1].low if i else ""
        marked = before in lexicon.opening_prepositions
    first, negated = _clitics_left(passage, lexicon, first)
    pronoun = next((k for k in range(first, i) if words[k].low in lexicon.inverted), None)
    if after < len(words) and words[after].low in lexicon.inverted:
        pronoun, after = after, after + 1
    reflexive = any(words[k].low in lexicon.reflexives for k in range(first, i))
    if form.reflexive and not reflexive and form.kind != "infinitive":
        return None
    negated = negated or any(words[k].low in lexicon.negation for k in range(first, after))
    if negated:
        while (
            after < len(words)
            and words[after].low in lexicon.negation - lexicon.determiners
            and form.kind in ("finite", "conditional")
        ):
            after += 1
    if reflexive:
        passive = False
    if not bare and first == i and form.kind in ("finite", "conditional") and _looks_like_noun(passage, lexicon, i, after):
        return None
    return Group(
        aside=aside,
        reflexive=reflexive,
        form=form,
        first=first,
        head=i,
        after=after,
        negated=negated,
        passive=passive,
        bare=bare,
        pronoun=pronoun,
        marked=marked,
    )


def _match_rest(passage: Passage, lexicon: Lexicon, i: int, form: VerbForm) -> int | None:
    """Index after the head and its fixed words, an adverb between them allowed (*met également en cause*)."""
    words, at = passage.words, i + 1
    for n, part in enumerate(form.rest):
        if n == 0:
            hops = 0
            while at < len(words) and not _same_word(words[at], part) and hops < form.gap:
                step = lexicon.adverbs.length_at(words, at) or 1
                if not words[at].is_word:
                    break
                at, hops = at + step, hops + 1
        if at >= len(words) or not _same_word(words[at], part):
            return None
        at += 1
    return at


def _same_word(word: Word, part: frozenset[str]) -> bool:
    return word.low in part


def _auxiliaries(passage: Passage, lexicon: Lexicon, aux: int) -> tuple[int, bool]:
    """First index of the chain of auxiliaries that ends at `aux`, and whether it makes a passive."""
    words = passage.words
    low = words[aux].low
    if low in lexicon.been:
        earlier = _auxiliary_before(passage, lexicon, aux)
        return (earlier, True) if earlier is not None else (aux, True)
    if low in lexicon.be:
        return aux, True
    return aux, False


def _over_clitics_left(passage: Passage, lexicon: Lexicon, i: int) -> int:
    while i > 0 and passage.words[i - 1].low in lexicon.clitics and passage.inside[i - 1] < 0:
        i -= 1
    return i


def _clitics_left(passage: Passage, lexicon: Lexicon, first: int) -> tuple[int, bool]:
    """Takes clitic negation and reflexive pronouns into the group; object clitics stay outside unless they stand between."""
    words, negated = passage.words, False
    k = first
    while k > 0 and passage.inside[k - 1] < 0:
        low = words[k - 1].low
        if low in lexicon.negation and low in lexicon.clitics:
            first, negated, k = k - 1, True, k - 1
        elif low in lexicon.reflexives and low not in lexicon.pronouns:
            first, k = k - 1, k - 1
        elif low in lexicon.clitics and k > 1 and (words[k - 2].low in lexicon.negation or words[k - 2].low in lexicon.pronouns):
            k -= 1
        else:
            break
    return first, negated


def _looks_like_noun(passage: Passage, lexicon: Lexicon, i: int, after: int) -> bool:
    """Whether a form that may be noun or verb (*annonce*, *claims*) stands where nouns stand."""
    by_words = _stands_as_noun(passage, lexicon, i, after)
    parsed = is_nominal(passage, i)
    if parsed is None or parsed == by_words:
        return by_words
    # Where they differ, word order decides for languages whose verbs show it by clitics and endings; taggers mistake verbs after
    # names there. In the others most verb forms are nouns as well, and the tagger knows better.
    return by_words if lexicon.clitics else parsed


def _stands_as_noun(passage: Passage, lexicon: Lexicon, i: int, after: int) -> bool:
    """The same by word order alone: determiners, clitics and what follows."""
    words = passage.words
    if i == 0 or (i == 1 and not words[0].is_word):
        return after == i + 1 and lexicon.clitics != frozenset()
    before = words[i - 1]
    if passage.inside[i - 1] >= 0:
        return False
    low = before.low
    if low in lexicon.pronouns or low in lexicon.negation or lexicon.relatives.length_before(words, i):
        return False
    if low in lexicon.determiners:
        return not (low in lexicon.clitics and i > 1 and _takes_object_clitic(words[i - 2], lexicon))
    if low in lexicon.of or (
        low in lexicon.opening_prepositions and not (before.is_capital and i > 1) and low not in lexicon.clauses.inverted_as
    ):
        return low not in lexicon.coordinators
    if words[i].low in lexicon.nouns:
        following = words[after].low if after < len(words) else "."
        if following in lexicon.of or (not following[:1].isalnum() and following not in ("«", "“", '"', ":", "‘")):
            return True
        return (
            i > 1
            and words[i - 2].low in lexicon.determiners
            and not before.is_capital
            and following in lexicon.opening_prepositions
        )
    return words[i].is_capital and not (i and words[i - 1].text in ".:") and bool(before.is_capital)


def _takes_object_clitic(word: Word, lexicon: Lexicon) -> bool:
    return (
        word.low in lexicon.pronouns
        or word.low in lexicon.negation
        or word.low in lexicon.clauses.inverted_as
        or word.low in lexicon.relatives.by_first
    )
