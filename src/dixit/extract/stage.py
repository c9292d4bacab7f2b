"""The one verb of this room: `extract` reads a document and returns everything that is said in it, in the order of the work."""

from __future__ import annotations

from dixit.extract.attribution.find import find_attributions
from dixit.lang.pack import Pack
from dixit.types.claims import Extraction
from dixit.types.text import Document

__all__ = ["extract"]


def extract(document: Document, pack: Pack) -> Extraction:
    """Who says what in a document, with exact offsets into its text."""
    attributions = find_attributions(document, pack)
    return Extraction(document=document, attributions=attributions)
