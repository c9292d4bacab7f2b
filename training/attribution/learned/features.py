"""Features of a token as a cue, and of a token as seen from a cue. Plain strings, the same in training and in use.

The scheme is that of semantic role labelling: find the predicate, then label every word of its surroundings by role (Gildea and
Jurafsky 2002; for quotations Pareti et al., EMNLP 2013). A role labelled once per cue is linked by construction, and may be
in several pieces.
"""

from __future__ import annotations

from training.attribution.learned.words import Page

__all__ = ["cue_features", "is_candidate", "role_features", "window"]

NEVER_CUES = frozenset({"DET", "PRON", "NUM", "PUNCT", "CCONJ", "SYM", "SPACE"})

LONGEST_SIDE = 120
"""Tokens read on either side of a cue within its sentence."""

LONGEST_WINDOW = 400
"""Tokens read for one cue in all: what bounds the time on any text."""


def is_candidate(page: Page, at: int) -> bool:
    """Whether a token may be the head of a cue at all."""
    token = page.parse.tokens[at]
    if page.lows[at] == ":":
        return True
    return (token.pos not in NEVER_CUES and (token.pos != "PROPN" or bool(page.classes[at]))) or at in page.proposed


def cue_features(page: Page, at: int, convention: str) -> list[str]:
    """Features of a token as the head of a cue.

    convention   ``claims`` (our guidelines) or ``polnear`` (wants and beliefs as well): what counts as an attribution
    """
    tokens, token = page.parse.tokens, page.parse.tokens[at]
    lemma, kind, head = token.lemma.lower(), page.classes[at], page.parse.tokens[token.head]
    children = page.parse.children(at)
    below = sorted({c.dep for c in children})
    found = [
        "bias",
        f"c={convention}",
        f"w={page.lows[at]}",
        f"l={lemma}",
        f"p={token.pos}",
        f"d={token.dep}",
        f"k={kind}",
        f"pk={token.pos},{kind}",
        f"lp={lemma},{token.pos}",
        f"ld={lemma},{token.dep}",
        f"e={page.edge[at]}",
        f"pe={token.pos},{page.edge[at]}",
        f"hl={head.lemma.lower()}",
        f"hp={head.pos},{token.dep}",
        f"m={token.morph}",
        f"s3={page.lows[at][-3:]},{token.pos}",
        f"below={','.join(below)}",
        f"rule={at in page.proposed}",
        f"rulek={at in page.proposed},{kind},{token.pos}",
        f"c,l={convention},{lemma}",
        f"c,k={convention},{kind},{token.pos}",
        f"c,r={convention},{at in page.proposed}",
    ]
    found += [f"b={d}" for d in below]
    found += [f"bl={d},{lemma}" for d in below if d in ("ccomp", "xcomp", "nsubj", "obj", "parataxis", "obl", "nmod", "acl")]
    for child in children:
        if child.dep in ("ccomp", "xcomp", "acl", "advcl"):
            found += [f"cm={child.dep},{g.lemma.lower()}" for g in page.parse.children(child.at) if g.dep == "mark"]
        if child.dep in ("nsubj", "obl:agent", "nmod"):
            found += [f"sp={child.dep},{child.pos}", f"sl={child.dep},{child.lemma.lower()}"]
    for step in (-2, -1, 1, 2):
        near = at + step
        if 0 <= near < len(tokens) and tokens[near].sentence == token.sentence:
            found += [f"w{step}={page.lows[near]}", f"p{step}={tokens[near].pos}", f"q{step}={page.edge[near]}"]
            found.append(f"lw{step}={lemma},{page.lows[near]}")
        else:
            found.append(f"w{step}=#")
    sentence = page.parse.sentences[token.sentence]
    quoted = {page.edge[k] for k in range(max(sentence.first, at - 60), min(sentence.stop, at + 60))}
    found.append(f"quoted={'open' in quoted},{token.pos},{bool(kind)}")
    return found


def window(page: Page, cue: int) -> range:
    """The tokens that may belong to a cue: its sentence and the two beside it, further where a quotation runs on."""
    tokens, sentences = page.parse.tokens, page.parse.sentences
    here = tokens[cue].sentence
    own = sentences[here]
    first, stop = max(own.first, cue - LONGEST_SIDE), min(own.stop, cue + LONGEST_SIDE)
    if first == own.first:
        n = here - 1
        while n >= 0 and cue - sentences[n].first < LONGEST_WINDOW // 2:
            if page.paragraph[sentences[n].first] != page.paragraph[cue] and n < here - 1:
                break
            first = sentences[n].first
            if page.quote[first] < 0 or page.edge[first] == "open":
                break
            n -= 1
    if stop == own.stop:
        n = here + 1
        while n < len(sentences) and sentences[n].stop - cue < LONGEST_WINDOW // 2:
            if page.paragraph[sentences[n].first] != page.paragraph[cue] and page.quote[sentences[n].first] < 0:
                break
            stop = sentences[n].stop
            last = stop - 1
            if page.quote[last] < 0 or page.edge[last] == "close":
                break
            n += 1
    return range(first, stop)


def role_features(page: Page, cue: int, span: range, rivals: frozenset[int], convention: str) -> list[list[str]]:
    """For every token of a window its features as seen from the cue.

    rivals   other cues of the text
    """
    branches = _branches(page, cue, span)
    between = _between(page, cue, span, rivals)
    advice = page.proposed.get(cue)
    seen = page.parse.tokens[cue]
    cue_lemma, cue_kind = seen.lemma.lower(), page.classes[cue] or seen.pos
    return [_seen_from(page, cue, at, span, branches[at], between[at], advice, cue_lemma, cue_kind, convention) for at in span]


def _seen_from(  # noqa: PLR0913
    page: Page, cue: int, at: int, span: range, branch: tuple[str, int], between: tuple[str, str], advice: dict[int, str] | None,
    cue_lemma: str, cue_kind: str, convention: str,
) -> list[str]:  # fmt: skip
    tokens = page.parse.tokens
    token, seen = tokens[at], tokens[cue]
    side = "at" if at == cue else "before" if at < cue else "after"
    path, depth = branch
    puncts, rivals = between
    low = page.lows[at]
    word = low if token.pos in FUNCTION else token.pos
    before = f"{page.lows[at - 1]}" if at > span.start else "#"
    after = f"{page.lows[at + 1]}" if at + 1 < span.stop else "#"
    pb = tokens[at - 1].pos if at > span.start else "#"
    pa = tokens[at + 1].pos if at + 1 < span.stop else "#"
    quote = _quote_relation(page, cue, at)
    role = advice.get(at, "none") if advice is not None else "silent"
    role_before = advice.get(at - 1, "none") if advice is not None else "silent"
    role_after = advice.get(at + 1, "none") if advice is not None else "silent"
    distance = _bucket(at - cue)
    deep = min(depth, 3)
    return [
        "bias",
        f"c={convention}",
        f"dist={distance}",
        f"side={side},{page.edge[at]}",
        f"w={low}",
        f"l={token.lemma.lower()}",
        f"p={token.pos},{side}",
        f"d={token.dep},{side}",
        f"w-1={before}",
        f"w+1={after}",
        f"ww={before},{low}",
        f"ww+={low},{after}",
        f"ppp={pb},{token.pos},{pa}",
        f"pp={pb},{token.pos},{side}",
        f"dp={distance},{token.pos}",
        f"path={path}",
        f"path,d={path},{deep}",
        f"path,s={path},{side}",
        f"path,k={path},{cue_kind}",
        f"path,l={path},{cue_lemma}",
        f"path,p={path},{deep},{token.pos}",
        f"path,w={path},{word}",
        f"path,pu={path},{puncts}",
        f"q={quote}",
        f"q,s={quote},{side}",
        f"q,e={quote},{page.edge[at]},{word}",
        f"q,path={quote},{path}",
        f"pu={puncts},{side}",
        f"pu,w={puncts},{word},{side}",
        f"riv={rivals},{side}",
        f"riv,path={rivals},{path}",
        f"r={role}",
        f"r,c={role},{convention}",
        f"r,k={role},{cue_kind}",
        f"rr={role_before},{role}",
        f"rr+={role},{role_after}",
        f"rrr={role_before},{role},{role_after},{word}",
        f"r,path={role},{path}",
        f"k,s={cue_kind},{side},{word}",
        f"l,s={cue_lemma},{side},{token.pos}",
        f"l,w={cue_lemma},{low}",
        f"c,path={convention},{path}",
        f"c,w={convention},{word},{side}",
        f"cl={page.classes[at]},{side}",
        f"m={token.morph},{side}",
        f"cap={low != token.text},{token.pos},{side}",
        f"sent={max(-3, min(3, token.sentence - seen.sentence))},{page.edge[at]}",
        f"par={page.paragraph[at] == page.paragraph[cue]}",
        f"first={tokens[at].sentence != tokens[at - 1].sentence if at else True},{side},{page.edge[at]}",
        f"last={at + 1 == len(tokens) or tokens[at].sentence != tokens[at + 1].sentence},{page.edge[at]},{side}",
    ]


FUNCTION = frozenset({"ADP", "SCONJ", "DET", "CCONJ", "PUNCT", "PRON", "AUX", "PART"})


def _bucket(distance: int) -> int:
    size = abs(distance)
    step = size if size < 6 else 7 if size < 9 else 10 if size < 15 else 20 if size < 30 else 40
    return step if distance >= 0 else -step


def _quote_relation(page: Page, cue: int, at: int) -> str:
    if page.quote[at] < 0:
        return "out" if page.quote[cue] < 0 else "left"
    if page.quote[at] == page.quote[cue]:
        return "same"
    lo, hi = (at, cue) if at < cue else (cue, at)
    marks = {page.quote[k] for k in range(lo, hi + 1)} if hi - lo < 200 else {0, 1, 2, 3, 4, 5}
    return f"other{min(3, len(marks - {-1, page.quote[cue]}))}"


def _branches(page: Page, cue: int, span: range) -> dict[int, tuple[str, int]]:
    """For each token the way from the cue: up to where both meet, down by which relation, and how far below that."""
    tokens = page.parse.tokens
    up: dict[int, str] = {cue: ""}
    at, way = cue, ""
    for _ in range(5):
        if tokens[at].head == at:
            break
        way, at = f"{way}^{tokens[at].dep}", tokens[at].head
        up[at] = way
    found: dict[int, tuple[str, int]] = {k: (f"{w or 'cue'}=", 0) for k, w in up.items()}
    for start in span:
        trail: list[int] = []
        at = start
        while at not in found and tokens[at].head != at and len(trail) < 60:
            trail.append(at)
            at = tokens[at].head
        if at in up:
            base, depth = None, -1
        elif at in found:
            base, depth = found[at]
        else:
            base, depth = f"S{max(-2, min(2, tokens[at].sentence - tokens[cue].sentence))}", 0
            found[at] = (base, 0)
        for low in reversed(trail):
            depth += 1
            if base is None:
                base = f"{up[at]}>{tokens[low].dep}"
            found[low] = (base, depth)
    return found


def _between(page: Page, cue: int, span: range, rivals: frozenset[int]) -> dict[int, tuple[str, str]]:
    """For each token which marks, and how many other cues, stand between it and the cue."""
    found = {cue: ("", "0")}
    for steps in (range(cue + 1, span.stop), range(cue - 1, span.start - 1, -1)):
        marks, count = "", 0
        for at in steps:
            if at in rivals:
                count += 1
            found[at] = (marks, str(min(count, 2)))
            if page.parse.tokens[at].pos == "PUNCT" and page.quote[at] == page.quote[cue] and len(marks) < 3:
                marks += page.lows[at][:1]
    return found
