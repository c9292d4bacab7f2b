"""The one verb of this room: `extract` reads a document and returns everything that is said in it, in the order of the work.

What is no part of the report (link teasers, boilerplate) is told apart first, since nothing may be read out of it. Attributions
come next; who speaks, what the act is, when it was said, and every number, time and piece of evidence hang on them. Claims are
built last, from all of it.
"""

from __future__ import annotations

from dataclasses import replace

from dixit.extract.attribution.find import find_attributions
from dixit.extract.claims import build_claims
from dixit.extract.evidence import find_evidence
from dixit.extract.factuality import judge_factualities
from dixit.extract.quantities import find_quantities
from dixit.extract.residue import find_residue
from dixit.extract.saying import date_statements
from dixit.extract.speakers import find_speakers
from dixit.extract.times import find_times
from dixit.lang.pack import Pack
from dixit.lang.parser import Parser
from dixit.text.sentences import find_sentences
from dixit.types.claims import Extraction
from dixit.types.text import Document

__all__ = ["extract"]


def extract(document: Document, pack: Pack, parser: Parser | None = None) -> Extraction:
    """Everything that a document says and who says it, each with exact offsets into its text.

    parser   of the pack's language; without one the words alone decide where phrases and clauses end

    A text in which nothing is found gives an extraction of empty lists; no text is an error.
    """
    notes = tuple(sorted({*document.notes, *find_residue(document, pack.residue)}))
    document = replace(document, notes=notes)
    found = find_sentences(document.text, pack.sentences)
    sentences = tuple((s.start, s.end) for s in found)
    parse = parser.parse(document.text, found) if parser is not None and found else None
    attributions = find_attributions(document, pack, parse)
    attributions = judge_factualities(attributions, document, pack)
    attributions, actors = find_speakers(document, attributions, pack)
    # Times of saying need times, and quoted times count from the time of saying: hence two readings of them.
    spoken = find_times(document, pack.times, pack.numbers, sentences=sentences)
    attributions = date_statements(attributions, spoken, sentences)
    figures = find_quantities(document, pack.quantities, pack.numbers, attributions, sentences)
    timexes = find_times(document, pack.times, pack.numbers, sentences=sentences, attributions=attributions)
    evidence = find_evidence(document, pack.evidence, attributions, sentences)
    events, claims = build_claims(document, attributions, actors, figures, pack.populations)
    return Extraction(
        document=document,
        attributions=attributions,
        actors=actors,
        figures=figures,
        timexes=timexes,
        evidence=evidence,
        events=events,
        claims=claims,
        notes=notes,
    )
