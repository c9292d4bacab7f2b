"""What a parse says about a passage: word classes, the subject of a verb, the extent of a noun phrase.

A parse is evidence, never truth: every answer may be None, and then the words decide (`phrases`). Offsets stay those of words.
"""

from __future__ import annotations

from dixit.extract.attribution.words import Passage
from dixit.lang.parse import Parse, Token

__all__ = ["attach", "is_finite_verb", "is_nominal", "subject_of"]

NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADP", "NUM", "PRON"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
OUTSIDE = frozenset({"acl:relcl", "parataxis", "punct", "advcl", "cc", "mark", "discourse", "cop", "dislocated"})
"""Relations whose subtrees are no part of a source, at the top level of its phrase; relative clauses above all."""


def attach(passage: Passage, parse: Parse) -> None:
    """Gives each word of a passage its token."""
    tokens = parse.tokens_between(passage.start, passage.end)
    by_start = {t.start: t for t in tokens}
    passage.tokens = [by_start.get(w.start) or parse.token_at(w.start) for w in passage.words]
    passage.parse = parse
    passage.place = {t.at: k for k, t in reversed(list(enumerate(passage.tokens))) if t is not None}


def is_finite_verb(passage: Passage, k: int) -> bool | None:
    """Whether the word is a finite verb; None without a parse."""
    token = passage.tokens[k] if passage.tokens else None
    if token is None or not token.pos:
        return None
    return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph


def is_nominal(passage: Passage, k: int) -> bool | None:
    """Whether the word is a noun, name or function word and so no verb; None without a parse."""
    token = passage.tokens[k] if passage.tokens else None
    if token is None or not token.pos:
        return None
    return token.pos in NOMINAL


def subject_of(passage: Passage, k: int) -> tuple[int, int] | None:
    """Word range of the subject of the verb at k, before or after it; None when the parse shows none here.

    A coordinated verb takes the subject of the first; a relative pronoun stands for its antecedent; a participle has the noun it
    modifies, or the subject of the clause it depends on.
    """
    if not passage.tokens or passage.parse is None:
        return None
    verb = passage.tokens[k]
    if verb is None:
        return None
    subject = _subject_token(passage, verb, 0)
    if subject is None:
        return None
    return phrase_of(passage, subject, verb)


def _subject_token(passage: Passage, verb: Token, deep: int) -> Token | None:
    parse = passage.parse
    if parse is None or deep > 4:
        return None
    if verb.dep in ("aux", "aux:pass", "cop") and verb.head != verb.at:
        return _subject_token(passage, parse.tokens[verb.head], deep + 1)
    children = parse.children(verb.at)
    for child in children:
        if child.dep in SUBJECTS:
            if "PronType=Rel" in child.morph and (antecedent := _antecedent(parse, verb)) is not None:
                return antecedent
            return child
    head = parse.tokens[verb.head] if verb.head != verb.at else None
    if head is None:
        return None
    if verb.dep == "acl:relcl":
        return head if any("PronType=Rel" in c.morph and c.dep in SUBJECTS for c in children) else None
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        if verb.dep == "ccomp" and "VerbForm=Fin" in verb.morph:
            return None
        return _subject_token(passage, head, deep + 1)
    return None


def _antecedent(parse: Parse, verb: Token) -> Token | None:
    """The noun whose relative clause the verb heads, also through coordination."""
    at = verb
    for _ in range(3):
        if at.dep == "acl:relcl":
            return parse.tokens[at.head]
        if at.dep != "conj" or at.head == at.at:
            return None
        at = parse.tokens[at.head]
    return None


def phrase_of(passage: Passage, head: Token, verb: Token | None = None) -> tuple[int, int] | None:
    """Word range of the noun phrase of a token: its subtree around the head without relative clauses and edge marks."""
    parse = passage.parse
    if parse is None or head.at not in passage.place:
        return None
    inside = {head.at}
    stack = [head.at]
    while stack:
        at = stack.pop()
        for child in parse.children(at):
            if child.dep in OUTSIDE and not (child.dep == "punct" or child.dep == "cc" or (child.dep == "mark" and at != head.at)):
                continue
            if child.dep == "acl:relcl":
                continue
            if verb is not None and child.at == verb.at:
                continue
            inside.add(child.at)
            stack.append(child.at)
    words = sorted(passage.place[at] for at in inside if at in passage.place)
    if not words:
        return None
    centre = passage.place[head.at]
    first, last = centre, centre
    have = set(words)
    while first - 1 in have:
        first -= 1
    while last + 1 in have:
        last += 1
    while last > first and not passage.words[last].is_word and passage.words[last].text not in ')»”"':
        last -= 1
    while first < last and not passage.words[first].is_word and passage.words[first].text not in '(«“"':
        first += 1
    if any(passage.words[j].text in ".;" and passage.words[j].end < passage.words[j + 1].start for j in range(first, last)):
        return None
    return (first, last + 1)
