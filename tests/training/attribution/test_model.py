"""The learned extractor: decoding, reading of weights, windows, and odd texts."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from training.attribution.learned.features import LONGEST_WINDOW, cue_features, is_candidate, role_features, window
from training.attribution.learned.model import LABELS, Tagger, read_tagger
from training.attribution.learned.tag import tag
from training.attribution.learned.words import Page, build_page

from dixit.errors import ModelError
from dixit.lang.pack import load_pack
from dixit.lang.parse import Parse, ParsedSentence, Token


def flat_page(words: list[str], per_sentence: int = 10) -> Page:
    """A page of words with one blank between them, every word a verb under the first of its sentence."""
    tokens, at = [], 0
    for k, word in enumerate(words):
        sentence = k // per_sentence
        head = sentence * per_sentence
        pos = "PUNCT" if not word.isalnum() else "VERB"
        tokens.append(Token(k, at, at + len(word), word, word.lower(), pos, "", "dep" if k != head else "ROOT", head, sentence))
        at += len(word) + 1
    sentences = []
    for first in range(0, len(tokens), per_sentence):
        stop = min(first + per_sentence, len(tokens))
        sentences.append(ParsedSentence(tokens[first].start, tokens[stop - 1].end, first, stop))
    parse = Parse(text=" ".join(words), tokens=tuple(tokens), sentences=tuple(sentences), entities=())
    return build_page(parse, load_pack("en"), ())


def hand_tagger() -> Tagger:
    """*said* is a cue, *Mary* a source, *rain* content."""
    steps = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for k, label in enumerate(LABELS):
        for j, before in enumerate(LABELS):
            if label.startswith("I-") and before[2:] != label[2:]:
                steps[j, k] = -1e4
    roles = {"w=mary": 0, "w=said": 1, "w=rain": 2}
    weights = np.zeros((3, len(LABELS)), dtype=np.float32)
    for row, label in enumerate(("B-source", "B-cue", "B-content")):
        weights[row, LABELS.index(label)] = 5
    return Tagger({"bias": 0, "w=said": 1}, np.array([-2, 6], dtype=np.float32), roles, weights, steps)


def test_roles_are_linked_when_cue_is_found() -> None:
    page = flat_page(["Mary", "said", "rain", "fell"])
    drafts = tag(page, hand_tagger())
    assert [(d.source, d.cue, d.content) for d in drafts] == [(((0, 4),), ((5, 9),), ((10, 14),))]


def test_nothing_is_found_when_no_cue_is_sure() -> None:
    assert tag(flat_page(["Mary", "went", "home", "today"]), hand_tagger()) == []


def test_inside_labels_follow_their_own_beginning() -> None:
    tagger = hand_tagger()
    tagger.role_weights[2] = 0
    tagger.role_weights[2, LABELS.index("I-content")] = 5
    labels = tagger.label([["w=mary"], ["w=rain"], ["w=rain"]])
    assert all(a[2:] == b[2:] for a, b in itertools.pairwise(labels) if b.startswith("I-"))
    assert not labels[0].startswith("I-")


@pytest.mark.parametrize("words", [["said"] * 3000, ['"'] * 3000, ["said", '"'] * 1500], ids=["cues", "marks", "both"])
def test_spans_are_valid_when_text_is_hostile(words: list[str]) -> None:
    page = flat_page(words, per_sentence=3000)
    for draft in tag(page, hand_tagger()):
        assert all(0 <= a < b <= len(page.parse.text) for a, b in (*draft.source, *draft.cue, *draft.content))


def test_window_is_bounded_when_sentence_is_long() -> None:
    page = flat_page(["said"] * 2000, per_sentence=2000)
    assert 0 < len(window(page, 1000)) <= LONGEST_WINDOW


def test_features_do_not_change_when_asked_twice() -> None:
    page = flat_page(["Mary", "said", "rain", "fell"])
    span = window(page, 1)
    assert role_features(page, 1, span, frozenset({1}), "claims") == role_features(page, 1, span, frozenset({1}), "claims")
    assert cue_features(page, 1, "claims") == cue_features(page, 1, "claims")
    assert is_candidate(page, 1)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        read_tagger(tmp_path)
