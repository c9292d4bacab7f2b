"""What a pack says of footage and documents: names of media, who publishes, what is shown, how verification is worded."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EvidenceWords", "MediumWords", "VerificationWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumWords:
    """Names of one medium, longest wins (``vidéo de drone`` before ``vidéo``); medium as in `Evidence.medium`."""

    words: list[str]
    medium: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationWords:
    """Regular expressions over folded text that state one verdict: ``not independently verified`` or ``verified``.

    Of two that match at one place the longer counts, then the earlier in the file.
    """

    patterns: list[str]
    verdict: str


# Compared by identity: a table is loaded once, and what is worked out from it is kept by it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EvidenceWords:
    """Evidence mentions of one language (``evidence.toml``).

    media           see `MediumWords`
    introducing     determiners before a medium that introduce new evidence; they belong to the span
    referring       determiners that refer back to evidence mentioned before (``ces``)
    definite        determiners that introduce where nothing of the kind was mentioned, and refer back otherwise
    bare            whether a medium may stand without determiner (English plurals and ``footage``)
    ellipses        phrases that stand for another piece of the last medium (``Un autre``), only at the head of a sentence
    adjectives      words that may stand between determiner and medium
    publishes       verb groups whose subject published what follows
    published_by    participles with preposition, after which the publisher stands
    shows           verb forms after which stands what is shown
    shows_by        prepositions after the medium that give what is shown (``d'``)
    clauses         words at which a publisher's noun phrase begins or what is shown ends
    verification    see `VerificationWords`
    """

    media: list[MediumWords]
    introducing: list[str]
    referring: list[str]
    definite: list[str]
    bare: bool
    ellipses: list[str]
    adjectives: list[str]
    publishes: list[str]
    published_by: list[str]
    shows: list[str]
    shows_by: list[str]
    clauses: list[str]
    verification: list[VerificationWords]
