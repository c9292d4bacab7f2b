"""A headline that tells again what its report says is no second origin, whatever name it gives the source."""

from __future__ import annotations

import pytest

from dixit.reconcile.stage import reconcile
from dixit.resolve.stage import resolve
from dixit.types.claims import Claim, Extraction
from dixit.types.text import Document, Span
from dixit.types.values import Quantity
from dixit.types.world import Actor, Event

TEXT = "Newspaper says two killed\n\nTwo soldiers were killed, the Courier reported. Two soldiers were killed, the mayor said."
PAPER, COURIER, MAYOR = (Actor(id=f"d#{name}", kind="media", name=name) for name in ("Newspaper", "Courier", "mayor"))


def killed(name: str, words: str, source: str, *, after: int = 0, population: str = "combatants:A") -> Claim:
    start = TEXT.index(words, after)
    span = Span(document="d", start=start, end=start + len(words))
    return Claim(
        id=name, document="d", about="d#e1", attribute="killed", population=population, value=Quantity(low=2, high=2), polarity="+",
        certainty="CT", act="assert", source=source, evidence=(span,),
    )  # fmt: skip


HEADLINE = killed("h", "two", PAPER.id, population="combatants")
BODY = killed("b", "Two", COURIER.id)
OTHER = killed("o", "Two", MAYOR.id, after=TEXT.index("reported"))


@pytest.mark.parametrize(
    ("claims", "title", "origins"),
    [
        ((HEADLINE, BODY), "Newspaper says two killed", 1),
        ((HEADLINE, BODY), None, 2),  # no headline told apart: two sources are named
        ((BODY, OTHER), "Newspaper says two killed", 2),  # two sources in the body stay two
    ],
)
def test_origins_are_counted_without_the_headline_when_it_tells_again(
    claims: tuple[Claim, ...], title: str | None, origins: int
) -> None:
    document = Document(id="d", text=TEXT, digest="0" * 64, reader="plain/1", language="en", title=title)
    extraction = Extraction(document=document, actors=(PAPER, COURIER, MAYOR), events=(Event(id="d#e1", kind=None),), claims=claims)
    found = dict(resolve([extraction]).same_origin)
    assert len({found.get(claim.id, claim.id) for claim in claims}) == origins


def test_original_stands_for_its_headline_when_a_finding_counts_them() -> None:
    document = Document(id="d", text=TEXT, digest="0" * 64, reader="plain/1", language="en", title="Newspaper says two killed")
    extraction = Extraction(
        document=document, actors=(PAPER, COURIER), events=(Event(id="d#e1", kind=None),), claims=(HEADLINE, BODY)
    )
    made = reconcile(extraction.claims, [document], resolve([extraction]), as_of=None)
    (finding,) = made.findings
    assert finding.included == (BODY.id,)
    assert [(relation.a, relation.b) for relation in made.relations if relation.kind == "repeats"] == [(HEADLINE.id, BODY.id)]
