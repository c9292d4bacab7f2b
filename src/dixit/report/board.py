"""The dossier laid out for reading: every record with an anchor of its own, claims under what they argue over.

Anchors are counted (``c12``, ``r3t4``) and never made from ids of the data, so that nothing in the data can break out of a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dixit.report.parties import Parties, Party, find_parties
from dixit.report.wording import Wording
from dixit.types.claims import Claim, Relation
from dixit.types.dossier import Dossier, Finding
from dixit.types.text import Document, Span
from dixit.types.values import Interval, Quantity

__all__ = ["Board", "Card", "Carrier", "Link", "Quote", "SlotView", "lay_out"]

CONTEXT = 70
"""Characters shown on each side of quoted words, at most; cut at a blank."""
LINKS = ("denies", "doubts", "supersedes", "contradicts", "conflicting_figures", "confirms", "independent_agreement")
"""Kinds of relation that a card shows, those that a reader must not miss first."""
MOST_LINKS = 4
LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words with a little of what stands around them."""

    before: str
    words: str
    after: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A report that carries the same statement: its number, outlet, and the anchor of the words there."""

    number: int
    outlet: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How one claim stands to another, as shown on its card."""

    kind: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim as shown. Repetitions of it are carriers on the same card.

    mark      asserts, denies, neither, changed (asserts, and replaces an earlier figure of the same side)
    words     anchor of the words in the report
    via       who passed it on to the report, outermost first; empty when the report has it from the speaker
    replaced  whether the same side later gave another figure
    rule      id of the rule that left it out, None when it was kept
    """

    claim: Claim
    anchor: str
    words: str
    mark: str
    party: Party
    speaker: str | None
    figure: Quantity | None
    when: Interval | None
    report: int
    quote: Quote
    carriers: tuple[Carrier, ...]
    via: tuple[str, ...]
    links: tuple[Link, ...]
    replaced: bool
    rule: str | None

    @property
    def times(self) -> int:
        """In how many places the statement is carried."""
        return 1 + len(self.carriers)

    @property
    def relayed(self) -> bool:
        """Whether the report has it from another report and not from the speaker."""
        return bool(self.via)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """One thing argued over: its finding and its claims in order of time.

    finding     None for free words, which are compared with nothing
    event       number of the event among those of the dossier, 0 when there is only one
    open_above  the highest figure is itself "or more"
    """

    anchor: str
    finding: Finding | None
    event: int
    attribute: str
    population: str | None
    cards: tuple[Card, ...]
    open_above: bool

    @property
    def contradicted(self) -> bool:
        return self.finding is not None and self.finding.state in ("disputed", "denied")

    @property
    def value(self) -> Quantity | None:
        """The bounds that stand, None when no figure does."""
        return self.finding.value if self.finding else None

    @property
    def numeric(self) -> bool:
        return any(card.figure is not None for card in self.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything a page needs, in order.

    numbers  document id -> number of the report
    anchors  id of a document or claim -> its anchor
    local    document id and id within it, of an attribution or of a mention of footage -> its anchor
    cards    claim id -> the card that shows it, for a repetition that of the claim it repeats
    """

    dossier: Dossier
    wording: Wording
    parties: Parties
    slots: tuple[SlotView, ...]
    numbers: Mapping[str, int]
    anchors: Mapping[str, str]
    local: Mapping[tuple[str, str], str]
    cards: Mapping[str, Card]

    def document(self, document_id: str) -> Document:
        return self.dossier.extractions[self.numbers[document_id] - 1].document

    def slot_name(self, slot: SlotView) -> str:
        """Event (where there are several), attribute and population in words."""
        event = f"{self.wording.say('event')} {slot.event}" if slot.event else ""
        return " · ".join(part for part in (event, slot.attribute, slot.population) if part)


def lay_out(dossier: Dossier, wording: Wording) -> Board:
    """A dossier, its claims grouped under the latest finding of the first policy; slots with most claims first."""
    parties = find_parties(dossier, wording.code)
    numbers = {x.document.id: n for n, x in enumerate(dossier.extractions, start=1)}
    anchors = _anchors(dossier, numbers)
    repeated = frozenset(r.a for r in dossier.relations if r.kind == "repeats")
    bench = _Bench(dossier=dossier, wording=wording, parties=parties, numbers=numbers, anchors=anchors, repeated=repeated)
    views = [view for view in (_slot(bench, *group) for group in _groups(bench)) if view.cards]
    views.sort(key=lambda v: (v.event, v.finding is None, not v.numeric, -sum(c.times for c in v.cards), v.anchor))
    cards = {card.claim.id: card for view in views for card in view.cards}
    cards |= {r.a: cards[r.b] for r in dossier.relations if r.kind == "repeats" and r.a not in cards and r.b in cards}
    return Board(
        dossier=dossier,
        wording=wording,
        parties=parties,
        slots=tuple(views),
        numbers=numbers,
        anchors=anchors,
        local=_local_anchors(dossier),
        cards=cards,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    dossier: Dossier
    wording: Wording
    parties: Parties
    numbers: Mapping[str, int]
    anchors: Mapping[str, str]

    repeated: frozenset[str]

    def document(self, document_id: str) -> Document:
        return self.dossier.extractions[self.numbers[document_id] - 1].document


def _anchors(dossier: Dossier, numbers: Mapping[str, int]) -> dict[str, str]:
    anchors = {document: f"r{n}" for document, n in numbers.items()}
    return anchors | {claim.id: f"c{i}" for i, claim in enumerate(dossier.claims, start=1)}


def _local_anchors(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Anchors of what is numbered within each document, where two documents may well use one id."""
    found: dict[tuple[str, str], str] = {}
    for n, extraction in enumerate(dossier.extractions, start=1):
        document = extraction.document.id
        found |= {(document, a.id): f"r{n}t{i}" for i, a in enumerate(extraction.attributions, start=1)}
        found |= {(document, e.id): f"r{n}v{i}" for i, e in enumerate(extraction.evidence, start=1)}
    return found


def _latest(dossier: Dossier) -> list[Finding]:
    policy = dossier.policies[0].name if dossier.policies else next((f.policy for f in dossier.findings), "")
    chosen: dict[tuple[str, str, str], Finding] = {}
    for finding in dossier.findings:
        key = (finding.event, finding.attribute, finding.population or "")
        held = chosen.get(key)
        if finding.policy == policy and (held is None or (finding.as_of or LATEST) >= (held.as_of or LATEST)):
            chosen[key] = finding
    return [chosen[key] for key in sorted(chosen)]


def _groups(bench: _Bench) -> list[tuple[list[Claim], Finding | None, str, str, str | None]]:
    """Claims with their finding, event, attribute and population; those without a finding by event and attribute."""
    shelf = {c.id: c for c in bench.dossier.claims}
    groups: list[tuple[list[Claim], Finding | None, str, str, str | None]] = []
    for finding in _latest(bench.dossier):
        members = sorted({*finding.included, *(claim for claim, _ in finding.excluded)} & set(shelf))
        groups.append(([shelf.pop(id_) for id_ in members], finding, finding.event, finding.attribute, finding.population))
    events, rest = dict(bench.dossier.same_event), dict[tuple[str, str], list[Claim]]()
    for claim in shelf.values():
        rest.setdefault((events.get(claim.about, claim.about), claim.attribute), []).append(claim)
    return groups + [(rest[key], None, *key, None) for key in sorted(rest)]


def _event_number(bench: _Bench, event: str) -> int:
    """Events are numbered by how many claims are about them; a single one needs no number."""
    events = dict(bench.dossier.same_event)
    counts = Counter(events.get(c.about, c.about) for c in bench.dossier.claims)
    order = sorted(counts, key=lambda e: (-counts[e], e))
    return 0 if len(order) < 2 else order.index(event) + 1 if event in order else len(order)


def _slot(
    bench: _Bench, claims: list[Claim], finding: Finding | None, event: str, attribute: str, population: str | None
) -> SlotView:
    members = {c.id for c in claims}
    heads = {r.a: r.b for r in bench.dossier.relations if r.kind == "repeats" and r.a in members and r.b in members}
    cards = [
        _card(bench, claim, [c for c in claims if heads.get(c.id) == claim.id], finding)
        for claim in claims
        if claim.id not in heads
    ]
    cards.sort(key=lambda card: (*_moment(bench, card), min((s.start for s in card.claim.evidence), default=0), card.claim.id))
    high = finding.value.high if finding and finding.value else None
    open_above = any(c.figure is not None and c.figure.high is None and c.figure.low == high and c.rule is None for c in cards)
    return SlotView(
        anchor=f"s-{min(card.anchor for card in cards)}" if cards else "",
        finding=finding,
        event=_event_number(bench, event),
        attribute=bench.wording.of("attributes", attribute),
        population=_population(bench, population) if population != "total" or any(c.figure for c in cards) else None,
        cards=tuple(cards),
        open_above=open_above,
    )


def _population(bench: _Bench, population: str | None) -> str | None:
    if not population:
        return None
    family, _, actor = population.partition(":")
    name = bench.wording.of("populations", family)
    return f"{name} ({bench.parties.name(actor)})" if actor else name


def _moment(bench: _Bench, card: Card) -> tuple[datetime, int]:
    published = bench.document(card.claim.document).published
    return (published.start if published else LATEST, card.report)


def _card(bench: _Bench, claim: Claim, repeats: list[Claim], finding: Finding | None) -> Card:
    relations = bench.dossier.relations
    changed = any(r.kind == "supersedes" and r.a == claim.id for r in relations)
    mark = {"-": "denies", "u": "neither"}.get(claim.polarity, "changed" if changed else "asserts")
    document = bench.document(claim.document)
    return Card(
        claim=claim,
        anchor=bench.anchors[claim.id],
        words=_words(bench, claim),
        mark=mark,
        party=bench.parties.of_claim(claim),
        speaker=_speaker(bench, claim),
        figure=claim.value if isinstance(claim.value, Quantity) else None,
        when=claim.said_at or document.published,
        report=bench.numbers[claim.document],
        quote=quote(document, claim.evidence),
        carriers=tuple(_carrier(bench, c) for c in repeats),
        via=tuple(bench.parties.name(v) for v in (claim.via[1:] if document.outlet else claim.via)),
        links=tuple(link for kind in LINKS for r in relations if r.kind == kind and (link := _link(bench, r, claim)) is not None)[
            :MOST_LINKS
        ],
        replaced=any(r.kind == "supersedes" and r.b == claim.id for r in relations),
        rule=dict(finding.excluded).get(claim.id) if finding else None,
    )


def _speaker(bench: _Bench, claim: Claim) -> str | None:
    """Who holds it, by name; the outlet where a report speaks itself; None when nobody is named."""
    if claim.source is not None:
        return bench.parties.name(claim.source)
    return bench.document(claim.document).outlet if "narrator" in claim.flags else None


def _words(bench: _Bench, claim: Claim) -> str:
    return f"w-{bench.anchors[claim.id]}" if claim.evidence else bench.anchors[claim.document]


def _carrier(bench: _Bench, claim: Claim) -> Carrier:
    document = bench.document(claim.document)
    return Carrier(number=bench.numbers[claim.document], outlet=document.outlet or document.id, words=_words(bench, claim))


def _link(bench: _Bench, relation: Relation, claim: Claim) -> Link | None:
    if relation.a != claim.id or relation.kind == "repeats" or relation.b in bench.repeated or relation.b not in bench.anchors:
        return None
    other = next((c for c in bench.dossier.claims if c.id == relation.b), None)
    if other is None:
        return None
    by = bench.parties.name(other.source) if other.source else bench.wording.say("nobody")
    label = f"{by}, {bench.wording.bounds(other.value)}" if isinstance(other.value, Quantity) else by
    return Link(kind=relation.kind, anchor=bench.anchors[relation.b], label=label)


def quote(document: Document, spans: tuple[Span, ...]) -> Quote:
    """The words of the spans, from the first to the last, with context up to the ends of their paragraph."""
    if not spans:
        return Quote(before="", words="", after="", language=document.language)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    text = document.text
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + CONTEXT].partition("\n")[0]
    if start - len(before) > 0 and len(before) == CONTEXT:
        before = "…" + before.partition(" ")[2]
    if len(after) == CONTEXT and end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Quote(before=before, words=text[start:end], after=after, language=document.language)
