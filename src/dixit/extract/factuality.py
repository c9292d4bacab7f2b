"""Act and certainty of an attribution: what its speaker does with the content, and how surely.

The cue decides first (a denial denies, a negated confirmation is inability to confirm), then the content (a flat *aucun …* under
*assure* denies; *probably* lowers the certainty). Vocabulary and settled cases are those of the annotation guidelines, section
Meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dixit.extract.tokens import fold
from dixit.lang.inflect import find_forms
from dixit.lang.lookup import CueMatch, build_lookup
from dixit.lang.pack import Pack
from dixit.lang.tables.cues import CueVerb
from dixit.types.claims import Act, Attribution, Certainty
from dixit.types.text import Document, Span

__all__ = ["Factuality", "judge_factualities", "judge_factuality"]

WORD = re.compile(r"n't\b|\w+(?:-\w+)*?(?=n't\b)|\w+(?:-\w+)*'?|[^\w\s]")
OPENING = re.compile(r"^[\W_]+")
FIRST_CLAUSE = re.compile(r"^[^;:.…!?]{0,160}")
# A short content is itself the judgement (c'est une calomnie); in a long one the word may be said of something else.
SHORT_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Act and certainty, with the rules that gave them in order of work."""

    act: Act
    certainty: Certainty
    reasons: tuple[str, ...]


def judge_factualities(attributions: Sequence[Attribution], document: Document, pack: Pack) -> tuple[Attribution, ...]:
    """The attributions with act, certainty and the reasons for them filled in."""
    judged = []
    for attribution in attributions:
        found = judge_factuality(attribution, document, pack)
        judged.append(
            replace(attribution, act=found.act, certainty=found.certainty, reasons=(*attribution.reasons, *found.reasons))
        )
    return tuple(judged)


def judge_factuality(attribution: Attribution, document: Document, pack: Pack) -> Factuality:
    """What the source does with the content, and how surely it commits to it.

    A cue that the pack does not know asserts with certainty. Reportative attributions assert without commitment; where a named
    source stands behind a conditional the commitment is the source's (guidelines, Settled cases).
    """
    cue, content = _words_of(attribution.cue, document), _words_of(attribution.content, document)
    if attribution.type == "reportative":
        modal = any(word in build_lookup(pack).modals for word in _split(cue))
        return Factuality(act="assert", certainty="PS" if modal else "U", reasons=("factuality:reportative",))
    act, certainty, reasons = _judge_cue(cue, content, pack)
    if act in ("assert", "predict"):
        act, more = _judge_content(act, cue, content, pack)
        reasons += more
        if certainty == "CT" and any(word in pack.frames.hearsay.auxiliaries for word in _split(cue)):
            # "aurait affirmé": the reporter passes on even the saying (guidelines: U, transmitted).
            return Factuality(act=act, certainty="U", reasons=(*reasons, "factuality:conditional-cue"))
        if certainty == "CT":
            certainty, more = _judge_modality(content, pack)
            reasons += more
    return Factuality(act=act, certainty=certainty, reasons=reasons)


def _judge_cue(cue: str, content: str, pack: Pack) -> tuple[Act, Certainty, tuple[str, ...]]:
    words = _split(cue)
    negated = _is_negated(words, content, pack)
    match = _find_cue(words, content, pack)
    if match is None:
        for preposition in pack.frames.preposition:
            if cue == preposition.words or cue.startswith(preposition.words + " "):
                return preposition.act, preposition.certainty, (f"factuality:frame:{preposition.words}",)
        silent = negated and any(word in _silent_forms(pack) for word in words)
        return ("no_comment", "U", ("factuality:silent",)) if silent else ("assert", "CT", ("factuality:unknown-cue",))
    found = match.cue
    name = found.lemma if isinstance(found, CueVerb) else found.forms[0]
    if negated and isinstance(found, CueVerb):
        act = found.negated or ("no_comment" if any(word in _silent_forms(pack) for word in words) else found.act)
        unsure = act in ("no_comment", "unable_to_confirm")
        return act, "U" if unsure else "CT", (f"factuality:negated:{name}",)
    if isinstance(found, CueVerb) and found.only == "negated":
        return "assert", "CT", (f"factuality:affirmed:{name}",)
    if name in pack.factuality.criticism and not _names_culprit(content, pack):
        return "assert", found.certainty, (f"factuality:criticism-without-culprit:{name}",)
    return found.act, found.certainty, (f"factuality:cue:{name}",)


def _find_cue(words: Sequence[str], content: str, pack: Pack) -> CueMatch | None:
    """The cue that decides. Its fixed words may stand in the content: *claimed | responsibility*, *a refusé | de dévoiler*."""
    longer = build_lookup(pack).find_cues([*words, *_split(content)[:3]])
    return _main_cue([match for match in longer if match.head < len(words)])


def _main_cue(matches: Sequence[CueMatch]) -> CueMatch | None:
    """The cue with most words, of equal ones the last: in *compte demander* the second verb says what is done."""
    if not matches:
        return None
    ranked = sorted(matches, key=lambda m: (len(m.words), isinstance(m.cue, CueVerb), m.head, bool(m.cue.act != "assert")))
    return ranked[-1]


def _is_negated(words: Sequence[str], content: str, pack: Pack) -> bool:
    """Whether the cue is negated in full; *ne confirme que* is not, *ne reconnaît* before *aucun* is."""
    table = pack.factuality
    full = table.full_negators
    if any(word in full for word in words):
        # "plus" and "point" negate only with the clitic, where the language has one.
        return not table.clitics or any(word in table.clitics for word in words)
    clitic = any(word in table.clitics for word in words)
    return clitic and bool(opening := _split(OPENING.sub("", content))[:1]) and opening[0] in full


def _judge_content(act: Act, cue: str, content: str, pack: Pack) -> tuple[Act, tuple[str, ...]]:
    table = pack.factuality
    bare = _without_complementiser(content, pack)
    words = _split(bare)
    if any(phrase in bare for phrase in table.unconfirmed) and len(words) <= 2 * SHORT_WORDS:
        return "unable_to_confirm", ("factuality:content:unconfirmed",)
    if len(words) <= SHORT_WORDS and any(_holds(bare, word) for word in table.falsehood):
        return "deny", ("factuality:content:falsehood",)
    match = _find_cue(_split(cue), content, pack)
    if match is None or not isinstance(match.cue, CueVerb):
        return act, ()
    if match.cue.lemma in table.denial_verbs and any(bare.startswith(opening + " ") for opening in table.denial_openings):
        return "deny", ("factuality:content:flat-negation",)
    if match.cue.lemma in table.orders and words[:1] and words[0] in table.order_openings:
        return "call_for", ("factuality:content:order",)
    return act, ()


def _judge_modality(content: str, pack: Pack) -> tuple[Certainty, tuple[str, ...]]:
    clause = FIRST_CLAUSE.match(_without_complementiser(content, pack))
    first = clause.group() if clause else ""
    for word in pack.factuality.probable:
        if _holds(first, word):
            return "PR", (f"factuality:content:{word}",)
    for word in pack.factuality.possible:
        if _holds(first, word):
            return "PS", (f"factuality:content:{word}",)
    return "CT", ()


def _names_culprit(content: str, pack: Pack) -> bool:
    """Whether somebody to blame is named: an actor word or a name among the first words of what is criticised."""
    kinds = {word for words in pack.titles.kinds.values() for word in words}
    return any(word.rstrip("s") in kinds or word in kinds for word in _split(content)[:30])


def _without_complementiser(content: str, pack: Pack) -> str:
    bare = OPENING.sub("", content)
    for word in sorted(pack.frames.complementisers, key=len, reverse=True):
        if bare.startswith(word) and (word.endswith("'") or bare[len(word) : len(word) + 1] == " "):
            return OPENING.sub("", bare[len(word) :])
    return bare


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _words_of(spans: Sequence[Span], document: Document) -> str:
    return " ".join(fold(document.words_of(span)) for span in spans)


def _split(text: str) -> list[str]:
    return WORD.findall(text)


@lru_cache(maxsize=8)
def _silent_forms(pack: Pack) -> frozenset[str]:
    return frozenset(form.text for lemma in pack.factuality.silent for form in find_forms(lemma, pack.verbs))
