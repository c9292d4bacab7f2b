"""Claims out of attributions and figures: who holds them, with which polarity, and what makes two of them comparable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dixit.extract.claims import build_claims, classify_population, settle_populations
from dixit.lang.pack import load_pack
from dixit.types.claims import Act, Attribution, Figure
from dixit.types.text import Document, Span
from dixit.types.values import Quantity
from dixit.types.world import Actor

TEXT = "Les milices ont démenti les affirmations russes selon lesquelles des dizaines de combattants ont été tués."
DOCUMENT = Document(id="d", text=TEXT, digest="0" * 64, reader="plain/1", language="fr", outlet="Agence")
MILITIA = Actor(id="d#m", kind="armed_group", name="milices")
RUSSIA = Actor(id="d#r", kind="government", name="Russie")
WORDS = load_pack("fr").populations


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(document="d", start=start, end=start + len(words))


def attribution(
    name: str, content: str, *, act: Act = "assert", speaker: str | None = None, nested_in: str | None = None
) -> Attribution:
    return Attribution(
        id=name, type="indirect", source=(), cue=(), content=(span(content),), act=act, speaker=speaker, nested_in=nested_in
    )


DENIAL = attribution(
    "a1", "les affirmations russes selon lesquelles des dizaines de combattants ont été tués", act="deny", speaker="d#m"
)
ASSERTION = attribution("a2", "des dizaines de combattants ont été tués", speaker="d#r", nested_in="a1")
DOZENS = Figure(
    id="f1", span=span("des dizaines"), category="killed", quantity=Quantity(low=20, high=None, of="combattants"), attribution="a2"
)


def test_denied_figure_has_two_holders_when_the_denial_quotes_it() -> None:
    _, claims = build_claims(DOCUMENT, [DENIAL, ASSERTION], [MILITIA, RUSSIA], [DOZENS], WORDS)
    killed = {(claim.source, claim.polarity) for claim in claims if claim.attribute == "killed"}
    assert killed == {("d#r", "+"), ("d#m", "-")}
    assert {claim.population for claim in claims if claim.attribute == "killed"} == {"combatants"}


def test_denial_is_no_link_of_the_relay_chain_when_it_contains_the_claim() -> None:
    _, claims = build_claims(DOCUMENT, [DENIAL, ASSERTION], [MILITIA, RUSSIA], [DOZENS], WORDS)
    assert next(claim.via for claim in claims if claim.source == "d#r") == ("Agence",)


def test_narrator_holds_the_claim_when_no_attribution_does() -> None:
    _, claims = build_claims(DOCUMENT, [], [], [replace(DOZENS, attribution=None)], WORDS)
    assert [(claim.source, claim.flags) for claim in claims] == [(None, ("narrator",))]


@pytest.mark.parametrize(
    ("act", "attribute", "polarity"),
    [
        ("blame", "perpetrator", "+"),
        ("claim_responsibility", "perpetrator", "+"),
        ("unable_to_confirm", "verification", "u"),
        ("doubt", "verification", "u"),
        ("confirm", "verification", "+"),
        ("retract", "verification", "-"),
        ("assert", "statement", "+"),
        ("deny", "statement", "-"),
    ],
)
def test_attribute_follows_the_act_when_there_is_no_figure(act: Act, attribute: str, polarity: str) -> None:
    _, claims = build_claims(DOCUMENT, [attribution("a1", "des dizaines", act=act, speaker="d#m")], [MILITIA], [], WORDS)
    assert [(claim.attribute, claim.polarity) for claim in claims] == [(attribute, polarity)]


def test_ids_are_the_same_when_the_input_order_differs() -> None:
    one = build_claims(DOCUMENT, [DENIAL, ASSERTION], [MILITIA, RUSSIA], [DOZENS], WORDS)
    assert one == build_claims(DOCUMENT, [ASSERTION, DENIAL], [RUSSIA, MILITIA], [DOZENS], WORDS)


def test_nothing_comes_back_when_nobody_speaks_and_nothing_is_counted() -> None:
    assert build_claims(DOCUMENT, [], [], [], WORDS) == ((), ())


def test_nesting_ends_when_a_chain_bites_its_tail() -> None:
    circle = [replace(DENIAL, nested_in="a2"), ASSERTION]
    _, claims = build_claims(DOCUMENT, circle, [MILITIA, RUSSIA], [DOZENS], WORDS)
    assert claims


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (("soldats", "soldats russes"), ["combatants:Russia", "combatants:Russia"]),
        ((None, "combattants ukrainiens"), ["combatants:Ukraine", "combatants:Ukraine"]),
        (("personnes", "civils"), ["civilians", "civilians"]),
        (
            ("soldats russes", "soldats ukrainiens"),
            ["combatants:Russia", "combatants:Ukraine"],
        ),  # two counts that happen to be equal
        (("civils", "soldats"), ["civilians", "combatants"]),
    ],
)
def test_vaguer_wording_takes_the_closer_class_when_one_report_repeats_a_number(
    phrases: tuple[str | None, ...], expected: list[str]
) -> None:
    figures = [
        replace(DOZENS, id=f"f{n}", quantity=Quantity(low=2, high=2, of=phrase), attribution=None)
        for n, phrase in enumerate(phrases)
    ]
    assert list(settle_populations(figures, WORDS).values()) == expected


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [
        ("fr", "combattants ukrainiens", "combatants:Ukraine"),
        ("en", "Ukrainian fighters", "combatants:Ukraine"),
        ("fr", "soldats russes", "combatants:Russia"),
        ("fr", "civils", "civilians"),
        ("en", "people", "total"),
        ("en", "wounded under fire", "total"),
        ("fr", "véhicules blindés", "vehicles"),
        ("fr", "girafes", None),
        ("en", "U.S. troops", "combatants:United States"),
    ],
)
def test_population_is_the_same_class_when_the_language_differs(language: str, phrase: str, expected: str | None) -> None:
    quantity = Quantity(low=1, high=1, of=phrase)
    assert classify_population(quantity, load_pack(language).populations) == expected
