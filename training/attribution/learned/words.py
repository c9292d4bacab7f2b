"""What the learned extractor sees of each token: its grammar, the pack's class of cue, and where quotation marks stand."""

from __future__ import annotations

from dataclasses import dataclass

from dixit.extract.attribution.lexicon import Lexicon, build_lexicon
from dixit.extract.attribution.quotes import Quotation, find_quotations
from dixit.lang.pack import Pack
from dixit.lang.parse import Parse, Token
from dixit.types.claims import Attribution

__all__ = ["Page", "build_page"]

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One text, told token by token; every list is as long as `parse.tokens`.

    classes    class of cue that the pack gives the word, empty when it is none
    quote      number of the outermost quotation over the token, -1 outside
    edge       ``open`` and ``close`` for marks, ``in`` between them, ``out`` elsewhere
    paragraph  number of the token's line
    proposed   for each token that the rules take for part of a cue: token -> role, of that attribution
    """

    parse: Parse
    lows: tuple[str, ...]
    classes: tuple[str, ...]
    quote: tuple[int, ...]
    edge: tuple[str, ...]
    paragraph: tuple[int, ...]
    proposed: dict[int, dict[int, str]]


def build_page(parse: Parse, pack: Pack, attributions: tuple[Attribution, ...]) -> Page:
    """Tells every token of a parse apart; time and memory grow with the length of the text only.

    attributions   what the rules found, as advice
    """
    tokens, lexicon = parse.tokens, build_lexicon(pack)
    quote, edge = [-1] * len(tokens), ["out"] * len(tokens)
    lines = [0] * len(tokens)
    number = 0
    for line, paragraph in enumerate(find_quotations(parse.text, pack.quotes)):
        for token in parse.tokens_between(paragraph.start, paragraph.end):
            lines[token.at] = line
        for quotation in paragraph.quotations:
            _mark(parse, quotation, number, quote, edge)
            number += 1
    lows = tuple(t.text.lower().replace("’", "'") for t in tokens)
    return Page(
        parse=parse,
        lows=lows,
        classes=tuple(_class_of(low, t, lexicon) for low, t in zip(lows, tokens, strict=True)),
        quote=tuple(quote),
        edge=tuple(edge),
        paragraph=tuple(lines),
        proposed=_proposed(parse, attributions),
    )


def _mark(parse: Parse, quotation: Quotation, number: int, quote: list[int], edge: list[str]) -> None:
    for token in parse.tokens_between(quotation.start, quotation.end):
        quote[token.at] = number
        inner = quotation.inner_start <= token.start < quotation.inner_end
        edge[token.at] = "in" if inner else "open" if token.start < quotation.inner_start else "close"


def _class_of(low: str, token: Token, lexicon: Lexicon) -> str:
    forms = lexicon.verbs.get(low)
    if forms:
        return f"verb:{forms[0].cue.act}"
    if low in lexicon.nouns:
        return "noun"
    if low in lexicon.prepositions:
        return "prep"
    if token.lemma.lower() in lexicon.nouns:
        return "noun"
    if low in lexicon.hearsay_auxiliaries:
        return "hearsay"
    return ""


def _proposed(parse: Parse, attributions: tuple[Attribution, ...]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for attribution in attributions:
        roles: dict[int, str] = {}
        for role in ("content", "source", "cue"):
            for span in getattr(attribution, role):
                for token in parse.tokens_between(span.start, span.end):
                    roles[token.at] = role
        for at, role in roles.items():
            if role == "cue":
                found.setdefault(at, roles)
    return found
