"""The one verb of this room: `extract` reads a document and returns everything that is said in it, in the order of the work."""

from __future__ import annotations

from dixit.extract.attribution.find import find_attributions
from dixit.extract.factuality import judge_factualities
from dixit.extract.speakers import find_speakers
from dixit.lang.pack import Pack
from dixit.types.claims import Extraction
from dixit.types.text import Document

__all__ = ["extract"]


def extract(document: Document, pack: Pack) -> Extraction:
    """Who says what in a document, with exact offsets into its text."""
    attributions = find_attributions(document, pack)
    attributions = judge_factualities(attributions, document, pack)
    attributions, actors = find_speakers(document, attributions, pack)
    return Extraction(document=document, attributions=attributions, actors=actors)
