"""The page: well formed, self-contained, every link answered, nothing hostile alive, both interfaces complete."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from lxml import etree, html

sys.path.insert(0, str(Path(__file__).parent))

from dossiers import Report, belgorod, compiled, hour, people

from dixit.errors import UsageError
from dixit.report.stage import render
from dixit.report.wording import INTERFACES
from dixit.types.dossier import Dossier
from dixit.types.text import Span

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</style></title>{{ 7*7 }}"


@pytest.fixture(scope="module", params=INTERFACES)
def page(request: pytest.FixtureRequest) -> str:
    return render(belgorod(), "html", language=request.param)


def tree_of(page: str) -> etree._Element:
    return html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def hostile() -> Dossier:
    """Everything that comes from the outside holds mark-up: text, title, outlet, speaker, cue, notes, failure, question."""
    text = f"{HOSTILE}\n\nBob {HOSTILE} said that 3 people died. "
    report = Report("r<1>&\"'", text, "en", HOSTILE, hour("2023-05-22T10:00"), title=HOSTILE)
    report.event("attack", "said")
    bob = report.actor(f"Bob {HOSTILE}", "military", HOSTILE)
    t = report.said(bob, ("Bob",), ("said",), ("that 3 people died",))
    report.claim("3 people", "killed", people(3, 3), population=HOSTILE, attribution=t, via=("x", HOSTILE))
    report.note("residue", "died.", HOSTILE)
    from dixit.types.dossier import Failure

    return compiled(HOSTILE, (report,), failures=(Failure(source=HOSTILE, reason=HOSTILE, kind="x"),))


def test_page_is_well_formed_when_rendered(page: str) -> None:
    parser = html.HTMLParser(recover=False, encoding="utf-8")
    html.document_fromstring(page.encode("utf-8"), parser=parser)
    faults = [e.message for e in parser.error_log if "Tag" not in e.message]  # libxml2 knows no HTML 5 names
    assert faults == []
    assert page.lstrip().startswith("<!doctype html>") and page.endswith("</html>\n")


def test_ids_are_unique_when_rendered(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_every_link_is_answered_when_rendered(page: str) -> None:
    tree = tree_of(page)
    ids = {element.get("id") for element in tree.iter() if element.get("id")}
    targets = [a.get("href") for a in tree.iter("a")]
    assert targets and all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} - ids == set()


def test_nothing_is_fetched_when_opened(page: str) -> None:
    tree = tree_of(page)
    assert not list(tree.iter("script", "img", "iframe", "link", "object", "embed", "base", "form"))
    assert "http:" not in page and "https:" not in page
    assert "@import" not in page and not re.search(r"url\((?!#)", page)
    references = re.findall(r'(?:mask|fill)="url\(#([\w-]+)\)"', page)
    assert references and set(references) <= set(re.findall(r'id="([\w-]+)"', page))


def test_hostile_strings_stay_words_when_rendered() -> None:
    page = render(hostile(), "html")
    tree = tree_of(page)
    assert not list(tree.iter("script", "img"))
    assert len(list(tree.iter("style"))) == len(list(tree.iter("title"))) - len(list(tree.iterfind(".//svg//title"))) == 1
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert "49" not in page.split("</style>")[1].split("<main>")[0]
    assert "alert(1)" in "".join(tree.itertext())


def test_every_word_of_the_reports_is_there_when_rendered(page: str) -> None:
    tree = tree_of(page)
    for extraction in belgorod().extractions:
        for paragraph in filter(str.strip, extraction.document.text.split("\n")):
            drawn = ["".join(x for x in p.itertext()) for p in tree.iter("p", "h3")]
            bare = [re.sub(r"\d+", "", words) for words in drawn]
            assert re.sub(r"\d+", "", paragraph) in bare


def test_claims_and_words_lead_to_each_other_when_rendered(page: str) -> None:
    dossier = belgorod()
    for n, _ in enumerate(dossier.claims, start=1):
        assert f'id="w-c{n}"' in page and f'href="#w-c{n}"' in page
    for n, extraction in enumerate(dossier.extractions, start=1):
        for i, _ in enumerate(extraction.attributions, start=1):
            assert f'id="w-r{n}t{i}"' in page and f'href="#w-r{n}t{i}"' in page
            assert f'id="n-r{n}t{i}"' in page and f'href="#n-r{n}t{i}"' in page


def test_notes_keep_to_their_report_when_ids_recur() -> None:
    """Attributions may be numbered anew in each document."""
    dossier = belgorod()
    alike = []
    for x in dossier.extractions:
        names = {a.id: a.id.partition("#")[2] for a in x.attributions}
        attributions = tuple(replace(a, id=names[a.id], nested_in=names.get(a.nested_in or "")) for a in x.attributions)
        claims = tuple(replace(c, attribution=names.get(c.attribution or "")) for c in x.claims)
        alike.append(replace(x, attributions=attributions, claims=claims))
    same = replace(dossier, extractions=tuple(alike), claims=tuple(c for x in alike for c in x.claims))
    assert render(same, "html") == render(dossier, "html")


def test_matrix_has_headers_when_rendered(page: str) -> None:
    table = tree_of(page).find(".//table")
    assert table.find("caption") is not None
    assert all(th.get("scope") in ("col", "row") for th in table.iter("th"))
    widths = {len(list(tr)) for tr in table.iter("tr")}
    assert len(widths) == 1


def test_drawings_are_named_when_rendered(page: str) -> None:
    for svg in tree_of(page).iter("svg"):
        if svg.get("role"):
            assert svg.find("title") is not None and svg.get("aria-labelledby")


@pytest.mark.parametrize("language", INTERFACES)
def test_page_has_its_language_when_rendered(language: str) -> None:
    page = render(belgorod(), "html", language=language)
    assert f'<html lang="{language}">' in page
    assert ("The reports" in page) == (language == "en") and ("Les articles" in page) == (language == "fr")


def test_counts_stand_in_the_header_when_rendered() -> None:
    head = " ".join(tree_of(render(belgorod(), "html")).find(".//header").text_content().replace("\xa0", " ").split())
    assert "5 reports · 18 claims · 6 parties · 3 open contradictions · killed 71+" in head


def test_right_to_left_text_keeps_its_direction_when_rendered() -> None:
    report = Report("r1", "قال المتحدث إن ثلاثة أشخاص قتلوا", "ar", "وكالة", hour("2023-05-22T10:00"))
    report.event("attack", "قتلوا")
    t = report.said(report.actor("المتحدث", "unnamed"), ("المتحدث",), ("قال",), ("إن ثلاثة أشخاص قتلوا",))
    report.claim("ثلاثة أشخاص", "killed", people(3, 3), attribution=t)
    page = render(compiled("؟", (report,)), "html")
    assert '<div class="text" lang="ar" dir="rtl">' in page and 'dir="auto"' in page


def test_page_stands_when_there_is_nothing() -> None:
    for language in INTERFACES:
        assert "</html>" in render(Dossier(question="?", extractions=()), "html", language=language)
        assert render(Dossier(question="?", extractions=()), "terminal", language=language)


def test_page_is_the_same_when_rendered_twice() -> None:
    assert render(belgorod(), "html") == render(belgorod(), "html")


def test_several_events_are_told_apart_when_there_are() -> None:
    dossier = belgorod()
    other = replace(dossier.claims[-1], about="another")
    page = render(replace(dossier, claims=(*dossier.claims[:-1], other), findings=()), "html")
    assert "Event 2" in page


def test_form_and_language_are_refused_when_unknown() -> None:
    with pytest.raises(UsageError, match="html"):
        render(belgorod(), "papyrus")
    with pytest.raises(UsageError, match="en, fr"):
        render(belgorod(), "html", language="la")


def keys_of(table: dict[str, object], path: str = "") -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        found |= keys_of(value, f"{path}{key}.") if isinstance(value, dict) else {path + key}
    return found


def test_interfaces_have_the_same_words_when_compared() -> None:
    tables = {
        code: tomllib.loads(files("dixit.report.words").joinpath(f"{code}.toml").read_text(encoding="utf-8")) for code in INTERFACES
    }
    assert keys_of(tables["en"]) == keys_of(tables["fr"])
    for path in keys_of(tables["en"]):
        english, french = tables["en"], tables["fr"]
        for key in path.split(".") if path in english else re.split(r"\.", path, maxsplit=1):
            english, french = english[key], french[key]  # type: ignore[assignment]
        if isinstance(english, str):
            assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", french)), path


def test_every_rule_has_words_when_it_may_leave_out() -> None:
    from dixit.reconcile.policy import load_rulebook

    table = tomllib.loads(files("dixit.report.words").joinpath("en.toml").read_text(encoding="utf-8"))
    assert set(table["rules"]) == {rule.id for rule in load_rulebook("ledger").rules.values() if rule.leaves_out}


DICHROMACY = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""How linear RGB is seen with each kind of dichromacy (Machado, Oliveira and Fernandes 2009, severity 1)."""


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """CIE Lab of a colour under daylight."""
    r, g, b = (min(1.0, max(0.0, sum(m * p for m, p in zip(row, linear(colour), strict=True)))) for row in DICHROMACY[eye])
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def colours_of(theme: int) -> dict[str, str]:
    style = files("dixit.report.templates").joinpath("page.css").read_text(encoding="utf-8")
    block = re.findall(r":root\{(.*?)\}", style, flags=re.DOTALL)[theme]
    found = re.findall(r"--([\w-]+):#(\w{3,6})", block)
    return {name: "#" + ("".join(c * 2 for c in value) if len(value) == 3 else value) for name, value in found}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_and_accents_stand_out_when_drawn(theme: int) -> None:
    """Contrast of WCAG 2.2, 1.4.3: 4.5 to 1 for text, and for the accents too, which colour numbers and glyphs."""
    colours = colours_of(theme)
    for back in ("paper", "sheet"):
        for name in ("ink", "soft", "link", "bad", "good", *(f"p{n}" for n in range(8)), "px"):
            light, dark = sorted((luminance(colours[name]), luminance(colours[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name} on {back}"


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("eye", DICHROMACY)
def test_accents_stay_apart_when_colours_are_seen_differently(theme: int, eye: str) -> None:
    accents = [seen(colours_of(theme)[f"p{n}"], eye) for n in range(8)]
    assert min(dist(a, b) for a, b in combinations(accents, 2)) >= 10


def test_spans_that_overlap_are_all_drawn_when_cut() -> None:
    from dixit.report.marks import Mark, paragraphs_of

    text = "abcdef\n\nghij"
    marks = [
        Mark(start=0, end=4, kind="content", owner="x"),
        Mark(start=2, end=9, kind="content", owner="y", depth=1),
        Mark(start=3, end=3, kind="cue", owner="z"),
    ]
    first, second = paragraphs_of(text, marks)
    assert ["".join(p.text for p in paragraph) for paragraph in (first, second)] == ["abcdef", "ghij"]
    assert [(p.text, [m.owner for m in p.of("content")]) for p in first] == [("ab", ["x"]), ("cd", ["x", "y"]), ("ef", ["y"])]
    assert [p.begins for p in first] == [("x",), ("y",), ()]
    assert [(p.text, len(p.marks)) for p in second] == [("g", 1), ("hij", 0)]


def test_span_beyond_the_text_is_cut_off_when_drawn() -> None:
    report = Report("r1", "Bob said so", "en", "Outlet", None)
    report.said(report.actor("Bob", "military"), ("Bob",), ("said",), ("so",))
    first = report.attributions[0]
    report.attributions[0] = replace(first, content=(Span(document="r1", start=9, end=400),))
    assert ">so<" in render(compiled("?", (report,)), "html")
