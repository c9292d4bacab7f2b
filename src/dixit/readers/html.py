"""HTML pages: the article's text through trafilatura, behind our own interface, with our own metadata reader beside it.

This is the one door to trafilatura. Two things are added to it. Its time is bounded: a page with more elements than any article
needs is read in a process of its own that is ended when its time is over. And it never answers nothing: where it finds no article,
or gives up, the page's blocks of text stand as they are, with a note that says so.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from dixit.errors import EmptyError
from dixit.readers.blocks import find_blocks
from dixit.readers.metadata import PageMetadata, find_metadata
from dixit.readers.plain import repair_notes
from dixit.readers.source import Reading
from dixit.text.repair import Repair, decode, mend

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["find_article", "read_html"]

READER = "html/1"

DEADLINE_SECONDS = 10.0
"""How long the extractor may take for one page; the slowest of 570 news pages took 2 s, most 0.02 s."""

_MAX_ELEMENTS = 12_000
"""Above this many elements the extractor runs in a process of its own. News pages hold about a thousand, none of 570 over 5,000;
the extractor's time can grow with their square (6,000 spans in one paragraph 0.4 s, 12,000 already 1.7 s)."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 8192


def read_html(data: bytes, *, where: str, url: str | None = None, deadline_seconds: float = DEADLINE_SECONDS) -> Reading:
    """A page's article: its headline and paragraphs, parted by blank lines, and what the page states about itself.

    Raises `UndecodableError` for binary content, `EmptyError` when the page holds no text outside menus and scripts.
    """
    declared = _DECLARED.search(data[:_HEAD_BYTES]) or _DECLARED_XML.search(data[:_HEAD_BYTES])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else None, where=where)
    page = decoded.text.replace("\x00", "")
    stated = _metadata(page, url)
    article, remarks = find_article(page, deadline_seconds=deadline_seconds)
    mended = mend(_with_headline(article, stated.title))
    if not mended.text.strip():
        raise EmptyError("a page without text outside menus and scripts", where=where, mend="Save the page once it is loaded")
    whole_page = tuple(Repair(start=0, end=0, why=why) for why in remarks)
    return Reading(
        text=mended.text, reader=READER, language=stated.language, title=stated.title, byline=stated.byline, url=stated.url,
        outlet=stated.outlet, published=stated.published, modified=stated.modified,
        notes=repair_notes((*decoded.repairs, *whole_page, *mended.repairs)),
    )  # fmt: skip


def find_article(page: str, *, deadline_seconds: float = DEADLINE_SECONDS) -> tuple[str, tuple[str, ...]]:
    """The article's paragraphs parted by blank lines, without the headline; and a sentence for each thing that went another way.

    The text is empty only when the page has no text at all.
    """
    remarks: tuple[str, ...] = ()
    if page.count("<") // 2 <= _MAX_ELEMENTS:
        found = _extract(page)
    else:
        found = _extract_apart(page, deadline_seconds)
        if found is None:
            remarks = (f"no main text was told apart within {deadline_seconds:g} seconds: every block of the page stands here",)
    lines = [line.strip() for line in (found or "").split("\n")]
    text = "\n\n".join(line for line in lines if line)
    if text:
        return text, remarks
    blocks = "\n\n".join(find_blocks(page))
    return blocks, remarks or ("no main text could be told apart: every block of the page stands here",) if blocks else ()


def _with_headline(article: str, title: str | None) -> str:
    """Headline and article: headlines attribute too, so they belong to the text that is read."""
    if not title or not article or article.startswith(title):
        return article
    return f"{title}\n\n{article}"


def _metadata(page: str, url: str | None) -> PageMetadata:
    tree = _tree(page)
    return PageMetadata(url=url) if tree is None else find_metadata(tree, url=url)


def _tree(page: str) -> HtmlElement | None:
    """The page as lxml sees it; None when it sees nothing. libxml2 stops by itself at a depth of 256 elements."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=False)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _extract(page: str) -> str | None:
    """trafilatura's main text, a paragraph a line; None when it finds none."""
    import trafilatura

    found = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True)
    return found if isinstance(found, str) else None


def _extract_apart(page: str, deadline_seconds: float) -> str | None:
    """The same in a process of its own; None when its time was over or it broke. "" when it found no main text."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dixit.readers.html"],
            input=page.encode("utf-8", "replace"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=deadline_seconds, check=False, env=environment,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _answer_apart() -> None:
    """The other end of `_extract_apart`: a page in on standard input, its main text out."""
    sys.stdout.buffer.write((_extract(sys.stdin.buffer.read().decode("utf-8")) or "").encode("utf-8", "replace"))


if __name__ == "__main__":
    _answer_apart()
