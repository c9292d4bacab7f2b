"""Every error dixit raises, in one tree.

    DixitError
    ├── SourceError          a report could not be read (missing, empty, binary, too large, not understood)
    │   ├── NotFoundError    the path or manifest entry does not exist
    │   ├── UndecodableError the bytes are no text in any encoding we know
    │   └── EmptyError       nothing to read was found in the source
    ├── LanguageError        no pack for the language, or the language could not be told
    ├── PackError            a language pack or another shipped table breaks its schema (lists all faults)
    ├── ModelError           a trained model is missing, damaged or of another version
    ├── RecordError          a record breaks the rules of its type, or its JSON those of the codec
    ├── LedgerError          a dossier folder or its store cannot be opened, is damaged or of another version
    └── UsageError           a command or call was given something that cannot be meant

A message has four parts: what was seen, where, what is allowed, how to mend it. The same parts stand as attributes, so that
a program can use them without reading the sentence. Odd *text* is never an error: stages return less and leave a note.
"""

from __future__ import annotations

__all__ = [
    "DixitError",
    "EmptyError",
    "LanguageError",
    "LedgerError",
    "ModelError",
    "NotFoundError",
    "PackError",
    "RecordError",
    "SourceError",
    "UndecodableError",
    "UsageError",
]


class DixitError(Exception):
    """Base of all errors that dixit raises on purpose.

    seen     what was found, in a few words
    where    file, and path or line within it; or document id and span; None when there is no place
    allowed  what would have been accepted; None when that is obvious
    mend     what the reader of the message can do about it; None when nothing can be done
    """

    def __init__(self, seen: str, *, where: str | None = None, allowed: str | None = None, mend: str | None = None) -> None:
        self.seen = seen
        self.where = where
        self.allowed = allowed
        self.mend = mend
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The four parts as one message, in the order where, seen, allowed, mend."""
        head = f"{self.where}: {self.seen}" if self.where else self.seen
        parts = [head.rstrip(".")]
        if self.allowed:
            parts.append(f"Allowed: {self.allowed.rstrip('.')}")
        if self.mend:
            parts.append(self.mend.rstrip("."))
        return ". ".join(parts) + "."


class SourceError(DixitError):
    """A report could not be read."""


class NotFoundError(SourceError):
    """The path, or a file that a manifest names, does not exist."""


class UndecodableError(SourceError):
    """The bytes are not text: binary content, or no encoding fits."""


class EmptyError(SourceError):
    """The source holds nothing that could be read as a report."""


class LanguageError(DixitError):
    """The text's language could not be told, or no pack exists for it."""


class PackError(DixitError):
    """A table of a language pack, or another shipped table, breaks its schema.

    faults  every fault of the file, each as ``file: path: what is wrong``; never only the first
    """

    def __init__(self, seen: str, *, where: str, faults: tuple[str, ...] = (), mend: str | None = None) -> None:
        self.faults = faults
        listed = seen if not faults else seen + "\n  " + "\n  ".join(faults) + "\n"
        super().__init__(listed, where=where, mend=mend)


class ModelError(DixitError):
    """A trained model is missing, damaged, or was made for another version."""


class RecordError(DixitError):
    """A record breaks the rules of its type, or a JSON object those of the codec."""


class LedgerError(DixitError):
    """A dossier folder or its ledger cannot be opened, is damaged, or is of another version."""


class UsageError(DixitError):
    """A command or call was given something that cannot be meant."""
