"""The one door to spaCy: text and sentence boundaries in, `Parse` records out.

spaCy is imported when the first parser is loaded, not before. Each text is parsed by itself, sentence by sentence, never in a
batch with others: matrix products over batches of another size round otherwise, and the same report must give the same ledger
whatever stood beside it. Within one text the sentences are the batch, which is what makes it fast.

A shipped language has two models, syntax and entities, each with its own embedding; a user's own pipeline is one that does both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dixit.assets import MEND, asset_folder
from dixit.errors import LanguageError, ModelError
from dixit.lang.parse import Entity, Parse, ParsedSentence, Token
from dixit.text.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["SHIPPED", "Parser", "load_parser"]

SHIPPED = {"en": ("en-syn", "en-ner"), "fr": ("fr-syn", "fr-ner")}
"""Language -> the assets that together parse it, in order of work."""

KEPT_SUBTYPES = frozenset({"acl:relcl", "nsubj:pass", "aux:pass", "obl:agent"})
"""The shipped models know no other subtype; those of a user's pipeline are folded to the same scheme."""

BATCH_TOKENS = 4000
"""Tokens worked on at once: bounds the memory that a very long text takes."""


@cache
def load_parser(code: str, *, pipelines: tuple[str, ...] = ()) -> Parser:
    """The parser of a language, loaded once per process.

    Loading takes under half a second after spaCy's own import; a language takes about 60 MB (bench/parser_speed.py).

    pipelines   what to use instead of the shipped models, in order of work: names of installed spaCy packages, folders, or names
                of shipped models (``("fr-syn", "my_entities")`` replaces the entities only)

    Raises `LanguageError` when no model ships for `code` and no pipeline is given; `ModelError` when a model is missing, damaged
    or cannot be read by the installed spaCy.
    """
    if not pipelines and code not in SHIPPED:
        raise LanguageError(
            f"no model ships for the language {code!r}",
            allowed=", ".join(sorted(SHIPPED)),
            mend="Name a spaCy pipeline of your own",
        )
    return Parser([_load_pipeline(name) for name in pipelines or SHIPPED[code]])


def _load_pipeline(name: str) -> Language:
    """Loads one pipeline with OpenBLAS products: 1.3 times the speed of spaCy's default on one core (bench/parser_speed.py)."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    shipped = any(name in names for names in SHIPPED.values())
    source = str(asset_folder(name)) if shipped else name
    mend = MEND if shipped else "Install the package, or mend the name in the settings"
    try:
        nlp = spacy.load(source)
    except Exception as error:  # spaCy, thinc and srsly each raise kinds of their own on damaged files
        raise ModelError(f"spaCy cannot load the pipeline ({type(error).__name__}: {error})", where=source, mend=mend) from error
    if shipped:
        widen_weights(nlp)
    return nlp


def widen_weights(nlp: Language) -> None:
    """Turns half-precision weights, as shipped models store them, into the single precision that spaCy works in."""
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float32"))


class Parser:
    """One or more pipelines of one language, asked as one. Made by `load_parser`."""

    def __init__(self, pipelines: Sequence[Language]) -> None:
        from spacy.pipeline import TrainablePipe

        self._trainable = TrainablePipe
        self._tokenize = pipelines[0].tokenizer
        self._vocab = pipelines[0].vocab
        self._components = [component for nlp in pipelines for _, component in nlp.pipeline]
        for nlp in pipelines[1:]:
            # Documents carry the first vocabulary; labels of the others must be readable from it.
            for string in nlp.vocab.strings:
                self._vocab.strings.add(string)
        # spaCy writes "no features" as an underscore, as CoNLL-U does; ours are empty.
        self._names: dict[int, str] = {self._vocab.strings.add("_"): ""}

    def parse(self, text: str, sentences: Sequence[Sentence] = ()) -> Parse:
        """Parses one text.

        sentences   boundaries that the parse must keep, in order; without them each paragraph's sentences are the model's guess
        """
        units = [(s.start, s.end) for s in sentences] or [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        fixed = bool(sentences)
        tokens: list[Token] = []
        found: list[ParsedSentence] = []
        entities: list[Entity] = []
        for group in self._group(text, units, fixed=fixed):
            self._annotate([doc for doc, _ in group])
            for doc, starts in group:
                self._read(doc, starts, text, tokens, found)
                first = len(tokens) - len(doc)
                entities += [
                    Entity(tokens[first + e.start].start, tokens[first + e.end - 1].end, e.label_, first + e.start, first + e.end)
                    for e in doc.ents
                ]
        return Parse(text=text, tokens=tuple(tokens), sentences=tuple(found), entities=tuple(entities))

    def parse_all(self, texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[Parse]:
        """Parses texts with their sentences one after the other, lazily."""
        for text, sentences in texts:
            yield self.parse(text, sentences)

    def _group(self, text: str, units: Iterable[tuple[int, int]], *, fixed: bool) -> Iterator[list[tuple[Doc, list[int]]]]:
        """Tokenised units with the offsets of their tokens, in groups of about `BATCH_TOKENS`."""
        group: list[tuple[Doc, list[int]]] = []
        size = 0
        for start, end in units:
            doc, starts = self._tokenise(text, start, end, fixed=fixed)
            if not starts:
                continue
            group.append((doc, starts))
            size += len(starts)
            if size >= BATCH_TOKENS:
                yield group
                group, size = [], 0
        if group:
            yield group

    def _tokenise(self, text: str, start: int, end: int, *, fixed: bool) -> tuple[Doc, list[int]]:
        """A document of one unit without blanks as tokens: the models never saw any; no-break spaces count as blanks."""
        from spacy.tokens import Doc

        raw = self._tokenize(re.sub(r"\s", " ", text[start:end]))
        kept = [token for token in raw if not token.is_space]
        words = [token.text for token in kept]
        starts = [start + token.idx for token in kept]
        spaces = [b > a + len(w) for a, w, b in zip(starts, words, [*starts[1:], end], strict=False)]
        begins: list[bool | int | None] | None = [index == 0 for index in range(len(words))] if fixed else None
        return Doc(self._vocab, words=words, spaces=spaces, sent_starts=begins), starts

    def _annotate(self, docs: list[Doc]) -> None:
        for component in self._components:
            if isinstance(component, self._trainable):
                component.set_annotations(docs, component.predict(docs))
            else:
                # Rule components of a user's pipeline (entity ruler, sentencizer) work in place, one document at a time.
                for doc in docs:
                    component(doc)

    def _read(self, doc: Doc, starts: list[int], text: str, tokens: list[Token], found: list[ParsedSentence]) -> None:
        """Appends the tokens and sentences of one document, with indices that count through the whole text."""
        columns = doc.to_array(["LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START"])
        first = len(tokens)
        heads = columns[:, 4].astype("int64")
        begin = first
        for place, (row, start) in enumerate(zip(columns.tolist(), starts, strict=True)):
            index = first + place
            if place and row[5] == 1:
                found.append(ParsedSentence(tokens[begin].start, tokens[-1].end, begin, index))
                begin = index
            word = doc[place].text
            end = start + len(word)
            tokens.append(
                Token(
                    index,
                    start,
                    end,
                    text[start:end],
                    self._name(row[0]) or word,
                    self._name(row[1]),
                    self._name(row[2]),
                    self._relation(row[3]),
                    index + int(heads[place]),
                    len(found),
                )
            )
        if len(doc):
            found.append(ParsedSentence(tokens[begin].start, tokens[-1].end, begin, len(tokens)))

    def _name(self, key: int) -> str:
        if key not in self._names:
            self._names[key] = self._vocab.strings[key]
        return self._names[key]

    def _relation(self, key: int) -> str:
        name = self._name(key)
        return name if name in KEPT_SUBTYPES else name.split(":", 1)[0]
