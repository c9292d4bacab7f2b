"""Who is who, what is one event, what goes back to what: the simple first form, with look-alikes that must stay apart."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from dossiers import Report, belgorod, day, hour, people

from dixit.resolve.names import concepts_of, is_generic, key_of
from dixit.resolve.stage import resolve
from dixit.types.dossier import Judgement
from dixit.types.identity import Identities

SAME_WORD = [
    ("Viatcheslav", "Vyacheslav"), ("Вячеслав", "Viatcheslav"), ("Гладков", "Gladkov"),
    ("Dmitri", "Dmitry"), ("Dmitriy", "Дмитрий"),
    ("Zelensky", "Зеленский"), ("Zelenskyy", "Zelensky"), ("Peskov", "Песков"), ("Mykhaïlo", "Mykhailo"), ("Choïgou", "Shoigu"),
    ("Шойгу", "Shoigu"), ("Poutine", "Poutine"), ("Khalmouradov", "Halmuradov"),
]  # fmt: skip
OTHER_WORD = [("Petrov", "Pavlov"), ("Ivanov", "Ivanova"), ("Gladkov", "Glazkov"), ("Martin", "Marten")]
SAME_BODY = [
    ("ministère russe de la Défense", "Russian Defence Ministry"),
    ("the Russian defense ministry", "le ministère de la Défense de la Russie"),
    ("forces armées ukrainiennes", "Ukrainian armed forces"),
    ("Légion de la liberté de la Russie", "Freedom of Russia Legion"),
    ("Corps des volontaires russes", "Russian Volunteer Corps"),
    ("États-Unis", "United States"),
]
OTHER_BODY = [
    ("ministère russe de la Défense", "Ukrainian Defence Ministry"),
    ("ministère russe de la Défense", "ministère russe de l'Intérieur"),
    ("Russian Volunteer Corps", "Freedom of Russia Legion"),
]


@pytest.mark.parametrize(("a", "b"), SAME_WORD)
def test_key_is_one_when_spellings_differ(a: str, b: str) -> None:
    assert key_of(a) == key_of(b)


@pytest.mark.parametrize(("a", "b"), OTHER_WORD)
def test_key_differs_when_names_differ(a: str, b: str) -> None:
    assert key_of(a) != key_of(b)


@pytest.mark.parametrize(("a", "b"), SAME_BODY)
def test_concepts_are_one_when_languages_differ(a: str, b: str) -> None:
    assert concepts_of(a) == concepts_of(b)


@pytest.mark.parametrize(("a", "b"), OTHER_BODY)
def test_concepts_differ_when_bodies_differ(a: str, b: str) -> None:
    assert concepts_of(a) != concepts_of(b)


@pytest.mark.parametrize("name", ["the governor", "Il", "Le ministère", "local officials", "He"])
def test_name_is_generic_when_it_only_describes(name: str) -> None:
    assert is_generic(name)


def heard(id_: str, name: str, kind: str, *aliases: str, of: str | None = None) -> Report:
    report = Report(id_, f"{name} spoke near Belgorod about it.", "en", f"Outlet {id_}", hour("2023-05-22T10:00"))
    report.actor(name, kind, *aliases, of=of)
    report.event("attack", "spoke")
    return report


def resolved(*reports: Report) -> Identities:
    return resolve([r.extraction() for r in reports])


SAME_ACTOR = [
    (("Vyacheslav Gladkov", "regional_official"), ("Viatcheslav Gladkov", "government")),
    (("Gladkov", "regional_official"), ("Vyacheslav Gladkov", "regional_official")),
    (("Rustam Halmyradov", "armed_group"), ("Roustam Khalmouradov", "armed_group")),
    (("Kommersant", "media"), ("Kommersant", "media")),
]
APART = [
    (("a resident", "witness_resident"), ("a resident", "witness_resident")),
    (("Gladkov", "media"), ("Vyacheslav Gladkov", "regional_official")),
    (("Ivan Petrov", "military"), ("Oleg Petrov", "military")),
    (("the governor", "regional_official"), ("the governor", "regional_official")),
    (("Ivan", "military"), ("Ivan Petrov", "military")),
]


@pytest.mark.parametrize(("a", "b"), SAME_ACTOR)
def test_actors_are_one_when_named_alike(a: tuple[str, str], b: tuple[str, str]) -> None:
    same = dict(resolved(heard("r1", *a), heard("r2", *b)).same_actor)
    assert same["r1#a0"] == same["r2#a0"]


@pytest.mark.parametrize(("a", "b"), APART)
def test_actors_stay_apart_when_only_alike(a: tuple[str, str], b: tuple[str, str]) -> None:
    same = dict(resolved(heard("r1", *a), heard("r2", *b)).same_actor)
    assert same["r1#a0"] != same["r2#a0"]


def test_spokesman_speaks_for_his_body_when_it_is_known() -> None:
    body = heard("r1", "Frontier Legion", "armed_group")
    voice = heard("r2", "Rustam Halmyradov", "armed_group", of="Frontier Legion")
    assert dict(resolved(body, voice).speaks_for) == {"r2#a0": "r1#a0"}


def test_person_comes_first_when_rulings_say_otherwise() -> None:
    reports = [heard("r1", "Ivan Petrov", "military").extraction(), heard("r2", "Ivan Petrov", "military").extraction()]
    apart = Judgement(id="j1", target="r2#a0", verdict="apart_from:r1#a0", by="me", at=datetime(2023, 6, 1, tzinfo=UTC))
    same = dict(resolve(reports, [apart]).same_actor)
    assert same["r1#a0"] != same["r2#a0"]


def test_events_stay_apart_when_days_or_kinds_differ() -> None:
    first, late, other = (
        heard("r1", "Ivan Petrov", "military"),
        heard("r2", "Ivan Petrov", "military"),
        heard("r3", "Ivan Petrov", "military"),
    )
    late.published = day("2023-07-01")
    other.events.clear()
    other.event("protest", "spoke")
    same = dict(resolved(first, late, other).same_event)
    assert len(set(same.values())) == 3


def test_copies_and_relays_are_told_when_reports_repeat() -> None:
    copies = {(c.a, c.b, c.kind) for c in belgorod().copies}
    assert copies == {("r2", "r1", "near-verbatim"), ("r5", "r4", "relay")}


def test_copy_is_the_one_that_credits_when_it_was_published_first() -> None:
    words = "One resident was killed near the station on Monday and three more were wounded, officials of the district said later. "
    original = Report("r2", words * 2, "en", "Border Wire", hour("2023-05-22T12:00"))
    copy = Report("r1", words * 2 + "Border Wire reported it.", "en", "Morning Ledger", hour("2023-05-22T11:00"))
    wire = copy.actor("Border Wire", "media")
    copy.said(wire, ("Border Wire",), ("reported",), ("it.",))
    (found,) = resolved(original, copy).copies
    assert (found.a, found.b, found.reasons) == ("r1", "r2", ("copy.credit",))


def test_origins_are_shared_when_a_statement_is_carried_again() -> None:
    dossier = belgorod()
    origins = dict(dossier.same_origin)
    two = [c for c in dossier.claims if c.value == people(2, 2) and c.population == "civilians"]
    assert len(two) == 2 and len({origins[c.id] for c in two}) == 1


def test_equal_numbers_stay_apart_when_speakers_differ() -> None:
    reports = []
    for n, name in enumerate(["Ivan Petrov", "Oleg Sidorov"]):
        report = heard(f"r{n}", name, "military")
        t = report.said("r%d#a0" % n, (name,), ("spoke",), ("about it",))  # noqa: UP031
        report.claim("Belgorod", "killed", people(2, 2), population="civilians", attribution=t)
        reports.append(report)
    assert len(set(dict(resolved(*reports).same_origin).values())) == 2


def test_nothing_changes_when_reports_are_shuffled() -> None:
    extractions = belgorod().extractions
    assert resolve(extractions) == resolve(tuple(reversed(extractions)))


def test_every_merge_gives_its_reason_when_made() -> None:
    found = resolve(belgorod().extractions)
    assert found.merges and all(m.why for m in found.merges)
    assert resolve(()) == Identities()


@pytest.mark.parametrize(
    ("outlet", "words", "kinds"),
    [
        ("Le Courrier des Oasis", "D'après Le Courrier des Oasis, rien n'est sûr.", ["relay"]),
        ("Border Wire (demonstration outlet)", "Nothing is sure, writes Border Wire.", ["relay"]),
        ("Kommersant", "Nothing is sure, Kommersant says.", ["relay"]),
        ("AFP", "Nothing is sure. Photo: AFP.", []),
        ("Border Wire", "The wire along the border was cut.", []),
    ],
)
def test_relay_is_told_when_a_report_names_an_outlet(outlet: str, words: str, kinds: list[str]) -> None:
    first = Report("r1", "Something else entirely.", "en", outlet, hour("2023-05-22T10:00"))
    assert [c.kind for c in resolved(first, Report("r2", words, "fr", "Radio", hour("2023-05-22T12:00"))).copies] == kinds


@pytest.mark.shared
def test_copies_are_found_when_careful_readers_found_them(shared: Path) -> None:
    """Of the gold dossiers, told from texts and outlets alone: every near-copy, and three of the four relays at least."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "reconcile"))
    from gold import load_gold

    from dixit.types.claims import Extraction

    wanted, found = set(), set()
    for path in sorted((shared / "gold" / "dossiers").glob("*/gold.json")):
        gold, _, documents, _ = load_gold(path.parent)
        name = path.parent.name
        wanted |= {(name, row["report"], row["of"], row["how"]) for row in gold["copies"]}
        found |= {(name, c.a, c.b, c.kind) for c in resolve([Extraction(document=d) for d in documents]).copies}
    assert {row for row in wanted if row[3] == "near-verbatim"} == {row for row in found if row[3] == "near-verbatim"}
    assert len(wanted & found) >= 5 and len(found - wanted) <= 1
