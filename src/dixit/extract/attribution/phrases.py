"""Noun phrases, read from words alone: chains of title and name, link words, appositions between commas, no relative clause.

Where a parse is at hand `parsed` answers the same questions better.
"""

from __future__ import annotations

from dixit.extract.attribution.clauses import finite_at
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.words import Passage, Range, Word, is_abbreviation

__all__ = ["FARTHEST", "opens_participle", "phrase_after"]

FARTHEST = 60
"""Words looked at on either side of a verb for its subject."""


def phrase_after(passage: Passage, lexicon: Lexicon, at: int, *, apposition: bool = True, linked: bool = False) -> Range | None:
    """The noun phrase that begins at `at`, None when none does.

    apposition  whether a second phrase between commas belongs to it (*le ministre, Jean Dupont,*)
    linked      whether prepositions other than *of* continue it (before a verb they do, after one they rather modify the verb)
    """
    words = passage.words
    if at >= len(words):
        return None
    word = words[at]
    if (word.low in lexicon.pronouns and word.low not in lexicon.determiners) or word.low in lexicon.inverted:
        return (at, at + 1)
    if not (word.low in lexicon.determiners or word.is_capital or word.text.isdigit() or passage.inside[at] >= 0 or word.is_word):
        return None
    k = _run(passage, lexicon, at, linked)
    if k == at:
        return None
    while apposition and k + 1 < len(words) and words[k].text == ",":
        end = _apposition_end(passage, lexicon, k + 1)
        if end is None:
            break
        k = end
    return (at, k)


def _run(passage: Passage, lexicon: Lexicon, at: int, linked: bool) -> int:
    words, k, depth = passage.words, at, 0
    while k < len(words) and k - at < FARTHEST:
        word = words[k]
        low = word.low
        if passage.inside[k] >= 0:
            quotation = passage.quotations[passage.inside[k]]
            if quotation.end - quotation.start > 60 or (
                k > at and passage.inside[k - 1] != passage.inside[k] and not _name_quote(passage, k)
            ):
                break
            k += 1
            continue
        if low == "(":
            depth += 1
        elif low == ")":
            if depth == 0:
                break
            depth -= 1
        elif depth:
            pass
        elif (k > at and not _goes_on(passage, lexicon, k, linked)) or (not word.is_word and not _inner_mark(words, k, lexicon)):
            break
        k += 1
    while k > at and (
        words[k - 1].low in lexicon.of or words[k - 1].low in lexicon.determiners or words[k - 1].low in lexicon.coordinators
    ):
        k -= 1
    return k


def _goes_on(passage: Passage, lexicon: Lexicon, k: int, linked: bool) -> bool:
    """Whether the word at k still belongs to the noun phrase that the words before it began."""
    words, word = passage.words, passage.words[k]
    low, before = word.low, words[k - 1].low
    if not word.is_word:
        return _inner_mark(words, k, lexicon)
    if low in lexicon.complementisers or lexicon.relatives.length_at(words, k) or low in lexicon.clauses.inverted_as:
        return False
    if low in lexicon.coordinators:
        return _coordinates_names(passage, lexicon, k)
    if low in lexicon.opening_prepositions and low not in lexicon.of and not linked and not _binds(words, k, lexicon):
        return False
    if (low in lexicon.times or lexicon.is_adverb(word)) and before not in lexicon.of and before not in lexicon.determiners:
        return False
    if (low in lexicon.auxiliaries or low in lexicon.finite) and before not in lexicon.determiners:
        return False
    return not (low in lexicon.negation and low in lexicon.clitics)


def _inner_mark(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    """Whether a mark may stand inside a phrase: an apostrophe, a hyphen, the stop of an abbreviation or within a word."""
    low = words[k].low
    return (
        low in "'’-&/"
        or (low == "." and k + 1 < len(words) and words[k + 1].start == words[k].end)
        or is_abbreviation(words, k, lexicon.rules)
    )


def _name_quote(passage: Passage, k: int) -> bool:
    """A short quotation that begins with a capital inside a phrase is a name (*l'organisation « État islamique »*)."""
    quotation = passage.quotations[passage.inside[k]]
    return k + 1 < len(passage.words) and passage.words[k + 1].is_capital and quotation.end - quotation.start < 40


def _coordinates_names(passage: Passage, lexicon: Lexicon, k: int) -> bool:
    words = passage.words
    if k + 1 >= len(words):
        return False
    after = words[k + 1]
    return (
        after.is_capital
        or (after.low in lexicon.determiners and after.low not in lexicon.clitics)
        or after.low in lexicon.determiners
    )


def _binds(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    """A contracted preposition before a capital may belong to a title (*ministre aux Affaires étrangères*)."""
    return k + 1 < len(words) and words[k].low in lexicon.determiner_prepositions and words[k + 1].is_capital


def _apposition_end(passage: Passage, lexicon: Lexicon, at: int) -> int | None:
    """Index where an apposition that begins at `at` (after its comma) ends, None when something else stands there."""
    words = passage.words
    word = words[at]
    if passage.inside[at] >= 0 or not word.is_word:
        return None
    if word.low in lexicon.coordinators or lexicon.relatives.length_at(words, at) or word.low in lexicon.pronouns:
        return None
    if (word.low in lexicon.opening_prepositions and word.low not in lexicon.of) or lexicon.openers.length_at(words, at):
        return None
    if opens_participle(passage, lexicon, at) or lexicon.is_adverb(word) or word.low in lexicon.times:
        return None
    end = _run(passage, lexicon, at, linked=True)
    if end == at or end - at > 25:
        return None
    if end < len(words) and words[end].text not in ",.;)»”:" and passage.inside[end] < 0:
        return None
    if end < len(words) and words[end].text == ":":
        return end
    if any(finite_at(passage, lexicon, k) for k in range(at, end)):
        return None
    return end


def opens_participle(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    return len(passage.words[at].low) > 5 and passage.words[at].low.endswith(lexicon.clauses.participle_endings or ("\0",))
