"""A report as read, and stretches of its text.

All offsets are half-open and count Unicode code points of `Document.text`, which never changes after reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dixit.errors import RecordError
from dixit.types.values import Interval

__all__ = ["Document", "Note", "Span"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of one document's text: ``text[start:end]``, at least one character long."""

    document: str
    start: int
    end: int
    label: str | None = None
    ref: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordError(
                f"span [{self.start}, {self.end})",
                where=f"document {self.document}",
                allowed="0 <= start < end, counted in code points",
            )

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` lies in this span."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Note:
    """Something odd about a stretch of a document, left in the text and only pointed out.

    kind   ``residue`` (what machine translation left), ``teaser`` (link to another article), ``boilerplate``, or ``repair``
           (bytes that were decoded or mended in a way a reader should know of)
    start, end  half-open code points; both 0 when the note is about the whole document
    why    one plain sentence: what was seen
    """

    kind: str
    start: int
    end: int
    why: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise RecordError(f"note [{self.start}, {self.end})", allowed="0 <= start <= end, counted in code points")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read.

    id         made from the digest of the stored bytes and the reader's version, or given by the user's own data
    text       what was read; offsets everywhere else point into it
    language   ISO 639-1 code, or None until it is identified
    title      the report's headline when the reader could tell it apart; it also stands in `text` when the source had it there
    byline     authors as printed
    outlet     who published it, and `outlet_kind` what kind of source that is (a source kind of the guidelines)
    published  when it says it was published: an interval as wide as the statement is vague (a day, a month, a year)
    modified   when it says it was last changed; never mixed up with `published`
    retrieved  when we received the bytes; None if the user did not say
    digest     SHA-256 of the bytes received, in hex
    reader     name and version of the reader, such as ``plain/1``
    notes      what the reader found odd, sorted by place
    """

    id: str
    text: str
    digest: str
    reader: str
    language: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    published: Interval | None = None
    modified: Interval | None = None
    retrieved: datetime | None = None
    notes: tuple[Note, ...] = ()

    def words_of(self, span: Span) -> str:
        """The exact characters a span points at."""
        return self.text[span.start : span.end]
