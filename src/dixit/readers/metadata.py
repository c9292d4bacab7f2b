"""What a page states about itself: title, authors, outlet, when published, when changed, language, address.

Places are asked in the order of their trustworthiness: JSON-LD (schema.org ``NewsArticle`` and its kin), meta elements (Open Graph
and its precursors), microdata and ``<time>``, visible bylines, the address. Published and modified are never taken for one another:
a date that is only known as "updated" leaves `published` empty.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dixit.readers.dates import interval_of
from dixit.types.values import Interval

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageMetadata", "find_metadata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What was found; None and empty where the page does not tell."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: Interval | None = None
    modified: Interval | None = None
    language: str | None = None
    url: str | None = None


_MAX_NODES = 20_000
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$", re.IGNORECASE)
_SITE_PARTS = ("itemListElement", "hasPart", "mentions", "isPartOf", "publisher", "comment", "relatedLink")
"""Keys of JSON-LD below which other articles, or none, are described."""

_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline", "title")
_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published",
    "article:published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publisheddate",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "citation_publication_date", "citation_date", "displaydate", "date",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dc.date.modified", "dcterms.modified",
    "last-modified", "lastmod",
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_NAMES_IN_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author)(?:[\s_-]*name)?s?(?:$|\s)", re.IGNORECASE)
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_ADDRESS = re.compile(r"https?:|www\.|@\w")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)


def find_metadata(tree: HtmlElement, *, url: str | None = None) -> PageMetadata:
    """What the page states about itself; `url` is its address when the caller knows it."""
    article = _main_article(tree)
    metas = _metas(tree)
    outlet = _clean(_name_of(article.get("publisher"))) or _first(metas, ("og:site_name", "application-name"))
    address = url or _address(tree, metas)
    return PageMetadata(
        title=_title(tree, article, metas, outlet),
        byline=_byline(tree, article, metas, outlet),
        outlet=outlet,
        published=_published(tree, article, metas, address),
        modified=_interval(article.get("dateModified")) or _first_interval(metas, _MODIFIED_METAS) or _timed(tree, "dateModified"),
        language=_language(tree, metas),
        url=address,
    )


def _main_article(tree: HtmlElement) -> dict[str, object]:
    """The JSON-LD object that describes this page's article; empty when there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            root = json.loads((script.text or "").strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(root):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return node
    return {}


def _nodes(root: object) -> Iterator[dict[str, object]]:
    """Objects of a JSON-LD graph, outer before inner, without those that describe other pages."""
    waiting = [root]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key not in _SITE_PARTS and isinstance(value, dict | list))


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Content of meta elements by lower-case name, property or itemprop, in the page's order."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = _clean(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and meta.get(attribute):
                name = re.sub(r"^(dc|dcterms):", r"\1.", str(meta.get(attribute)).strip().lower())
                found.setdefault(name, []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def _first(metas: dict[str, tuple[str, ...]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _first_interval(metas: dict[str, tuple[str, ...]], names: tuple[str, ...]) -> Interval | None:
    return next((found for name in names for content in metas.get(name, ()) if (found := interval_of(content))), None)


def _interval(value: object) -> Interval | None:
    return interval_of(value) if isinstance(value, str) else None


def _published(
    tree: HtmlElement, article: dict[str, object], metas: dict[str, tuple[str, ...]], address: str | None
) -> Interval | None:
    stated = _interval(article.get("datePublished")) or _first_interval(metas, _PUBLISHED_METAS) or _timed(tree, "datePublished")
    if stated:
        return stated
    in_address = _DATE_IN_ADDRESS.search(address or "")
    return _interval("-".join(in_address.groups())) if in_address else None


def _timed(tree: HtmlElement, prop: str) -> Interval | None:
    """The date of microdata or of a ``<time>``. One without itemprop counts as published unless its class says it was changed."""
    for node in tree.xpath(f"//*[@itemprop='{prop}']"):
        found = _interval(node.get("datetime") or node.get("content") or "".join(node.itertext()))
        if found:
            return found
    for node in tree.xpath("//time[@datetime][not(ancestor::aside or ancestor::nav or ancestor::footer)]"):
        near = " ".join(filter(None, (node.get("class"), node.getparent().get("class") if node.getparent() is not None else None)))
        changed = re.search(r"modif|updat|chang", near, re.IGNORECASE) is not None
        if node.get("itemprop") is None and changed == (prop == "dateModified") and (found := _interval(node.get("datetime"))):
            return found
    return None


def _title(tree: HtmlElement, article: dict[str, object], metas: dict[str, tuple[str, ...]], outlet: str | None) -> str | None:
    heads = [_clean("".join(head.itertext())) for head in tree.xpath("//h1")]
    stated = _clean(article.get("headline")) or _first(metas, _TITLE_METAS)
    visible = next((head for head in heads if head and (stated is None or head in stated or stated in head)), None)
    written = visible or stated or (heads[0] if len(heads) == 1 else None) or _clean(tree.findtext(".//title"))
    return _without_site(written, outlet) if written else None


def _without_site(title: str, outlet: str | None) -> str:
    """A title without the outlet's name behind a bar or dash."""
    head, _, tail = title.rpartition(" | ")
    if not head:
        parts = re.split(r"\s[-–—:|]{1,2}\s", title)
        tail = parts[-1] if len(parts) > 1 else ""
        head = title[: len(title) - len(tail)].rstrip(" -–—:|")
    return head.strip() if head and outlet and tail.strip().casefold() == outlet.casefold() else title


def _byline(
    tree: HtmlElement, article: dict[str, object], metas: dict[str, tuple[str, ...]], outlet: str | None
) -> tuple[str, ...]:
    """Authors as printed; the first place that names any decides."""
    authors = article.get("author") or article.get("creator")
    places: tuple[tuple[str, ...], ...] = (
        tuple(filter(None, (_clean(_name_of(author)) for author in (authors if isinstance(authors, list) else [authors])))),
        next((metas[name] for name in _AUTHOR_METAS if any(_names((text,), outlet) for text in metas.get(name, ()))), ()),
        _texts(tree, "//*[@itemprop='author']//*[@itemprop='name']"),
        _texts(tree, "//*[@itemprop='author']"),
        _texts(tree, "//a[contains(concat(' ', @rel, ' '), ' author ')]"),
        _texts_by_class(tree),
    )
    return next((names for place in places if (names := _names(place, outlet))), ())


def _texts(tree: HtmlElement, path: str) -> tuple[str, ...]:
    found = (_clean(" ".join(node.itertext()) or node.get("content")) for node in tree.xpath(path))
    return tuple(text for text in found if text)


def _texts_by_class(tree: HtmlElement) -> tuple[str, ...]:
    """The first element whose class calls it a byline and that holds little else."""
    for node in tree.xpath("//*[contains(@class, 'yline') or contains(@class, 'uthor')]"):
        if _NAMES_IN_CLASS.search(node.get("class") or "") and not any(True for _ in node.iterancestors("aside", "footer", "nav")):
            text = _clean(" ".join(node.itertext()))
            if text and len(text) <= 100:
                return (text,)
    return ()


@cache
def _byline_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the words before and between names, from ``bylines.toml``."""
    table = tomllib.loads(Path(__file__).with_name("bylines.toml").read_text(encoding="utf-8"))
    before = sorted({word for words in table.values() for word in words["before"]}, key=lambda word: (-len(word), word))
    between = sorted({word for words in table.values() for word in words["between"]})
    return (
        re.compile(rf"^\W*(?:{'|'.join(map(re.escape, before))})(?:\s*:\s*|\s+)", re.IGNORECASE),
        re.compile(rf"\s+(?:{'|'.join(map(re.escape, between))})\s+|\s*[,;|/•·]\s*|\s+[-–—&]\s+"),
    )


def _names(texts: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    """Single names out of byline texts: no addresses, nothing longer than a name, each once."""
    before, between = _byline_words()
    names: dict[str, str] = {}
    for text in texts:
        if _ADDRESS.search(text):
            continue
        for part in between.split(before.sub("", text)):
            name = part.strip(" \u00a0.:()")
            is_name = 1 <= len(name.split()) <= 6 and len(name) <= 60 and not re.search(r"\d", name)
            if is_name and re.search(r"[^\W\d_]{2}", name):
                names.setdefault(name.casefold(), name)
    if len(names) > 1 and outlet:
        names.pop(outlet.casefold(), None)
    return tuple(names.values())


def _language(tree: HtmlElement, metas: dict[str, tuple[str, ...]]) -> str | None:
    for tag in (tree.get("lang"), tree.get("xml:lang"), _first(metas, ("content-language", "og:locale", "inlanguage"))):
        found = _LANGUAGE.fullmatch(tag.strip()) if tag else None
        if found:
            return found[1].lower()
    return None


def _address(tree: HtmlElement, metas: dict[str, tuple[str, ...]]) -> str | None:
    links = [link.get("href") for link in tree.xpath("//link[@rel='canonical']")]
    for link in (*links, _first(metas, ("og:url",))):
        if link and re.match(r"https?://\S+$", link.strip()):
            return str(link.strip())
    return None


def _name_of(value: object) -> object:
    """The name of a person or organisation that JSON-LD gives as a string, an object or a list with one of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        name = value.get("name")
        return name[0] if isinstance(name, list) and name else name
    return value


def _clean(value: object) -> str | None:
    """A string without entities and doubled blanks; None for anything else and for the empty one."""
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None
