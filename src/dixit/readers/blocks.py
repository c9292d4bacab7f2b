"""The text of a page as its blocks stand, in one pass and in linear time: what is read when no main text can be told apart.

Used for pages that break or outlast the extractor (nested without end, hundreds of thousands of elements), so it builds no tree.
"""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["find_blocks"]

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "svg", "head", "iframe"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"}
)  # fmt: skip


class _Blocks(HTMLParser):
    """Collects runs of text between block elements; `inside` counts open elements that are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.pieces: list[str] = []
        self.inside: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self.inside[tag] = self.inside.get(tag, 0) + 1
        if tag not in _INLINE:
            self.end_block()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if self.inside.get(tag):
            self.inside[tag] -= 1
            if not self.inside[tag]:
                del self.inside[tag]
        if tag not in _INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.pieces.append(data)

    def end_block(self) -> None:
        text = " ".join("".join(self.pieces).split(" ")).strip()
        self.pieces.clear()
        if text:
            self.blocks.append(" ".join(text.split("\n")) if "\n" in text else text)


def find_blocks(page: str) -> tuple[str, ...]:
    """The page's blocks of text in order, without scripts, menus, forms and footers; nothing when there is none."""
    parser = _Blocks()
    parser.feed(page)
    parser.close()
    parser.end_block()
    return tuple(parser.blocks)
