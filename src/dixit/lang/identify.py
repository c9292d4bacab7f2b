"""Which language a text or each of its paragraphs is written in, with the margin by which it was told.

First the letters: some belong to one language of a script alone (``ї`` is Ukrainian, ``ы`` is not). Then a naive Bayes classifier
over byte n-grams (Lui and Baldwin 2012, "langid.py", ACL demo 25-30), asked only about languages that news is written in: its
dialects and extinct languages take one French paragraph in twenty away. This is the one door to py3langid.

Measured on 200 paragraphs or sentences a language (French and English Wikinews, German Wikinews, Russian and Ukrainian treebanks),
classifier alone, five candidates: fr 1.00, en .99, de .99, ru .99, uk .98; lingua: 1.00, .98, .99, 1.00, 1.00 with 20 times the
disk (96 against 4.6 MB) and 5 times the time. The letters make up the difference for Ukrainian.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from dixit.errors import LanguageError
from dixit.text.scripts import main_script

__all__ = ["LanguageGuess", "ParagraphLanguage", "identify_language", "languages_by_paragraph", "require_language"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageGuess:
    """What language a text is in.

    code       ISO 639-1 (or -3) code of the likeliest language, also of one that is not allowed; None when it could not be told
    margin     0 to 1: the lead in probability over the next language; 1 when letters decided
    supported  whether the code is one of those allowed
    reason     how it was told, or why not, as one sentence
    """

    code: str | None
    margin: float
    supported: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLanguage:
    """The language of one paragraph: half-open code points without the blanks around it."""

    start: int
    end: int
    guess: LanguageGuess


_PRESS = (
    "ar", "az", "be", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
    "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "lt", "lv", "mk", "my", "nl", "no", "pl",
    "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "th", "tr", "uk", "ur", "uz", "vi", "zh",
)  # fmt: skip
"""Languages a text may turn out to be in besides those allowed, so that a Spanish report is not taken for a French one."""

_CYRILLIC = {"uk": frozenset("іїєґІЇЄҐ"), "ru": frozenset("ыэёъЫЭЁЪ")}
"""Letters that one of the two has and the other lacks."""
_OTHER_CYRILLIC = re.compile("[ўђјљњћџѓќѕәғқңөұүһӣӯҳҷѐѝ]", re.IGNORECASE)
"""Letters of neither: Belarusian, South Slavic, Turkic and Iranian alphabets. Then letters alone decide nothing."""
_HARD_SIGN = frozenset("ъЪ")
"""Bulgarian has it too, and often: by itself it does not show Russian."""

_LETTERS_NEEDED = 12
_MARGIN_NEEDED = 0.25
_SLICE_CHARACTERS = 4000


def identify_language(text: str, *, allowed: Collection[str]) -> LanguageGuess:
    """The language of a whole text; `allowed` are the codes that the caller can work with.

    A text with fewer than 12 letters, or with two languages nearly as likely, gets the code None: that is a value, no error.

    >>> identify_language("Le ministre a démenti ces affirmations mardi soir.", allowed=("fr", "en")).code
    'fr'
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < _LETTERS_NEEDED:
        return LanguageGuess(code=None, margin=0.0, supported=False, reason=f"fewer than {_LETTERS_NEEDED} letters")
    lettered = _by_letters(sample)
    if lettered is not None:
        return LanguageGuess(code=lettered, margin=1.0, supported=lettered in allowed, reason="letters that only this language has")
    first, *others = _ranked(sample, frozenset((*_PRESS, *allowed)))
    if first[0] in allowed:  # a short text may look a little like a rare neighbour; it is likelier one of those expected
        others = [pair for pair in others if pair[0] in allowed] if first[1] - others[0][1] < _MARGIN_NEEDED else others
    second = others[0] if others else ("any other", 0.0)
    margin = first[1] - second[1]
    if margin < _MARGIN_NEEDED:
        reason = f"{first[0]} and {second[0]} are nearly as likely (lead {margin:.2f})"
        return LanguageGuess(code=None, margin=margin, supported=False, reason=reason)
    reason = f"likelier than {second[0]} by {margin:.2f}"
    return LanguageGuess(code=first[0], margin=margin, supported=first[0] in allowed, reason=reason)


def languages_by_paragraph(text: str, *, allowed: Collection[str]) -> tuple[ParagraphLanguage, ...]:
    """The language of each paragraph (a line that is not blank) in order; a quotation left in its own language shows so."""
    return tuple(
        ParagraphLanguage(start=found.start(), end=found.end(), guess=identify_language(found[0], allowed=allowed))
        for found in re.finditer(r"\S(?:[^\n]*[^\s])?", text)
    )


def require_language(text: str, *, allowed: Collection[str], where: str | None = None) -> str:
    """The code of an allowed language. Raises `LanguageError` when the text's language was not told or is not allowed."""
    guess = identify_language(text, allowed=allowed)
    known = ", ".join(sorted(allowed))
    if guess.code is None:
        raise LanguageError(
            f"the language could not be told ({guess.reason})", where=where, allowed=known, mend="State the language of the report"
        )
    if not guess.supported:
        raise LanguageError(
            f"a text in {guess.code} ({guess.reason})", where=where, allowed=known, mend="State the language if that is wrong"
        )
    return guess.code


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text: a menu in another language at its head must not decide alone."""
    if len(text) <= 3 * _SLICE_CHARACTERS:
        return text
    middle = (len(text) - _SLICE_CHARACTERS) // 2
    return "\n".join((text[:_SLICE_CHARACTERS], text[middle : middle + _SLICE_CHARACTERS], text[-_SLICE_CHARACTERS:]))


def _by_letters(text: str) -> str | None:
    """Ukrainian or Russian when only one of them can have written these letters; None otherwise."""
    if main_script(text) != "Cyrillic" or _OTHER_CYRILLIC.search(text):
        return None
    counts = {code: sum(text.count(letter) for letter in letters) for code, letters in _CYRILLIC.items()}
    if counts["uk"] > 3 * counts["ru"]:
        return "uk"
    told = counts["ru"] - sum(text.count(letter) for letter in _HARD_SIGN)
    return "ru" if told > 0 and counts["ru"] > 3 * counts["uk"] else None


def _ranked(text: str, codes: frozenset[str]) -> list[tuple[str, float]]:
    """Languages with their probabilities among these codes, likeliest first."""
    ranked = [(code, score) for code, score in _classifier()(text) if code in codes]
    total = sum(score for _, score in ranked) or 1.0
    return sorted(((code, score / total) for code, score in ranked), key=lambda pair: (-pair[1], pair[0]))


@cache
def _classifier() -> Callable[[str], list[tuple[str, float]]]:
    """The classifier, unpacked once per process (about half a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # type: ignore[no-untyped-call]  # has no annotations
    rank: Callable[[str], list[tuple[str, float]]] = identifier.rank
    return rank
