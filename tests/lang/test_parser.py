"""The door to spaCy: a tiny pipeline made here stands in for the shipped ones wherever it can."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from dixit.errors import LanguageError, ModelError
from dixit.lang.parser import SHIPPED, load_parser
from dixit.text.sentences import Sentence


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A user's own pipeline: a parser taught one sentence, and a ruler that knows one place."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    gold = Doc(nlp.vocab, words=["Paris", "dément", "hier", "."], heads=[1, 1, 1, 1], deps=["nsubj", "ROOT", "obl:mod", "punct"])
    examples = [Example(nlp.make_doc("Paris dément hier ."), gold)]
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Alep"}])  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(folder)
    return str(folder)


def test_own_pipeline_replaces_the_shipped_one_when_named(tiny: str) -> None:
    text = "Paris dément hier .\nAlep tient ."
    parse = load_parser("fr", pipelines=(tiny,)).parse(text)
    assert [t.text for t in parse.tokens] == ["Paris", "dément", "hier", ".", "Alep", "tient", "."]
    assert [(t.dep, t.head) for t in parse.tokens[:4]] == [("nsubj", 1), ("ROOT", 1), ("obl", 1), ("punct", 1)]
    assert [(text[e.start : e.end], e.label) for e in parse.entities] == [("Alep", "LOC")]


def test_own_pipeline_serves_a_language_that_ships_none(tiny: str) -> None:
    assert load_parser("uk", pipelines=(tiny,)).parse("Paris dément hier .").tokens[0].dep == "nsubj"


def test_parser_is_loaded_once_when_asked_twice(tiny: str) -> None:
    assert load_parser("fr", pipelines=(tiny,)) is load_parser("fr", pipelines=(tiny,))


def test_boundaries_are_kept_when_given(tiny: str) -> None:
    text = "Paris dément  hier .  Alep\n\ntient ."
    given = (Sentence(start=0, end=5), Sentence(start=6, end=20), Sentence(start=22, end=len(text)))
    parse = load_parser("fr", pipelines=(tiny,)).parse(text, given)
    assert [(s.start, s.end) for s in parse.sentences] == [(s.start, s.end) for s in given]
    assert [t.sentence for t in parse.tokens] == [0, 1, 1, 1, 2, 2, 2]


def test_offsets_reread_when_blanks_are_odd(tiny: str) -> None:
    text = "«\u00a0Paris\u202fdément\u00a0»\t\thier .\n\n  Alep  "
    parse = load_parser("fr", pipelines=(tiny,)).parse(text)
    assert all(text[t.start : t.end] == t.text and not t.text.isspace() for t in parse.tokens)
    assert "".join(t.text for t in parse.tokens) == "".join(text.split())


def test_offsets_reread_when_a_run_has_no_blank(tiny: str) -> None:
    text = "Il dit : " + '"' * 5_000 + " oui"
    parse = load_parser("fr", pipelines=(tiny,)).parse(text)
    assert "".join(token.text for token in parse.tokens) == text.replace(" ", "")
    assert all(text[token.start : token.end] == token.text for token in parse.tokens)


def test_parse_is_empty_when_text_is(tiny: str) -> None:
    assert load_parser("fr", pipelines=(tiny,)).parse(" \n ").tokens == ()


def test_records_answer_about_the_tree(tiny: str) -> None:
    parse = load_parser("fr", pipelines=(tiny,)).parse("Paris dément hier .")
    assert [t.text for t in parse.children(1)] == ["Paris", "hier", "."]
    assert parse.children(0) == ()
    assert [t.text for t in parse.subtree(1)] == ["Paris", "dément", "hier", "."]
    assert [t.text for t in parse.ancestors(2)] == ["dément"] and list(parse.ancestors(1)) == []
    assert parse.span_of(1) == (0, 19)
    first, blank = parse.token_at(0), parse.token_at(5)
    assert first is not None and first.text == "Paris" and blank is None and parse.token_at(99) is None
    assert [t.text for t in parse.tokens_between(6, 17)] == ["dément", "hier"]
    assert parse.tokens[0].feature("Mood") is None


def test_error_names_the_pipeline_when_it_is_unknown() -> None:
    with pytest.raises(ModelError, match=r"no_such_pipeline.*Install the package"):
        load_parser("fr", pipelines=("no_such_pipeline",))


def test_error_names_the_pipeline_when_a_file_is_damaged(tiny: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    for path in Path(tiny).rglob("*"):
        if path.is_file():
            (broken / path.relative_to(tiny)).parent.mkdir(parents=True, exist_ok=True)
            (broken / path.relative_to(tiny)).write_bytes(path.read_bytes())
    (broken / "parser/model").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="broken"):
        load_parser("fr", pipelines=(str(broken),))


def test_error_tells_the_languages_when_none_ships() -> None:
    with pytest.raises(LanguageError, match=r"'xx'.*en, fr"):
        load_parser("xx")


def test_spacy_stays_out_when_only_the_door_is_imported() -> None:
    code = "import sys, dixit.lang.parser; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SHIPPED_CASES = [
    # text, word, its relation, its governor, an entity
    ("fr", "Moscou aurait subi de lourdes pertes, selon Kiev.", "Moscou", "nsubj", "subi", ("Kiev", "LOC")),
    ("fr", "Le ministre a déclaré que l’attaque avait échoué.", "échoué", "ccomp", "déclaré", None),
    ("fr", "Dix civils ont été tués par des drones, a dit Dmitry Peskov.", "drones", "obl:agent", "tués", ("Dmitry Peskov", "PER")),
    ("en", "The ministry said that ten civilians were killed in Aleppo.", "killed", "ccomp", "said", ("Aleppo", "LOC")),
    ("en", "President Vladimir Putin denied the claim on Tuesday.", "denied", "ROOT", "denied", ("Tuesday", "DATE")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "word", "dep", "head", "entity"), SHIPPED_CASES, ids=[c[1][:25] for c in SHIPPED_CASES])
def test_shipped_models_read_plain_news(
    code: str, text: str, word: str, dep: str, head: str, entity: tuple[str, str] | None
) -> None:
    parse = load_parser(code).parse(text)
    token = next(t for t in parse.tokens if t.text == word)
    assert (token.dep, parse.tokens[token.head].text) == (dep, head)
    assert entity is None or entity in {(text[e.start : e.end], e.label) for e in parse.entities}


def test_reportative_conditional_is_marked() -> None:
    parse = load_parser("fr").parse("Le gouverneur aurait été blessé. Ils pourraient attaquer.")
    assert [t.text for t in parse.tokens if t.feature("Mood") == "Cnd"] == ["aurait", "pourraient"]


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_answers_are_the_same_whatever_stood_before(code: str) -> None:
    parser = load_parser(code)
    alone = parser.parse("Kiev dément. Paris confirme.")
    parser.parse("Un tout autre texte, bien plus long, avec Mossoul et Donald Trump dedans.")
    assert parser.parse("Kiev dément. Paris confirme.") == alone
