"""Noun phrases and ends of clauses, read from words alone.

The recogniser knows determiners, prepositions, relatives, names and commas. It takes chains of title and name, link words and
appositions between commas, and leaves relative clauses out. Where a parse is at hand `parsed` answers the same questions better.
"""

from __future__ import annotations

from dixit.extract.attribution.lexicon import Lexicon
from dixit.extract.attribution.parsed import is_finite_verb
from dixit.extract.attribution.words import Passage, Word

__all__ = ["Range", "antecedent_before", "clause_start", "finite_at", "over_time", "phrase_after", "subject_before"]

Range = tuple[int, int]
"""Half-open indices of words of a passage."""

FARTHEST = 60
"""Words looked at to the left of a verb for its subject."""


def clause_start(passage: Passage, lexicon: Lexicon, before: int) -> int:
    """Index where the clause that holds the word before `before` begins: after the last strong mark or quotation to the left."""
    k = before
    while k > 0 and before - k < 4 * FARTHEST:
        word = passage.words[k - 1]
        if word.text in ";" or (word.text in ":–—" and passage.inside[k - 1] < 0):
            break
        k -= 1
    return k


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
            or _opens_participle(passage, lexicon, first)
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


def _opens_participle(passage: Passage, lexicon: Lexicon, at: int) -> bool:
    return len(passage.words[at].low) > 5 and passage.words[at].low.endswith(lexicon.clauses.participle_endings or ("\0",))


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
    if _opens_participle(passage, lexicon, segment[0]):
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
    if word.low in lexicon.determiners or word.low in lexicon.pronouns:
        if words[first].low not in lexicon.of or first == segment[0]:
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
        elif (
            (
                depth == 0
                and (
                    low in ";:!?"
                    or word.text in "–—•"
                    or (low == "." and word.end < words[k].start and not _abbreviated(words, k - 1, lexicon))
                )
            )
            or (depth == 0 and low in lexicon.complementisers and low not in lexicon.determiners)
            or (depth == 0 and low in lexicon.whether)
        ):
            break
        k -= 1
    return k


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
        elif not word.is_word:
            if not (
                low in "'’-&/"
                or (low == "." and k + 1 < len(words) and words[k + 1].start == word.end)
                or _abbreviated(words, k, lexicon)
            ):
                break
        elif (k > at and (low in lexicon.complementisers or lexicon.relatives.length_at(words, k))) or (k > at and low in lexicon.clauses.inverted_as):
            break
        elif k > at and low in lexicon.coordinators:
            if not _coordinates_names(passage, lexicon, k):
                break
        elif (
            (
                k > at
                and low in lexicon.opening_prepositions
                and low not in lexicon.of
                and not linked
                and not _binds(words, k, lexicon)
            )
            or (
                k > at
                and (low in lexicon.times or lexicon.is_adverb(word))
                and words[k - 1].low not in lexicon.of
                and words[k - 1].low not in lexicon.determiners
            )
            or (k > at and (low in lexicon.auxiliaries or low in lexicon.finite) and words[k - 1].low not in lexicon.determiners)
            or (k > at and lexicon.negation and low in lexicon.negation and low in lexicon.clitics)
        ):
            break
        k += 1
    while k > at and (
        words[k - 1].low in lexicon.of or words[k - 1].low in lexicon.determiners or words[k - 1].low in lexicon.coordinators
    ):
        k -= 1
    return k


def _abbreviated(words: list[Word], k: int, lexicon: Lexicon) -> bool:
    before = words[k - 1] if k else None
    return (
        words[k].text == "."
        and before is not None
        and ((len(before.text) == 1 and before.text.isalpha()) or before.low in lexicon.rules.abbreviations)
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
    if _opens_participle(passage, lexicon, at) or lexicon.is_adverb(word) or word.low in lexicon.times:
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
