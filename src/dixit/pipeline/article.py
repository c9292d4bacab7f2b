"""One article, one way: bytes to a document, its language, that language's pack, and what is found in it.

The date a text is read against is the one it was published on, as far as its owner or the report itself says so; never today.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dixit.errors import LanguageError
from dixit.extract.stage import extract
from dixit.lang.identify import require_language
from dixit.lang.pack import load_pack, pack_codes
from dixit.lang.parser import Parser, load_parser
from dixit.readers.stage import Source, read
from dixit.types.claims import Extraction
from dixit.types.text import Document

__all__ = ["extract_document", "extract_source", "find_parser"]


def extract_source(source: Source | Path | str, *, language: str | None = None) -> Extraction:
    """What one report says, and who says it in it.

    source    a path, or a source from `find_sources`
    language  ISO 639-1 code that wins over what the report states and looks like; None: stated, else identified

    Raises `SourceError` when it cannot be read, `LanguageError` when its language cannot be told or has no pack.
    """
    return extract_document(read(source), language=language)


def extract_document(document: Document, *, language: str | None = None) -> Extraction:
    """The same for a report that was read before."""
    code = language or document.language or require_language(document.text, allowed=pack_codes(), where=document.id)
    pack = load_pack(code)
    return extract(replace(document, language=code), pack, find_parser(code))


def find_parser(code: str) -> Parser | None:
    """The language's parser, None where none ships for it: patterns and quotation marks work without it.

    Raises `ModelError` when one ships and is missing or damaged: to read worse in silence would be no mercy.
    """
    try:
        return load_parser(code)
    except LanguageError:
        return None
