"""The text of a page as its blocks stand, in one pass and in linear time: what is read when no main text can be told apart.

Used for pages that break or outlast the extractor (nested without end, hundreds of thousands of elements), so it builds no tree and
never looks at a character twice: the standard library's parser takes quadratic time on some damaged pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

__all__ = ["find_blocks"]

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "svg", "head", "iframe"}
)
_RAW = frozenset({"script", "style", "noscript", "template", "svg", "iframe"})
"""Elements whose inside is no markup to be read: all of it up to the closing tag is passed over."""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]*)[^<>]*>")
_DECLARATION = re.compile(r"<[!?][^<>]*>")

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"}
)  # fmt: skip


def find_blocks(page: str) -> tuple[str, ...]:
    """The page's blocks of text in order, without scripts, menus, forms and footers; nothing when there is none."""
    blocks: list[str] = []
    pieces: list[str] = []
    inside: dict[str, int] = {}  # open elements that are left out
    for name, closes, text in _pieces(page):
        if name is None:
            if not inside:
                pieces.append(text)
            continue
        if name in _LEFT_OUT:
            inside[name] = max(0, inside.get(name, 0) + (-1 if closes else 1))
            inside = {tag: depth for tag, depth in inside.items() if depth}
        if name not in _INLINE:
            blocks.append(_block(pieces))
            pieces.clear()
    blocks.append(_block(pieces))
    return tuple(block for block in blocks if block)


def _pieces(page: str) -> Iterator[tuple[str | None, bool, str]]:
    """Tags (name in lower case, whether it closes, "") and text between them (None, False, text), in order."""
    at = 0
    while at < len(page):
        less = page.find("<", at)
        if less != at:
            yield None, False, page[at : less if less >= 0 else len(page)]
            if less < 0:
                return
        at = less
        if page.startswith("<!--", at):
            end = page.find("-->", at + 4)
            if end < 0:
                return  # browsers, too, take the rest for a comment
            at = end + 3
        elif tag := _TAG.match(page, at):
            name = tag["name"].lower()
            yield name, bool(tag["close"]), ""
            at = tag.end()
            if name in _RAW and not tag["close"]:
                end = _closing(page, name, at)
                if end < 0:
                    return
                at = end
        elif declaration := _DECLARATION.match(page, at):
            at = declaration.end()
        else:
            yield None, False, "<"
            at += 1


def _closing(page: str, name: str, at: int) -> int:
    """Where the closing tag of a raw element begins; -1 when there is none."""
    found = re.compile(rf"</{re.escape(name)}", re.IGNORECASE).search(page, at)
    return found.start() if found else -1


def _block(pieces: list[str]) -> str:
    """One block on one line; no-break spaces stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", html.unescape("".join(pieces))).strip()
