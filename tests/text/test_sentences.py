"""Where a text is cut: cases from the wild, look-alikes, and what must hold for every text."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dixit.lang.check import load_table
from dixit.lang.pack import DATA
from dixit.text.sentences import Sentence, SentenceWords, find_sentences

WORDS = {code: load_table(DATA / code / "sentences.toml", SentenceWords) for code in ("fr", "en")}

CUT = [
    # the mark, then closing marks of every spelling
    ("fr", "« Ils reculent. » Les combats continuent.", ["« Ils reculent. »", "Les combats continuent."]),
    ("fr", "« Nous avancerons ! », a-t-il dit. Puis rien.", ["« Nous avancerons ! », a-t-il dit.", "Puis rien."]),
    ("fr", 'Il a dit : "Non." Elle se tait.', ['Il a dit : "Non."', "Elle se tait."]),
    ("fr", 'Tu es une bête ! " Les clients rient.', ['Tu es une bête !', '" Les clients rient.']),
    ("fr", 'Il crie : " Tu es une bête ! " Les clients rient.', ['Il crie : " Tu es une bête ! "', "Les clients rient."]),
    ("en", "“We hold.” The town fell.", ["“We hold.”", "The town fell."]),
    # titles, ranks, initials, numbers
    ("fr", "Le gén. Dupont parle. Il nie.", ["Le gén. Dupont parle.", "Il nie."]),
    ("fr", "M. V. Poutine et Mme Le Pen. Ils se taisent.", ["M. V. Poutine et Mme Le Pen.", "Ils se taisent."]),
    ("fr", "L'ancien préf. rég. Martin. Fin.", ["L'ancien préf. rég. Martin.", "Fin."]),
    ("fr", "À 14 h. 30, un tir. À 15 h. Les secours arrivent.", ["À 14 h. 30, un tir.", "À 15 h.", "Les secours arrivent."]),
    ("fr", "Selon l'art. 5 du traité, non. Oui.", ["Selon l'art. 5 du traité, non.", "Oui."]),
    ("fr", "Ils ont passé le col. Les soldats suivent.", ["Ils ont passé le col.", "Les soldats suivent."]),
    ("fr", "En 52 av. J.-C. à Alésia. César gagne.", ["En 52 av. J.-C. à Alésia.", "César gagne."]),
    ("fr", "Il vise le point C. Le vent tombe.", ["Il vise le point C.", "Le vent tombe."]),
    ("fr", "J.-M. Le Pen est là. Il parle.", ["J.-M. Le Pen est là.", "Il parle."]),
    ("fr", "Ils sont 3.500. Ils étaient 5,2 millions.", ["Ils sont 3.500.", "Ils étaient 5,2 millions."]),
    ("en", "Lt. Gen. Mark Milley spoke. He left.", ["Lt. Gen. Mark Milley spoke.", "He left."]),
    ("en", "He lives in the U.S. The army left.", ["He lives in the U.S.", "The army left."]),
    ("en", "The U.S. Army left at 5 a.m. on Monday.", ["The U.S. Army left at 5 a.m. on Monday."]),
    ("en", "He works for Yahoo! in Paris. She does not.", ["He works for Yahoo! in Paris.", "She does not."]),
    # brackets, dots, lost blanks
    ("fr", "Il a dit (selon l'AFP. Et Reuters.) cela. Bien.", ["Il a dit (selon l'AFP. Et Reuters.) cela.", "Bien."]),
    ("fr", "« Nous […] Tenons bon. » Fin.", ["« Nous […] Tenons bon. »", "Fin."]),
    ("fr", "Il hésite... puis part. Bon… Il revient.", ["Il hésite... puis part.", "Bon…", "Il revient."]),
    ("fr", "Le nettoyage.Les soldats partent.", ["Le nettoyage.", "Les soldats partent."]),
    ("fr", "L'arrêt Roe v. Wade tombe. Fin.", ["L'arrêt Roe v. Wade tombe.", "Fin."]),
    ("fr", "2 avril 2017 . –\nSix jeunes.", ["2 avril 2017 . –", "Six jeunes."]),
    ("fr", "Voir lemonde.fr ou Identi.ca. Merci.", ["Voir lemonde.fr ou Identi.ca.", "Merci."]),
    # residue of machine translation: a mark that closes nothing
    ("fr", "un « nettoyage ». » campagne.", ["un « nettoyage ». » campagne."]),
    # headings and lines
    ("fr", "Titre sans point\n\nLe texte. Suite.", ["Titre sans point", "Le texte.", "Suite."]),
    ("fr", "Une ligne\nUne autre", ["Une ligne", "Une autre"]),
    ("fr", " \n\t ", []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), CUT, ids=[case[1][:30] for case in CUT])
def test_sentences_are_cut_when_written_so(code: str, text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_sentences(text, WORDS[code])] == expected


def test_lines_stay_together_when_wrapped_at_a_column() -> None:
    text = (
        "Le ministère a annoncé hier dans un communiqué que les trois soldats\n"
        "portés disparus depuis lundi avaient été retrouvés vivants dans une\n"
        "ferme. Ils ont été transférés."
    )
    assert [s.end for s in find_sentences(text, WORDS["fr"])] == [text.index(" Ils"), len(text)]


def test_depth_is_told_when_a_quotation_goes_on() -> None:
    text = "Il dit : « Nous partons. Nous reviendrons. » Elle reste."
    assert [s.quote_depth for s in find_sentences(text, WORDS["fr"])] == [0, 1, 0]


def test_quotation_is_given_up_when_it_never_closes() -> None:
    text = "« Un. " + "Deux trois. " * 6
    depths = [s.quote_depth for s in find_sentences(text, WORDS["fr"])]
    assert depths[0] == 0 and depths[1] == 1 and depths[-1] == 0


def test_quotation_is_given_up_when_the_paragraph_ends() -> None:
    sentences = find_sentences("« Un début.\n\nUn autre.", WORDS["fr"])
    assert [s.quote_depth for s in sentences] == [0, 0]


@given(st.text(alphabet="aéB.!?… \n«»“”\"'()[]1MmgénIl", max_size=120))
def test_every_word_stands_in_one_sentence_when_text_is_odd(text: str) -> None:
    sentences = find_sentences(text, WORDS["fr"])
    place = 0
    for s in sentences:
        assert not text[place : s.start].strip() and s.start < s.end
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        place = s.end
    assert not text[place:].strip()


def test_faults_are_named_when_words_repeat() -> None:
    words = SentenceWords(never_last=("gén", "col."), maybe_last=("Gén",))
    assert list(words.faults()) == [
        "never_last[1]: 'col.' ends in a full stop; leave it out",
        "maybe_last[0]: 'Gén' stands already at never_last[0]",
    ]


def test_boundaries_agree_with_the_treebank(shared: Path) -> None:
    """French: at least 97 F1 on the running text of UD French GSD dev, in blocks of ten sentences joined by blanks."""
    path = shared / "corpora/ud/UD_French-GSD/fr_gsd-ud-dev.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [line[len("# text = ") :].strip() for line in lines if line.startswith("# text = ")]
    right = wrong = missed = 0
    for first in range(0, len(texts), 10):
        gold: set[int] = set()
        for text in texts[first : first + 10]:
            gold.add((max(gold) + 1 if gold else 0) + len(text))
        joined = " ".join(texts[first : first + 10])
        found = {s.end for s in find_sentences(joined, WORDS["fr"])}
        right, wrong, missed = right + len(gold & found), wrong + len(found - gold), missed + len(gold - found)
    assert 200 * right / (2 * right + wrong + missed) >= 97


def test_sentence_sorts_by_place() -> None:
    assert sorted([Sentence(start=5, end=9), Sentence(start=0, end=4)])[0].start == 0
