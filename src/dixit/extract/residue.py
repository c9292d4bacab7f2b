"""What stands in a report and is no part of it: remains of machine translation, links to other articles, notices and credits.

Each is found by rules true of the language (``residue.toml``) or of its quotation marks, and only marked: the text stays whole, and
whoever reads claims out of it can leave these stretches aside with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dixit.lang.tables.residue import Doubled, Foreign, Phrase, ResidueWords
from dixit.text.fold import level
from dixit.text.scripts import main_script
from dixit.types.text import Document, Note

__all__ = ["find_residue"]

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_STRANDED = re.compile(r"[»”]\s?(?P<rest>[.!?…]\s*[»”]\s?(?P<word>[^\W\d_][\w’'-]*)(?:\s[\w’'-]+){0,2})\s?(?=[.!?…]|$)")
"""A closing mark and a stop, and then once more a closing mark with up to three words before the next stop: the sentence was
over, so the words are what remained of another wording."""
_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]\n]{2,60})\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LEAD = r"[^\w©]*"
"""Bullets, arrows, stars and opening marks before the set words of a link."""
_TAIL = r"[\s>›»→…]*"
_SENTENCE_WORDS = 10


def find_residue(document: Document, words: ResidueWords) -> tuple[Note, ...]:
    """What is no part of the report, as notes of the kinds ``residue``, ``teaser`` and ``boilerplate``, sorted by place.

    `words` is the table of the document's language. A note inside another is left out. Nothing found: an empty tuple.
    """
    found = [
        *_find_phrases(document.text, words.phrase),
        *_find_stranded(document.text),
        *_find_doubled(document.text, words.doubled),
        *_find_foreign(document.text, words.foreign),
    ]
    found.sort(key=lambda note: (note.start, -note.end, note.kind, note.why))
    kept: list[Note] = []
    for note in found:
        if not kept or note.end > kept[-1].end:
            kept.append(note)
    return tuple(kept)


def _find_phrases(text: str, rules: tuple[Phrase, ...]) -> Iterator[Note]:
    """Paragraphs, or their last part, that are links, notices or credits."""
    compiled = [(rule, _phrase_pattern(rule)) for rule in rules]
    plain = level(text)
    before: re.Match[str] | None = None
    for paragraph in _PARAGRAPH.finditer(plain):
        size = len(paragraph[0].split())
        for rule, pattern in compiled:
            if rule.without_stop and paragraph[0].endswith("."):
                continue
            found = pattern.search(paragraph[0])
            start = _part_start(paragraph[0], found, rule) if found else None
            if start is not None and (size <= rule.longest or (start and len(paragraph[0][start:].split()) <= rule.longest)):
                yield Note(kind=rule.kind, start=paragraph.start() + start, end=paragraph.end(), why=rule.why)
                if (
                    before is not None
                    and found is not None
                    and rule.place == "closes"
                    and found.start() == 0
                    and _is_title(before, rule)
                ):
                    yield Note(kind=rule.kind, start=before.start(), end=before.end(), why=rule.why)
                break
        before = paragraph


def _is_title(paragraph: re.Match[str], rule: Phrase) -> bool:
    """Whether the paragraph before a bare link is its title: short, no sentence, and not the report's own headline."""
    words = paragraph[0].split()
    return (
        rule.kind == "teaser"
        and paragraph.start() > 0
        and 3 <= len(words) <= 25
        and not paragraph[0].endswith((".", ":", '"', ";"))
    )


def _phrase_pattern(rule: Phrase) -> re.Pattern[str]:
    wordings = sorted(
        {form for words in rule.words for form in (level(words), level(words).upper())}, key=lambda form: (-len(form), form)
    )
    any_of = "|".join(re.escape(form).replace(r"\ :", r"\ ?:") + (r"(?!\w)" if form[-1].isalnum() else "") for form in wordings)
    if rule.place == "opens":
        return re.compile(rf"^{_LEAD}(?:{any_of})|(?<=[.!?…\"] )(?:{any_of})(?= ?:)")
    if rule.place == "closes":
        return re.compile(rf"(?<![\w-])(?:{any_of}){_TAIL}$")
    return re.compile(rf"^{_LEAD}(?:{any_of})\W*$")


def _part_start(paragraph: str, found: re.Match[str], rule: Phrase) -> int | None:
    """Where in the paragraph the foreign part begins: at its start, unless a whole sentence of the report stands before it.

    For words that close a paragraph: the title they belong to is taken with them, back to the end of the sentence before.
    """
    if rule.place != "closes" or found.start() == 0:
        return 0 if rule.place != "opens" or not paragraph[: found.start()].strip() else found.start()
    if paragraph[: found.start()].rstrip().endswith(("…", "...")):
        return found.start()  # an article cut short: its words are the report's, only the link is not
    sentences = [stop.end() for stop in re.finditer(r"[.!?…]\"? +(?=[A-ZÀ-ÖØ-Þ\"])", paragraph[: found.start()])]
    cut = sentences[-1] if sentences else 0
    return cut if len(paragraph[:cut].split()) >= _SENTENCE_WORDS else 0


def _find_stranded(text: str) -> Iterator[Note]:
    """``« … ». » campagne.``: a second closing mark and a word that no sentence holds."""
    for found in _STRANDED.finditer(text):
        if found["word"][0].islower():
            yield Note(
                kind="residue",
                start=found.start("rest"),
                end=found.end("rest"),
                why="a closing mark stands twice, with a stranded word",
            )


def _find_doubled(text: str, rules: tuple[Doubled, ...]) -> Iterator[Note]:
    """Two determiners in a row and the noun after them."""
    plain = level(text)
    for rule in rules:
        first, second = ("|".join(map(re.escape, words)) for words in (rule.first, rule.second))
        pattern = re.compile(rf"(?<![\w'-])(?:{first}) (?P<second>{second})(?:(?<=')|(?![\w'-]))(?: ?[\w-]+)?")
        for found in pattern.finditer(plain):
            before = plain[: found.start()].rsplit(None, 1)[-1:] or [""]
            again = found["second"] and plain[found.end("second") :].lstrip().startswith(f"{found['second']} ")
            if before[0].lower() not in rule.not_after and not again:
                yield Note(kind="residue", start=found.start(), end=found.end(), why="two determiners in a row")


def _find_foreign(text: str, rules: tuple[Foreign, ...]) -> Iterator[Note]:
    """An editor's insertion in square brackets that the translation left in its own language."""
    script: str | None = None
    for found in _BRACKETS.finditer(text):
        script = script or main_script(text)
        other = main_script(found["inside"])
        words = _WORD.findall(found["inside"])
        if other is not None and (other != script or any(_is_foreign(words, rule) for rule in rules)):
            why = "an insertion in square brackets was left in another language"
            yield Note(kind="residue", start=found.start(), end=found.end(), why=why)


def _is_foreign(words: list[str], rule: Foreign) -> bool:
    """Whether one of the words can only be the other language's; names, which begin with a capital, tell nothing."""
    common = [word for word in words if word[:1].islower()]
    if any(word in rule.words for word in common):
        return True
    return (
        any(word.endswith(rule.endings) and len(word) > 3 and word not in rule.native for word in common) if rule.endings else False
    )
