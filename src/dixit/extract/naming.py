"""Names, heads and kinds read off one noun phrase that stands as a source.

No parser is needed: chains of capitalised words, the title lexicon of the pack and the punctuation of appositions carry it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dixit.extract.tokens import fold
from dixit.lang.pack import Pack
from dixit.types.world import SourceKind

__all__ = ["Phrase", "find_name_chains", "kind_of", "read_phrase"]

UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
# An initial with its stop, or a word; an apostrophe only before another capital (O'Rourke), so that "C'est" is no name.
CAPITAL = rf"(?:[{UPPER}]\.|[{UPPER}](?:[\w\-]|['’](?=[{UPPER}]))*)"
QUOTE_MARKS = ' \t\n«»“”"„‟'
RELATIVE = re.compile(r"\s*[(,]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a source's words tell by themselves.

    text     the words without marks around them; folded the same in lower case
    bare     without the opening determiner, carriers and appositions; first letter kept
    name     name of a person in it, None when there is none
    head     first content word, folded: *gouverneur*, *ministère*
    kind     None when no word tells
    gender, plural  as far as title or determiner tell; None gender unknown
    definite whether it points back or at something known: *le gouverneur*, *the ministry*
    """

    text: str
    folded: str
    bare: str
    name: str | None
    head: str
    kind: SourceKind | None
    gender: str | None
    plural: bool
    definite: bool


def read_phrase(text: str, pack: Pack) -> Phrase:
    """Reads one source phrase."""
    clean = " ".join(text.replace("’", "'").split()).strip(QUOTE_MARKS)
    folded = fold(clean)
    determiner = _determiner(folded, pack)
    rest = clean[len(determiner) :].strip()
    keep_determiner = bool(determiner) and determiner.strip() not in pack.titles.vague
    description = _cut_apposition(rest)
    bare = _own_name(_without_carrier(description, pack), pack)
    if keep_determiner and bare == description:
        bare = f"{determiner.strip()} {bare}"
    words = re.findall(r"[\w\-]+", fold(_without_carrier(description, pack)))
    return Phrase(
        text=clean,
        folded=folded,
        bare=bare.strip(QUOTE_MARKS),
        name=_person_in(clean, pack),
        head=words[0] if words else "",
        kind=kind_of(clean, pack),
        gender=_gender(folded, pack),
        plural=any(folded.startswith(word + " ") for word in pack.titles.plural),
        definite=not keep_determiner and bool(determiner) and determiner.strip() not in pack.titles.indefinite,
    )


def find_name_chains(text: str, pack: Pack) -> list[tuple[int, str]]:
    """Chains of two or more capitalised words with the place where each begins; titles before a name are taken off."""
    chains = []
    for match in _chain_pattern(pack).finditer(text):
        start, words = match.start(), match.group().replace("\u00a0", " ").split(" ")
        titles = [n for n, word in enumerate(words) if fold(word) in pack.titles.honorifics]
        for word in words[: titles[-1] + 1] if titles else ():
            start += len(word) + 1
        words = words[titles[-1] + 1 :] if titles else words
        opening = (*pack.frames.determiners, *pack.frames.link_words[:6], *(frame.words for frame in pack.frames.preposition))
        while words and fold(words[0]) in opening:
            start += len(words.pop(0)) + 1
        if len(words) > 2 and _follows_link(text, start, pack) and not titles:
            # "président de la République X Y", "archevêque de Rouen X Y": the place or body before is no part of the name.
            start += len(words.pop(0)) + 1
        if 1 < len(words) < 6:
            chains.append((start, " ".join(words)))
    return chains


def _follows_link(text: str, start: int, pack: Pack) -> bool:
    before = fold(text[max(0, start - 12) : start]).rstrip().split()
    return bool(before) and (before[-1] in pack.frames.link_words or (len(before) > 1 and before[-2] in pack.frames.link_words[:1]))


@lru_cache(maxsize=65536)
def kind_of(text: str, pack: Pack) -> SourceKind | None:
    """The kind that the words tell: a long phrase wins, else the first; weak words only when nothing else is there."""
    folded = fold(text)
    for pattern, kinds in _kind_patterns(pack):
        found = [(-len(match.group(1)), match.start(), kinds[match.group(1)]) for match in pattern.finditer(folded)]
        if found:
            by_place = sorted(found, key=lambda item: (item[1], item[0]))
            longest = min(found)
            return longest[2] if -longest[0] > 12 else by_place[0][2]
    return None


@lru_cache(maxsize=8)
def _kind_patterns(pack: Pack) -> tuple[tuple[re.Pattern[str], dict[str, SourceKind]], ...]:
    patterns = []
    for table in (pack.titles.kinds, pack.titles.weak):
        kinds: dict[str, SourceKind] = {word: kind for kind, words in table.items() for word in words}
        longest_first = sorted(kinds, key=lambda word: (-len(word), word))
        patterns.append((re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?:e?s)?(?![\w])"), kinds))
    return tuple(patterns)


@lru_cache(maxsize=8)
def _chain_pattern(pack: Pack) -> re.Pattern[str]:
    particles = "|".join(sorted((re.escape(p) for p in pack.titles.particles), key=len, reverse=True))
    return re.compile(rf"(?<![\w]){CAPITAL}(?:[ \u00a0](?:(?:{particles})[ -]?)?{CAPITAL})+")


def _person_in(text: str, pack: Pack) -> str | None:
    """The name of a person among the words: a chain without a word for a body, or initials and a surname."""
    chains = [
        (place, chain)
        for place, chain in find_name_chains(text, pack)
        if kind_of(chain, pack) is None and not _follows_link(text, place, pack)
    ]
    if not chains:
        return None
    place, first = chains[0]
    rest = text[place + len(first) :].split(" ", 2)
    if len(chains) > 1 and len(rest) == 3 and fold(rest[1]) in pack.frames.coordinators[:1] and rest[2].startswith(chains[1][1]):
        return f"{first} {rest[1]} {chains[1][1]}"
    return first


def _determiner(folded: str, pack: Pack) -> str:
    found = ""
    for word in (*pack.frames.determiners, *pack.titles.vague):
        opening = word if word.endswith("'") else word + " "
        if folded.startswith(opening) and len(opening) > len(found):
            found = opening
    return found


def _cut_apposition(text: str) -> str:
    """The phrase up to its first comma or bracket; an abbreviation in brackets is not part of the name."""
    return RELATIVE.split(text, maxsplit=1)[0].strip()


def _without_carrier(text: str, pack: Pack) -> str:
    """*communiqué du ministère* -> *ministère*."""
    folded = fold(text)
    for carrier in sorted(pack.titles.carriers, key=len, reverse=True):
        for form in (carrier + "s", carrier):
            for link in pack.frames.link_words:
                opening = f"{form} {link}" if link.endswith("'") else f"{form} {link} "
                if folded.startswith(opening):
                    rest = text[len(opening) :]
                    inner = _determiner(fold(rest), pack)
                    return rest[len(inner) :] if inner.strip() in pack.titles.vague else rest
    return text


def _own_name(text: str, pack: Pack) -> str:
    """*organisation État islamique*, *quotidien français Le Figaro* -> the name that ends the phrase, when its head is a class."""
    words = text.strip(QUOTE_MARKS).split()
    if len(words) < 2 or fold(words[0]) not in pack.titles.classes:
        return text
    inner = fold(text)
    if any(f" {link} " in inner or (link.endswith("'") and f" {link}" in inner) for link in pack.frames.link_words[:7]):
        agency = [n for n, word in enumerate(words) if n and word.strip(QUOTE_MARKS)[:1].isupper()]
        if not agency or fold(words[agency[0] - 1]) in pack.frames.link_words:
            return text
    starts = [n for n, word in enumerate(words) if n and word.strip(QUOTE_MARKS)[:1].isupper()]
    return " ".join(words[starts[0] :]).strip(QUOTE_MARKS) if starts else text


def _gender(folded: str, pack: Pack) -> str | None:
    def holds(words: Sequence[str]) -> bool:
        return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in words)

    feminine, masculine = holds(pack.titles.feminine), holds(pack.titles.masculine)
    if feminine == masculine:
        return None
    return "f" if feminine else "m"
