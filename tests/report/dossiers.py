"""A small dossier built by hand: a raid told by six invented reports, so that every kind of mark has something to stand on.

The reports hold a growing figure, a denial, two figures that cannot both hold, a relay, a near-copy, an unverified video, a nested
and a broken quotation, and residue. Places of words are looked up, never counted by hand.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from dixit.reconcile.stage import reconcile
from dixit.resolve.stage import resolve
from dixit.types.claims import Attribution, Claim, Evidence, Extraction, Figure, Timex
from dixit.types.dossier import Dossier, Failure
from dixit.types.text import Document, Note, Span
from dixit.types.values import Interval, Quantity
from dixit.types.world import Actor, Event

__all__ = ["Report", "belgorod", "compiled", "day", "hour"]


def hour(text: str, minutes: int = 1) -> Interval:
    start = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return Interval(start=start, end=start + timedelta(minutes=minutes))


def day(text: str, days: int = 1) -> Interval:
    return hour(text, minutes=1440 * days)


@dataclass
class Report:
    """One report in the making: words in, records out."""

    id: str
    text: str
    language: str
    outlet: str
    published: Interval | None
    title: str | None = None
    notes: list[Note] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Where the words stand; ``on {Monday}.`` takes the braced part of a longer stretch that occurs once."""
        before, brace, rest = words.partition("{")
        wanted = rest.partition("}")[0] if brace else words
        whole = words.replace("{", "").replace("}", "")
        assert self.text.count(whole) == 1, f"{whole!r} stands {self.text.count(whole)} times in {self.id}"
        start = self.text.index(whole) + (len(before) if brace else 0)
        return Span(document=self.id, start=start, end=start + len(wanted))

    def spans(self, *words: str) -> tuple[Span, ...]:
        return tuple(sorted(self.span(w) for w in words))

    def actor(self, name: str, kind: str, *aliases: str, of: str | None = None) -> str:
        known = next((a for a in self.actors.values() if a.name == name), None)
        if known is None:
            known = Actor(id=f"{self.id}#a{len(self.actors)}", kind=kind, name=name, aliases=tuple(sorted(aliases)), of=of)
            self.actors[known.id] = known
        return known.id

    def note(self, kind: str, words: str, why: str) -> None:
        span = self.span(words)
        self.notes.append(Note(kind=kind, start=span.start, end=span.end, why=why))

    def event(self, kind: str, *words: str) -> str:
        event = Event(id=f"{self.id}#e{len(self.events)}", kind=kind, mentions=self.spans(*words))
        self.events.append(event)
        return event.id

    def said(
        self, speaker: str | None, source: tuple[str, ...], cue: tuple[str, ...], content: tuple[str, ...], **more: object
    ) -> str:
        attribution = Attribution(
            id=f"{self.id}#t{len(self.attributions)}",
            type=str(more.pop("type", "indirect")),
            speaker=speaker,
            source=self.spans(*source),
            cue=self.spans(*cue),
            content=self.spans(*content),
            **more,  # type: ignore[arg-type]
        )
        self.attributions.append(attribution)
        return attribution.id

    def time(self, words: str, value: str, interval: Interval) -> None:
        self.timexes.append(
            Timex(id=f"{self.id}#x{len(self.timexes)}", span=self.span(words), type="DATE", value=value, interval=interval)
        )

    def claim(self, words: str, attribute: str, value: Quantity | str | None, **more: object) -> str:
        about = str(more.pop("about", self.events[0].id))
        attribution = more.pop("attribution", None)
        by = next((a for a in self.attributions if a.id == attribution), None)
        span = self.span(words)
        claim = Claim(
            id="k" + hashlib.sha256(f"{self.id}{attribute}{words}{value}".encode()).hexdigest()[:10],
            document=self.id,
            about=about,
            attribute=attribute,
            population=more.pop("population", None),  # type: ignore[arg-type]
            value=value,
            polarity=str(more.pop("polarity", "+")),
            certainty=by.certainty if by else "CT",
            act=by.act if by else "assert",
            source=by.speaker if by else None,
            said_at=by.said_at if by else None,
            flags=tuple(more.pop("flags", () if by else ("narrator",))),  # type: ignore[arg-type]
            evidence=(span,),
            attribution=by.id if by else None,
            raw=words,
            **more,  # type: ignore[arg-type]
        )
        self.claims.append(claim)
        if isinstance(value, Quantity):
            self.figures.append(
                Figure(
                    id=f"{self.id}#f{len(self.figures)}", span=span, category="other", quantity=value, attribution=claim.attribution
                )
            )
        return claim.id

    def extraction(self) -> Extraction:
        document = Document(
            id=self.id, text=self.text, digest=hashlib.sha256(self.text.encode()).hexdigest(), reader="hand/1",
            language=self.language, title=self.title or self.text.split("\n")[0], outlet=self.outlet, outlet_kind="media",
            published=self.published, notes=tuple(sorted(self.notes)),
        )  # fmt: skip
        return Extraction(
            document=document,
            attributions=tuple(self.attributions),
            actors=tuple(self.actors.values()),
            figures=tuple(self.figures),
            timexes=tuple(self.timexes),
            evidence=tuple(self.evidence),
            events=tuple(self.events),
            claims=tuple(self.claims),
        )


def people(low: int | None, high: int | None, *, about: bool = False) -> Quantity:
    return Quantity(low=low, high=high, unit="person", approximate=about)


MONDAY, TUESDAY = "2023-05-22", "2023-05-23"
MILITIA = "combatants:militias"
EVENING = hour(f"{MONDAY}T16:00", 240)

FIRST = """Fighting reported on the Russian side of the border

The governor of Russia's Belgorod region, Vyacheslav Gladkov, said on Monday evening that one civilian \
had been killed in the border district.

Russia's defence ministry said it had driven back armed men who came over the border from Ukraine. \
Cautious estimates put their number at 80.

The ministry released videos which, it said, showed artillery fire on the raiders. The footage could not \
be checked independently.

Hundreds of residents left their homes on Monday."""

COPY = """Clashes on the Russian side of the border

The governor of Russia's Belgorod region, Vyacheslav Gladkov, said on Monday evening that one civilian \
had been killed in the border district.

Russia's defence ministry said it had driven back armed men who came over the border from Ukraine. \
Cautious estimates put their number at 80.

Hundreds of residents left their homes on Monday."""

TOLL = """Moscou dit avoir tué plus de 70 assaillants, les milices démentent

Le ministère russe de la Défense a affirmé mardi que plus de 70 combattants avaient été tués et quatre \
véhicules blindés détruits.

Les membres des deux unités démentent ces affirmations et assurent que « leur campagne se poursuit ».

Selon des blogueurs militaires russes, les assaillants pourraient être 500. « La frontière », a lancé un \
combattant du Corps des volontaires russes dans une vidéo, « est fendue. C’est notre partie [liberated] \
de la patrie.

Le chef adjoint du district frontalier aurait été blessé.

Belgorod : une région entraînée dans la guerre En savoir plus"""

GROWN = """Governor raises toll as raid goes on

Two civilians have now been killed, Viacheslav Gladkov, the governor, said on Tuesday evening. He warned \
people not to come back to their homes.

Washington said it was sceptical of reports that American vehicles had been used. "We do not encourage \
strikes inside Russia," the State Department's spokesman, Matthew Miller, said.

Kyiv denied any link with the fighters."""

RELAY = """Une base bombardée près de Belgorod, selon Kommersant

Le journal Kommersant rapporte que le ministère a reconnu la mort de deux soldats russes dans le \
bombardement d’une base.

Le gouverneur Viatcheslav Gladkov parle désormais de deux civils tués, écrit Border Wire."""


def first_wire() -> Report:
    r = Report("r1", FIRST, "en", "Border Wire", hour(f"{MONDAY}T19:40"))
    wire_paragraphs(r)
    ministry = r.actor("Russian defence ministry", "government")
    t = r.said(ministry, ("which, {it} said",), ("it {said}, showed",), ("showed artillery fire on the raiders",))
    r.evidence.append(
        Evidence(id="r1#v0", span=r.span("videos"), medium="video", published_by="The ministry",
                 shows="artillery fire on the raiders", verification="not independently verified",
                 wording=r.spans("could not be checked independently"), attribution=t)
    )  # fmt: skip
    return r


def copied_wire() -> Report:
    r = Report("r2", COPY, "en", "Morning Ledger", hour(f"{TUESDAY}T05:10"))
    wire_paragraphs(r)
    return r


def wire_paragraphs(r: Report) -> None:
    event = r.event("attack", "Fighting" if r.id == "r1" else "Clashes")
    gladkov = r.actor("Vyacheslav Gladkov", "regional_official", "The governor", of="Belgorod region")
    ministry = r.actor("Russian defence ministry", "government", "Russia's defence ministry", "The ministry")
    t = r.said(
        gladkov, ("The governor of Russia's Belgorod region, Vyacheslav Gladkov",), ("Gladkov, {said}",),
        ("that one civilian had been killed in the border district",), said_at=EVENING,
    )  # fmt: skip
    r.claim("one civilian", "killed", people(1, 1), population="civilians", attribution=t, role="local_authority", about=event)
    r.time("on Monday evening", "2023-05-22TEV", EVENING)
    driven = "it had driven back armed men who came over the border from Ukraine"
    t = r.said(ministry, ("Russia's defence ministry",), ("ministry {said}",), (driven,))
    r.claim("armed men who came over the border from Ukraine", "occurrence", "armed men crossed the border", attribution=t)
    t = r.said(None, ("Cautious estimates",), ("put",), ("their number at 80",), certainty="PR")
    r.claim("80", "force_size", people(80, 80, about=True), population="combatants", attribution=t)
    r.claim("Hundreds of residents", "displaced", people(200, None), population="civilians")
    r.time("homes on {Monday}", "2023-05-22", day(MONDAY))


def toll() -> Report:
    r = Report("r3", TOLL, "fr", "La Gazette du Matin", hour(f"{TUESDAY}T15:30"))
    r.event("attack", "campagne")
    ministry = r.actor("ministère russe de la Défense", "government", "Moscou")
    militias = r.actor("Corps des volontaires russes et Légion de la liberté de la Russie", "armed_group", "les milices")
    bloggers = r.actor("blogueurs militaires russes", "unnamed")
    r.time("affirmé {mardi}", "2023-05-23", day(TUESDAY))
    t = r.said(
        ministry, ("Le ministère russe de la Défense",), ("a affirmé",),
        ("que plus de 70 combattants avaient été tués et quatre véhicules blindés détruits",), said_at=day(TUESDAY),
    )  # fmt: skip
    r.claim(
        "que {plus de 70} combattants",
        "killed",
        people(71, None),
        population="combatants",
        attribution=t,
        role="belligerent_adversary",
    )
    r.claim("quatre véhicules blindés", "destroyed", Quantity(low=4, high=4, unit="vehicle"), population="equipment", attribution=t)
    t = r.said(militias, ("Les membres des deux unités",), ("démentent ces",), ("ces affirmations",), act="deny")
    r.claim(
        "démentent ces affirmations", "killed", None, population="combatants", polarity="-", attribution=t, role="belligerent_self"
    )
    r.said(militias, ("Les membres des deux unités",), ("assurent",), ("que « leur campagne se poursuit »",), type="mixed")
    t = r.said(bloggers, ("des blogueurs militaires russes",), ("Selon",), ("les assaillants pourraient être 500",), certainty="PS")
    r.claim("500", "force_size", people(None, 500), population="combatants", attribution=t)
    fighter = r.actor("combattant du Corps des volontaires russes", "armed_group", of="Corps des volontaires russes")
    r.said(
        fighter, ("un combattant du Corps des volontaires russes",), ("a lancé",),
        ("« La frontière »", "« est fendue. C’est notre partie [liberated] de la patrie."), type="direct",
    )  # fmt: skip
    t = r.said(
        None, (), ("aurait été",), ("Le chef adjoint du district frontalier aurait été blessé",),
        type="reportative", certainty="U", evidential="reportative",
    )  # fmt: skip
    r.claim("Le chef adjoint", "injured", people(1, 1), population="security", attribution=t)
    r.evidence.append(Evidence(id="r3#v0", span=r.span("une vidéo"), medium="video", published_by="un combattant"))
    r.note("residue", "[liberated]", "an untranslated word in brackets")
    r.note("teaser", "Belgorod : une région entraînée dans la guerre En savoir plus", "a link to another article")
    return r


def grown() -> Report:
    r = Report("r4", GROWN, "en", "Border Wire", hour(f"{TUESDAY}T20:15"))
    r.event("attack", "raid goes on")
    gladkov = r.actor("Viacheslav Gladkov", "regional_official", "the governor", "He", of="Belgorod region")
    evening = hour(f"{TUESDAY}T16:00", 240)
    t = r.said(
        gladkov,
        ("Viacheslav Gladkov, the governor",),
        ("governor, {said}",),
        ("Two civilians have now been killed",),
        said_at=evening,
    )
    r.claim("Two civilians", "killed", people(2, 2), population="civilians", attribution=t, role="local_authority")
    r.time("on Tuesday evening", "2023-05-23TEV", evening)
    r.said(gladkov, ("He",), ("warned",), ("people not to come back to their homes",), act="warn")
    us = r.actor("United States", "government", "Washington")
    t = r.said(
        us, ("Washington",), ("it was sceptical of",), ("reports that American vehicles had been used",), act="doubt", certainty="U"
    )
    r.claim("American vehicles had been used", "occurrence", "American vehicles were used", attribution=t, polarity="u")
    miller = r.actor("Matthew Miller", "government", of="United States")
    r.said(
        miller, ("the State Department's spokesman, Matthew Miller",), ("Miller, {said}",),
        ('"We do not encourage strikes inside Russia,"',), type="direct",
    )  # fmt: skip
    kyiv = r.actor("Ukraine", "government", "Kyiv")
    t = r.said(kyiv, ("Kyiv",), ("denied",), ("any link with the fighters",), act="deny")
    r.claim("denied any link", "perpetrator", "Ukraine", attribution=t, polarity="-")
    return r


def relay() -> Report:
    r = Report("r5", RELAY, "fr", "Radio des Marches", hour("2023-05-24T06:00"))
    r.event("attack", "le bombardement")
    paper = r.actor("Kommersant", "media", "Le journal Kommersant")
    ministry = r.actor("ministère russe de la Défense", "government", "le ministère")
    outer = r.said(
        paper, ("Le journal Kommersant",), ("rapporte",),
        ("que le ministère a reconnu la mort de deux soldats russes dans le bombardement d’une base",),
    )  # fmt: skip
    t = r.said(
        ministry, ("le ministère",), ("a reconnu",), ("la mort de deux soldats russes dans le bombardement d’une base",),
        act="concede", nested_in=outer,
    )  # fmt: skip
    r.claim(
        "deux soldats russes",
        "killed",
        people(2, 2),
        population="security",
        attribution=t,
        role="belligerent_self",
        via=("Radio des Marches", paper),
    )
    gladkov = r.actor("Viatcheslav Gladkov", "regional_official", "Le gouverneur", of="région de Belgorod")
    wire = r.actor("Border Wire", "media")
    outer = r.said(wire, ("Border Wire",), ("écrit",), ("Le gouverneur Viatcheslav Gladkov parle désormais de deux civils tués",))
    t = r.said(gladkov, ("Le gouverneur Viatcheslav Gladkov",), ("parle désormais de",), ("deux civils tués",), nested_in=outer)
    r.claim(
        "deux civils",
        "killed",
        people(2, 2),
        population="civilians",
        attribution=t,
        role="local_authority",
        via=("Radio des Marches", wire),
    )
    return r


def compiled(question: str, reports: tuple[Report, ...], **more: object) -> Dossier:
    """What the pipeline would compile: resolved, reconciled, in order of publication."""
    extractions = tuple(r.extraction() for r in reports)
    claims = tuple(c for x in extractions for c in x.claims)
    documents = tuple(x.document for x in extractions)
    identities = resolve(extractions)
    outcome = reconcile(claims, documents, identities, as_of=None)
    return Dossier(
        question=question,
        extractions=extractions,
        actors=tuple(a for x in extractions for a in x.actors),
        events=tuple(e for x in extractions for e in x.events),
        claims=claims,
        relations=outcome.relations,
        copies=identities.copies,
        findings=outcome.findings,
        policies=(outcome.policy,),
        same_actor=identities.same_actor,
        same_event=identities.same_event,
        same_origin=identities.same_origin,
        speaks_for=identities.speaks_for,
        versions=(("dixit", "0.1.0"),),
        **more,  # type: ignore[arg-type]
    )


def belgorod() -> Dossier:
    failures = (Failure(source="reports/07.pdf", reason="the file is empty", kind="EmptyError"),)
    reports = (first_wire(), copied_wire(), toll(), grown(), relay())
    return compiled("What happened in the Belgorod raid of 22-23 May 2023?", reports, failures=failures)
