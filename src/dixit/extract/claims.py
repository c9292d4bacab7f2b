"""From words to claims: a quotation is somebody's words; a claim is something that another claim can agree with or deny.

What becomes a claim here, and by which rule:

    figure     a number about people or things, held by the innermost speaker, or by the report itself
    denial     a denied figure: the denier's own claim, with the interval denied (a denial is never a claim of zero)
    blame      who did it, according to whom (attribute ``perpetrator``); so is a claim of responsibility
    stance     doubt, confirmation, "could not be verified": attribute ``verification``
    statement  everything else that somebody says: kept with its words, compared with nothing

Event, role and place are filled by later stages; until then the report has one event of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dixit.lang.tables.populations import PopulationWords
from dixit.text.fold import fold
from dixit.types.claims import Attribution, Claim, Figure
from dixit.types.text import Document, Span
from dixit.types.values import Quantity
from dixit.types.world import Actor, Event

__all__ = ["build_claims"]

_STANCE = {"doubt": "u", "unable_to_confirm": "u", "no_comment": "u", "confirm": "+", "retract": "-"}
"""Act -> polarity of a claim about verification."""


def build_claims(
    document: Document,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    figures: Sequence[Figure],
    words: PopulationWords,
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """The events of a document and the claims about them, in text order, each with an id made from its content.

    Nothing is returned for a document without attributions and figures.
    """
    if not attributions and not figures:
        return (), ()
    event = Event(id=f"{document.id}#e1", kind=None)
    claims = _Builder(document, {a.id: a for a in attributions}, {a.id: a for a in actors}, words, event)
    counting = frozenset(f.attribution for f in figures if f.attribution and f.category != "other")
    found = [*claims.of_figures(figures), *(c for a in attributions for c in claims.of_attribution(a, counting))]
    unique = {claim.id: claim for claim in found}
    return (event,), tuple(sorted(unique.values(), key=lambda c: (c.evidence[0].start, c.attribute, c.id)))


class _Builder:
    """The document's records by id, while its claims are made."""

    def __init__(
        self,
        document: Document,
        attributions: Mapping[str, Attribution],
        actors: Mapping[str, Actor],
        words: PopulationWords,
        event: Event,
    ) -> None:
        self.document = document
        self.attributions = attributions
        self.actors = actors
        self.words = words
        self.event = event

    def of_figures(self, figures: Sequence[Figure]) -> Iterator[Claim]:
        populations = settle_populations(figures, self.words)
        for figure in figures:
            if figure.category == "other":
                continue
            holder = self.attributions.get(figure.attribution or "")
            population = populations[figure.id]
            yield self._claim(figure.category, population, figure.quantity, holder, (figure.span,))
            # "X denies that dozens were killed", "X denies the ministry's claim that dozens ...": the denier holds the opposite
            for denier in self._outer(holder):
                if denier.act == "deny":
                    yield self._claim(figure.category, population, figure.quantity, denier, (figure.span,), polarity="-")

    def of_attribution(self, attribution: Attribution, counting: frozenset[str]) -> Iterator[Claim]:
        """counting: ids of the attributions whose figures are claims already."""
        if not attribution.content:
            return
        gist = " ".join(self.document.words_of(span) for span in attribution.content)
        if attribution.act == "blame":
            yield self._claim("perpetrator", None, gist, attribution, attribution.content)
        elif attribution.act == "claim_responsibility":
            yield self._claim("perpetrator", None, self._name(attribution.speaker) or gist, attribution, attribution.content)
        elif attribution.act in _STANCE:
            yield self._claim("verification", None, gist, attribution, attribution.content, polarity=_STANCE[attribution.act])
        elif attribution.id not in counting:
            yield self._claim("statement", None, gist, attribution, attribution.content)

    def _outer(self, attribution: Attribution | None) -> Iterator[Attribution]:
        """The attributions around this one, innermost first; ends even if a chain should bite its tail."""
        seen: set[str] = set()
        while attribution is not None and attribution.nested_in and attribution.nested_in not in seen:
            seen.add(attribution.nested_in)
            attribution = self.attributions.get(attribution.nested_in)
            if attribution is not None:
                yield attribution

    def _claim(
        self,
        attribute: str,
        population: str | None,
        value: Quantity | str,
        holder: Attribution | None,
        evidence: tuple[Span, ...],
        *,
        polarity: str | None = None,
    ) -> Claim:
        act = holder.act if holder else "assert"
        claim = Claim(
            id="",
            document=self.document.id,
            about=self.event.id,
            attribute=attribute,
            population=population,
            value=value,
            polarity=polarity or ("-" if act == "deny" else "+"),
            certainty=holder.certainty if holder else "CT",
            act=act,
            source=holder.speaker if holder else None,
            via=self._relay_chain(holder),
            said_at=holder.said_at if holder else None,
            flags=() if holder else ("narrator",),
            evidence=evidence,
            attribution=holder.id if holder else None,
            raw=" ".join(self.document.words_of(span) for span in evidence),
        )
        return replace(claim, id=self._content_hash(claim))

    def _name(self, speaker: str | None) -> str | None:
        actor = self.actors.get(speaker or "")
        return actor.name if actor else None

    def _relay_chain(self, holder: Attribution | None) -> tuple[str, ...]:
        """Who passed it on, outermost first: the report's outlet, then the speakers around the one who speaks."""
        around = [name for a in self._outer(holder) if a.act != "deny" and (name := self._name(a.speaker))]
        outlet = [self.document.outlet] if self.document.outlet else []
        return (*outlet, *reversed(around))

    def _content_hash(self, claim: Claim) -> str:
        value = [claim.value.low, claim.value.high, claim.value.approximate] if isinstance(claim.value, Quantity) else claim.value
        speaker = self._name(claim.source)
        places = [(span.start, span.end) for span in claim.evidence]
        content = [claim.document, claim.attribute, claim.population, value, claim.polarity, speaker, places]
        return "c" + hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def settle_populations(figures: Sequence[Figure], words: PopulationWords) -> dict[str, str | None]:
    """The population of each figure by its id, where one report tells the same number more than once.

    A headline counts "two soldiers", its report "two Russian soldiers"; "more than 70 killed" stands beside "more than 70
    Ukrainian fighters". Same category and same bounds in one report are one count: the vaguer wording takes the class of the
    closest one, if all wordings fit into one another.
    """
    classes = {figure.id: classify_population(figure.quantity, words) for figure in figures}
    together: dict[tuple[str, int | None, int | None], list[str]] = {}
    for figure in figures:
        together.setdefault((figure.category, figure.quantity.low, figure.quantity.high), []).append(figure.id)
    for ids in together.values():
        closest = max((classes[i] or "" for i in ids), key=len)
        if closest and all(classes[i] in (None, "total") or closest.startswith(classes[i] or "") for i in ids):
            classes.update(dict.fromkeys(ids, closest))
    return classes


def classify_population(quantity: Quantity, words: PopulationWords) -> str | None:
    """The language-neutral class of whom or what a figure counts, with whose they are when the words say so.

    ``combattants ukrainiens`` -> ``combatants:Ukraine``; None when no word of the table occurs.
    """
    if not quantity.of:
        return None
    phrase = f" {fold(quantity.of)}"
    of = next((p.of for p in words.population if _begins_a_word(p.stems, phrase)), None)
    party = next((b.party for b in words.belonging if _begins_a_word(b.stems, phrase)), None)
    if of is None or party is None or of == "total":
        return of
    return f"{of}:{party}"


def _begins_a_word(stems: Sequence[str], phrase: str) -> bool:
    # Short names (un, us, idf) must be whole words, or "under" would be the United Nations.
    return any(f" {stem}" in phrase if len(stem) > 3 else f" {stem} " in f"{phrase} " for stem in stems)
