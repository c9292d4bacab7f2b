"""dixit reads news reports about contested events and keeps a ledger of attributed claims: who says what, and who denies it.

The face of the library; whatever the command line does is one call of these:

    read(source)                  one report as an `Extraction`: attributions, figures, times, evidence, claims
    annotate(lines), find_lines   lines in, the same lines with all layers out
    Workspace.open, .create       a dossier folder: add reports, findings, page, export, proof
    build_demo(folder)            the bundled sample dossier
    score(layer, gold, predicted) how good annotated files are

and the stages they are made of: `find_sources`, `extract_document`, `resolve`, `reconcile`, `compile_dossier`, `render`.
"""

from dixit.errors import (
    DixitError,
    EmptyError,
    LanguageError,
    LedgerError,
    ModelError,
    NotFoundError,
    PackError,
    RecordError,
    SourceError,
    UndecodableError,
    UsageError,
)
from dixit.evaluate.stage import score
from dixit.pipeline.annotate import annotate, find_lines
from dixit.pipeline.article import extract_document
from dixit.pipeline.article import extract_source as read
from dixit.pipeline.compile import Material, compile_dossier
from dixit.pipeline.corpus import extract_all
from dixit.readers.stage import Source, find_sources
from dixit.reconcile.stage import reconcile
from dixit.report.stage import render
from dixit.resolve.stage import resolve
from dixit.types.claims import Attribution, Claim, Evidence, Extraction, Figure, Relation, Timex, Toponym
from dixit.types.dossier import Dossier, Failure, Finding, Judgement, Policy
from dixit.types.identity import Identities
from dixit.types.text import Document, Note, Span
from dixit.types.values import Interval, Place, Quantity
from dixit.types.world import Actor, Event
from dixit.workspace import Workspace, build_demo

__all__ = [
    "Actor", "Attribution", "Claim", "DixitError", "Document", "Dossier", "EmptyError", "Event", "Evidence", "Extraction",
    "Failure", "Figure", "Finding", "Identities", "Interval", "Judgement", "LanguageError", "LedgerError", "Material", "ModelError",
    "NotFoundError", "Note", "PackError", "Place", "Policy", "Quantity", "RecordError", "Relation", "Source", "SourceError", "Span",
    "Timex", "Toponym", "UndecodableError", "UsageError", "Workspace", "annotate", "build_demo", "compile_dossier", "extract_all",
    "extract_document", "find_lines", "find_sources", "read", "reconcile", "render", "resolve", "score",
]  # fmt: skip
