"""The subject of a verb group, looked for to its left among words.

The stretch before a verb is cut at its commas; adverbials before the subject and clauses after it fall away; what is left is a
noun phrase with its appositions. A relative pronoun hands the question to its antecedent, a coordinator to the verb before it.
"""

from __future__ import annotations

from dixit.extract.attribution.clauses import finite_at
from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.phrases import FARTHEST, opens_participle
from dixit.extract.attribution.words import Passage, Range, Word, is_abbreviation

__all__ = ["antecedent_before", "subject_before"]


def subject_before(passage: Passage, lexicon: Lexicon, verb: int, deep: int = 0) -> Range | None:
    """The noun phrase that is the subject of a verb group beginning at `verb`, None when nothing fits.

    The nearest complementiser, relative or strong mark bounds the search; a relative pronoun hands the question to its antecedent.
    """
    words = passage.words
    k = _skip_adverbs_left(passage, lexicon, verb)
    k = _over_object_clitics(passage, lexicon, k)
    if k == 0:
        return None
    low = words[k - 1].low
    if low in lexicon.pronouns and passage.inside[k - 1] < 0:
        return (k - 1, k)
    step = lexicon.relatives.length_before(words, k)
    if step and low not in lexicon.complementisers:
        return antecedent_before(passage, lexicon, k - step)
    if low in lexicon.coordinators and k > 1 and deep < 3:
        return _subject_of_earlier(passage, lexicon, k - 1, deep)
    start = _bound(passage, lexicon, k)
    segments = _segments(passage, start, k)
    if not segments:
        return None
    return _choose(passage, lexicon, segments)


def _subject_of_earlier(passage: Passage, lexicon: Lexicon, before: int, deep: int) -> Range | None:
    """The subject that a coordinated verb shares: that of the nearest finite verb to the left."""
    for k in range(before - 1, max(-1, before - FARTHEST), -1):
        if passage.words[k].text in ".;:" and passage.inside[k] < 0:
            return None
        if finite_at(passage, lexicon, k):
            while k > 0 and passage.words[k - 1].low in lexicon.auxiliaries:
                k -= 1
            return subject_before(passage, lexicon, k, deep + 1)
    return None


def _choose(passage: Passage, lexicon: Lexicon, segments: list[Range]) -> Range | None:
    """Which of the comma-parted stretches before a verb are its subject."""
    words = passage.words
    closed = segments[-1][0] == segments[-1][1]
    if closed:
        segments = segments[:-1]
        if not segments:
            return None
    for n in range(len(segments) - 1, 0, -1):
        first = segments[n][0]
        if (
            _opens_relative(passage, lexicon, first)
            or opens_participle(passage, lexicon, first)
            or _opens_past_participle(passage, lexicon, segments[n])
        ):
            segments = segments[:n]
            closed = True
    while len(segments) > 1 and _opens_adverbial(passage, lexicon, segments[0]):
        segments = segments[1:]
    if not segments:
        return None
    if len(segments) == 1:
        return _trim(passage, lexicon, segments[0])
    if not closed:
        last = segments[-1]
        title = segments[-2]
        if (
            words[last[0]].is_capital
            and words[last[0]].low not in lexicon.determiners
            and words[title[0]].low not in lexicon.pronouns
        ):
            head = _trim(passage, lexicon, title)
            if head is not None and head[1] == title[1] and last[1] - last[0] <= 5:
                return (head[0], last[1])
        if words[segments[0][0]].is_capital and _is_name(passage, lexicon, segments[0]) and len(segments) == 2:
            return (segments[0][0], last[1])
        return _trim(passage, lexicon, last)
    tail = segments[-1]
    head = _trim(passage, lexicon, segments[0])
    if head is None:
        return _trim(passage, lexicon, tail)
    if len(segments) > 4 and not any(words[k].low in lexicon.coordinators for k in range(*tail)):
        return _trim(passage, lexicon, segments[-2])
    return (head[0], tail[1])


def _is_name(passage: Passage, lexicon: Lexicon, segment: Range) -> bool:
    words = passage.words[segment[0] : segment[1]]
    return len(words) <= 5 and all(w.is_capital or w.low in lexicon.of for w in words) and words[0].low not in lexicon.determiners


def _opens_relative(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    words = passage.words
    if lexicon.relatives.length_at(words, at):
        return True
    return (
        at + 1 < len(words) and words[at].low in lexicon.opening_prepositions and bool(lexicon.relatives.length_at(words, at + 1))
    )


def _opens_past_participle(passage: Passage, lexicon: Lexicon, segment: Range) -> bool:
    """*publiée le 27 juillet*, *invité à l'Élysée*: what was done to the subject, no part of it."""
    words, at = passage.words, segment[0]
    if at + 1 >= segment[1] or words[at].is_capital or words[at].low in lexicon.determiners or len(words[at].low) < 5:
        return False
    after = words[at + 1].low
    return lexicon.is_participle(words[at]) and (
        after in lexicon.place_of_saying or after in lexicon.clauses.agents or after in lexicon.times
    )


def _opens_adverbial(passage: Passage, lexicon: Lexicon, segment: Range) -> bool:
    """Whether a stretch before the subject is a prepositional or temporal phrase and not the subject itself."""
    word = passage.words[segment[0]]
    if word.low in lexicon.opening_prepositions or word.low in lexicon.times or lexicon.is_adverb(word) or word.text.isdigit():
        return True
    if lexicon.adverbs.length_at(passage.words, segment[0]):
        return True
    if word.low in lexicon.determiners and segment[1] - segment[0] <= 5:
        return any(passage.words[k].low in lexicon.times or passage.words[k].text.isdigit() for k in range(*segment))
    if opens_participle(passage, lexicon, segment[0]):
        return True
    return any(
        passage.inside[k] < 0 and lexicon.is_finite(passage.words[k]) and passage.words[k].low not in lexicon.nouns
        for k in range(*segment)
    )


def _trim(passage: Passage, lexicon: Lexicon, segment: Range) -> Range | None:
    """Cuts what stands before a noun phrase in its stretch: an adverbial, a conjunction, the clause of another verb."""
    words, (first, last) = passage.words, segment
    for k in range(last - 1, first - 1, -1):
        if (
            passage.inside[k] < 0
            and words[k].low in lexicon.coordinators
            and k + 1 < last
            and _after_clause(passage, lexicon, first, k)
        ):
            first = k + 1
            break
    while first < last and (words[first].low in lexicon.coordinators or words[first].text in ",-–—•*"):
        first += 1
    if first >= last:
        return None
    word = words[first]
    opens = word.low in lexicon.determiners or word.low in lexicon.pronouns
    if opens and (word.low not in lexicon.of or first == segment[0]):
        return (first, last)
    if word.low in lexicon.opening_prepositions or word.low in lexicon.times or lexicon.is_adverb(word) or word.text.isdigit():
        for k in range(last - 1, first, -1):
            if _starts_phrase(words, k, lexicon):
                return (k, last)
        return (first, last) if word.is_capital and word.low not in lexicon.opening_prepositions else None
    step = lexicon.adverbs.length_at(words, first)
    if step and first + step < last:
        return _trim(passage, lexicon, (first + step, last))
    return (first, last)


def _after_clause(passage: Passage, lexicon: Lexicon, first: int, k: int) -> bool:
    return any(finite_at(passage, lexicon, j) for j in range(first, k))


def _starts_phrase(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase begins here and is no part of the one before: a determiner or name after a word that binds nothing."""
    before = words[k - 1].low
    if before in lexicon.opening_prepositions or before in lexicon.of or before in lexicon.determiners:
        return False
    if words[k].low in lexicon.determiners and words[k].low not in lexicon.of:
        return before not in lexicon.coordinators
    return words[k].is_capital and not words[k - 1].is_capital and words[k - 1].low in lexicon.times


def _bound(passage: Passage, lexicon: Lexicon, verb: int) -> int:
    """Leftmost index that may belong to the subject of a verb."""
    words = passage.words
    k = verb
    depth = 0
    while k > 0 and verb - k < FARTHEST:
        word = words[k - 1]
        low = word.low
        if passage.inside[k - 1] >= 0:
            quotation = passage.quotations[passage.inside[k - 1]]
            if quotation.end - quotation.start > 60:
                break
            k -= 1
            continue
        if low == ")":
            depth += 1
        elif low == "(":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and _bounds(words, k - 1, lexicon):
            break
        k -= 1
    return k


def _bounds(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    """Whether the word at k ends the search for a subject to its right: a strong mark, a stop, a complementiser."""
    word = words[k]
    if word.low in ";:!?" or word.text in "–—•":
        return True
    if word.low == ".":
        return k + 1 < len(words) and word.end < words[k + 1].start and not is_abbreviation(words, k, lexicon.rules)
    return (word.low in lexicon.complementisers and word.low not in lexicon.determiners) or word.low in lexicon.whether


def _segments(passage: Passage, start: int, end: int) -> list[Range]:
    """The stretches between commas; an empty last one when a comma stands right before `end`."""
    segments, first, depth = [], start, 0
    for k in range(start, end):
        text = passage.words[k].text
        depth += (text == "(") - (text == ")")
        if text == "," and depth <= 0 and passage.inside[k] < 0:
            if k > first:
                segments.append((first, k))
            first = k + 1
    segments.append((first, end))
    return segments


def _skip_adverbs_left(passage: Passage, lexicon: Lexicon, k: int) -> int:
    words = passage.words
    for _ in range(4):
        step = lexicon.adverbs.length_before(words, k)
        if step and words[k - step].low not in lexicon.pronouns and k - step > 0:
            k -= step
        elif k > 1 and lexicon.is_adverb(words[k - 1]) and passage.inside[k - 1] < 0:
            k -= 1
        elif k > 2 and words[k - 1].text == "," and (step := lexicon.adverbs.length_before(words, k - 1)) and k - 1 - step > 0:
            if words[k - 2 - step].text != ",":
                return k
            k -= step + 2
        else:
            return k
    return k


def _over_object_clitics(passage: Passage, lexicon: Lexicon, k: int) -> int:
    """Over *le, l', y, en, ne* right before the verb; a determiner of the subject never stands there."""
    while k > 0 and passage.words[k - 1].low in lexicon.clitics and passage.inside[k - 1] < 0:
        if passage.words[k - 1].low in lexicon.pronouns and (k < 2 or passage.words[k - 2].low not in lexicon.pronouns):
            break
        k -= 1
    return k


def antecedent_before(passage: Passage, lexicon: Lexicon, relative: int) -> Range | None:
    """The noun phrase that a relative pronoun at `relative` stands for: the nearest one, with its determiner."""
    words, end = passage.words, relative
    if end > 0 and words[end - 1].text == ",":
        end -= 1
    start = _bound(passage, lexicon, end)
    segments = [s for s in _segments(passage, start, end) if s[0] < s[1]]
    if not segments:
        return None
    first, last = segments[-1]
    if len(segments) > 1 and (_is_name(passage, lexicon, segments[-1]) or words[first].low in lexicon.of) and last - first <= 4:
        first = segments[-2][0]
    best = first
    for k in range(last - 1, first - 1, -1):
        low = words[k].low
        if passage.inside[k] >= 0:
            continue
        if low in lexicon.determiners and low not in lexicon.of and (k == 0 or words[k - 1].low not in lexicon.of):
            best = k
            break
        if low in lexicon.determiners and low in lexicon.of and k > first and _verb_like(passage, lexicon, k - 1):
            best = k
            break
        if words[k].is_capital and (
            k == first or not (words[k - 1].is_capital or words[k - 1].low in lexicon.of or words[k - 1].low in lexicon.determiners)
        ):
            before = words[k - 1] if k > first else None
            if before is None or before.low in lexicon.opening_prepositions or before.text in ",(":
                best = k
                break
    low = words[best].low
    if low in lexicon.opening_prepositions and low not in lexicon.determiners:
        best += 1
    return (best, last) if best < last else None


def _verb_like(passage: Passage, lexicon: Lexicon, k: int) -> bool:
    return lexicon.is_finite(passage.words[k]) or passage.words[k].low in lexicon.verbs
