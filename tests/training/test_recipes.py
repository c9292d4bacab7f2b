"""The steps of training, on sentences made here: no corpus, no model."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from training.recipes.entities import begin_entities, keep_longest, keep_shortest, mark_paragraphs, share_of
from training.recipes.names import collect_names, swap_names
from training.recipes.recipe import TRAINING, load_recipe
from training.recipes.tokens import build_tokenizer
from training.recipes.treebanks import KEPT_SUBTYPES, Sentence, Token, fold_relation, load_sentences
from training.recipes.variants import NO_CHANGE, Rates, vary

from dixit.lang.parser import KEPT_SUBTYPES as KEPT_BY_THE_DOOR

MODELS = sorted(path.parent.name for path in TRAINING.glob("*/recipe.toml"))

FRENCH = """\
# sent_id = a
# text = Il parle "du pays".
1\tIl\til\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3\t"\t"\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No
4-5\tdu\t_\t_\t_\t_\t_\t_\t_\t_
4\tde\tde\tADP\t_\t_\t6\tcase\t_\t_
5\tle\tle\tDET\t_\t_\t6\tdet\t_\t_
6\tpays\tpays\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
7\t"\t"\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
ENGLISH = """\
# sent_id = b
# text = They don't.
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def read(tmp_path: Path, text: str, *, merge: bool) -> Sentence:
    path = tmp_path / "x.conllu"
    path.write_text(text, encoding="utf-8")
    (sentence,) = load_sentences(path, merge_contractions=merge)
    return sentence


def spell(sentence: Sentence) -> str:
    return "".join(t.form + " " * t.space_after for t in sentence.tokens).strip()


def test_contraction_is_one_token_when_french(tmp_path: Path) -> None:
    sentence = read(tmp_path, FRENCH, merge=True)
    assert [(t.form, t.dep, t.head) for t in sentence.tokens][3:5] == [("du", "case", 4), ("pays", "obl", 1)]
    assert spell(sentence) == sentence.text


def test_contraction_is_cut_when_english(tmp_path: Path) -> None:
    sentence = read(tmp_path, ENGLISH, merge=False)
    assert [(t.form, t.space_after) for t in sentence.tokens][1:3] == [("do", False), ("n't", False)]
    assert spell(sentence) == sentence.text


@pytest.mark.parametrize(
    ("dep", "folded"), [("obl:mod", "obl"), ("acl:relcl", "acl:relcl"), ("nsubj:pass", "nsubj:pass"), ("root", "root")]
)
def test_subtypes_are_folded_but_four(dep: str, folded: str) -> None:
    assert fold_relation(dep) == folded


def test_training_and_door_keep_the_same_subtypes() -> None:
    assert KEPT_SUBTYPES == KEPT_BY_THE_DOOR


def test_sentence_stays_when_no_change_is_asked(tmp_path: Path) -> None:
    sentence = read(tmp_path, FRENCH, merge=True)
    assert vary(sentence, "fr", NO_CHANGE, random.Random(1)) == sentence


@pytest.mark.parametrize("seed", range(40))
def test_tree_stands_whatever_varies(tmp_path: Path, seed: int) -> None:
    sentence = read(tmp_path, FRENCH, merge=True)
    varied = vary(
        sentence, "fr", Rates(quotes=1, drop_quote=0.5, lower=0.2, upper=0.2, title=0.2, drop_final=0.5), random.Random(seed)
    )
    words = [t for t in varied.tokens if t.pos != "PUNCT"]
    assert [t.lemma for t in words] == ["il", "parler", "de", "pays"]
    assert [varied.tokens[t.head].lemma for t in words] == ["parler", "parler", "pays", "parler"]


def test_guillemets_have_their_blanks_when_put_in(tmp_path: Path) -> None:
    sentence = read(tmp_path, FRENCH, merge=True)
    rates = replace(NO_CHANGE, quotes=1)
    spelled = {spell(vary(sentence, "fr", rates, random.Random(seed))) for seed in range(40)}
    assert {"Il parle « du pays ».", "Il parle “du pays”."} <= spelled


def test_parts_of_a_split_do_not_move() -> None:
    assert [share_of(f"doc-{n}") for n in range(8)] == [share_of(f"doc-{n}") for n in range(8)]
    shares = [share_of(f"doc-{n}") for n in range(2000)]
    assert 0.07 < shares.count("report") / 2000 < 0.13 and 0.03 < shares.count("choose") / 2000 < 0.07


def test_longest_or_shortest_mark_wins_when_they_overlap() -> None:
    marks = [(0, 23, "EVENT"), (20, 23, "LOC"), (30, 35, "PER")]
    assert keep_longest(marks) == [(0, 23, "EVENT"), (30, 35, "PER")]
    assert keep_shortest(marks) == [(20, 23, "LOC"), (30, 35, "PER")]


def test_marks_lie_over_tokens_of_each_paragraph() -> None:
    (first, second) = mark_paragraphs("d", "Titre\n\nÀ Alep hier.", [(9, 13, "LOC")], build_tokenizer("fr"))
    assert [t.entity for t in first.tokens] == ["O"]
    assert [(t.form, t.entity) for t in second.tokens] == [("À", "O"), ("Alep", "B-LOC"), ("hier", "O"), (".", "O")]


def test_entity_begins_when_its_label_says_it_goes_on(tmp_path: Path) -> None:
    sentence = read(tmp_path, ENGLISH, merge=False)
    marked = replace(sentence, tokens=tuple(replace(t, entity="I-PER") for t in sentence.tokens))
    assert [t.entity for t in begin_entities(marked).tokens] == ["B-PER", "I-PER", "I-PER", "I-PER"]


def name(*forms: str, label: str) -> Sentence:
    """A sentence that is one name."""
    blank = Token(form="", space_after=True, lemma="", pos="", tag="", morph="", head=0, dep="")
    tokens = [replace(blank, form=form, entity=f"{'I' if place else 'B'}-{label}") for place, form in enumerate(forms)]
    return Sentence(sent_id="", text=" ".join(forms), tokens=tuple(tokens))


def test_names_are_swapped_for_names_of_the_same_first_sound() -> None:
    places = [name(place, label="LOC") for place in ("Alep", "Idlib", "Mossoul")]
    pool = collect_names([*places, name("Bachar", "el-Assad", label="PER")])
    swapped = {spell(swap_names(places[0], pool, 1.0, random.Random(seed))) for seed in range(20)}
    assert swapped == {"Alep", "Idlib"}


TOKENS = [
    ("fr", "Royaume-Uni", ["Royaume-Uni"]),
    ("fr", "Aix-les-Bains", ["Aix-les-Bains"]),
    ("fr", "dit-il", ["dit", "-il"]),
    ("fr", "va-t-elle", ["va", "-t-elle"]),
    ("fr", "celui-ci", ["celui-ci"]),
    ("fr", "l’ONU", ["l’", "ONU"]),
    ("fr", "Quoi?!", ["Quoi", "?!"]),
    ("en", "pro-Beijing", ["pro-Beijing"]),
    ("en", "well-known", ["well", "-", "known"]),
    ("en", "and/or", ["and", "/", "or"]),
    ("en", "Stop!!", ["Stop", "!!"]),
    ("en", "don’t", ["do", "n’t"]),
]


@pytest.mark.parametrize(("code", "text", "expected"), TOKENS, ids=[case[1] for case in TOKENS])
def test_tokens_follow_the_treebanks(code: str, text: str, expected: list[str]) -> None:
    assert [t.text for t in build_tokenizer(code).make_doc(text)] == expected


@pytest.mark.parametrize("model", MODELS)
def test_recipe_is_read_and_has_its_config_and_card(model: str) -> None:
    recipe = load_recipe(model)
    assert recipe.train and recipe.choose and recipe.report
    assert {"config.cfg", "CARD.md"} <= {path.name for path in (TRAINING / model).iterdir()}
    assert not recipe.initial or recipe.initial in MODELS


def test_error_tells_the_known_recipes_when_one_is_not() -> None:
    with pytest.raises(SystemExit, match=r"no recipe for 'xx-syn'.*fr-syn"):
        load_recipe("xx-syn")
