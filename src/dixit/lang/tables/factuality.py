"""Schema of ``factuality.toml``: words that change the act or the certainty of a content, or make a cue a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["FactualityWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactualityWords:
    """The whole file; words are lower case with straight apostrophes.

    full_negators   words that negate a verb fully; *ne … que* has none of them
    clitics         words that must stand with them: ne, n'; empty where the language has none
    silent          verbs that make a refusal when negated though they are no cue: donner, faire (de commentaire)
    denial_verbs    neutral cues that deny when their content opens with a negator of `denial_openings`
    denial_openings what such a content opens with, after complementiser and marks: aucun, n'avoir
    falsehood       words in a short content that call something said untrue: calomnie
    unconfirmed     words in a content that say that something is not confirmed
    probable, possible  words in a content that lower its certainty; their reach is its first clause
    orders          neutral cues that call for a deed when their content opens with one of `order_openings`: told | to stay away
    criticism       neutral about whom: without a culprit they only assert (dénonce, condamne)
    """

    full_negators: tuple[str, ...]
    silent: tuple[str, ...]
    denial_verbs: tuple[str, ...]
    denial_openings: tuple[str, ...]
    falsehood: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    probable: tuple[str, ...]
    possible: tuple[str, ...]
    orders: tuple[str, ...] = ()
    order_openings: tuple[str, ...] = ()
    criticism: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()

    def faults(self) -> Iterator[str]:
        if not self.full_negators:
            yield "full_negators: may not be empty"
        for word in (*self.probable, *self.possible, *self.falsehood):
            if word != word.lower():
                yield f"{word!r} is not lower case"
