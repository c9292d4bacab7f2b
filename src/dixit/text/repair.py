"""Bytes into text, and damaged text into what its writer wrote: one fault, one function, each answer with its reasons.

What is mended: the encoding, line ends, mojibake (text decoded once too often in the wrong encoding, "dÃ©clarÃ©"), stray control
characters, invisible characters, letters split into base and accent. What is *not* touched, because it may carry meaning or is
part of what is quoted: curly quotes, guillemets, no-break spaces, ligatures, full-width letters, HTML entities, trailing blanks.

Composition: decomposed letters are composed (NFC, UAX 15), since the two forms are canonically equal and words of a language
pack are written composed. The bytes received are kept elsewhere as they came; this module never sees them again.

This is the one door to ftfy and charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from dixit.errors import UndecodableError

__all__ = ["Decoded", "Mended", "Repair", "decode", "mend", "what_binary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that was done: where in the mended text (half-open; 0, 0 for the whole of it), and why, as one sentence."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text out of bytes. `encoding` is Python's name of it; `repairs` is empty when there was nothing to choose."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """Text after repair; equal to what went in when `repairs` is empty."""

    text: str
    repairs: tuple[Repair, ...] = ()


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
"""Byte order marks; those of UTF-32 stand before those of UTF-16, which they begin with."""

_SIGNATURES = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"), (b"\xfd7zXZ", "xz-compressed data"), (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"OggS", "an Ogg file"),
    (b"SQLite format 3", "an SQLite database"), (b"RIFF", "audio, video or an image"), (b"ID3", "an MP3 file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip

_WESTERN = "cp1252"
_CANDIDATES = [
    "cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1256", "mac_roman",
]  # fmt: skip
"""Single-byte encodings that news pages and old archives of Europe and the Middle East are found in."""

_SAMPLE_BYTES = 100_000
_CONTROL_SHARE = 0.02
_PIECE_CHARACTERS = 50_000
"""ftfy is asked about pieces of at most this length, so that one endless line costs no more than many short ones."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphen, zero-width space, word joiner, stray byte order mark: they split words for a program and for nobody else.
Zero-width (non-)joiners and direction marks stay: they mean something in Arabic and Persian."""


def decode(data: bytes, *, declared: str | None = None, where: str | None = None) -> Decoded:
    """The text that bytes stand for.

    Tried in turn: a byte order mark; UTF-8, when the bytes are valid UTF-8 (a wrong guess is practically impossible once there is
    one character beyond ASCII); the `declared` encoding (a label of an HTML page or of the user); UTF-16 without a mark; the best
    guess of charset-normalizer, which must beat windows-1252 by a margin.

    Raises `UndecodableError` for binary content and for bytes that fit nothing; `where` names the source in its message.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, where)
    kind = what_binary(data)
    if kind is None or kind == _NULS:
        wide = _wide_encoding(data)
        if wide:
            why = f"decoded as {wide}, which the regular zero bytes show; there was no byte order mark"
            return Decoded(text=data.decode(wide, "replace"), encoding=wide, repairs=(Repair(start=0, end=0, why=why),))
    if kind:
        allowed = "plain text, HTML or JSON lines"
        raise UndecodableError(f"no text but {kind}", where=where, allowed=allowed, mend="Export the report as text or HTML first")
    label = _known_encoding(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _decode_without_utf8(data, label, fault, where)
    if label and label not in ("utf-8", "ascii") and not text.isascii():
        why = f"decoded as utf-8 although {label} was declared, because the bytes are valid utf-8"
        return Decoded(text=text, encoding="utf-8", repairs=(Repair(start=0, end=0, why=why),))
    return Decoded(text=text, encoding="utf-8")


_NULS = "binary data (zero bytes)"


def what_binary(data: bytes) -> str | None:
    """What kind of binary content this is, in words; None when it may be text."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    sample = data[:_SAMPLE_BYTES]
    if b"\x00" in sample:
        return _NULS
    controls = sum(sample.count(byte) for byte in range(0x20) if byte not in b"\t\n\r\x0c\x1b")
    if controls > max(3, _CONTROL_SHARE * len(sample)):
        return f"binary data ({controls} control characters in the first {len(sample)} bytes)"
    return None


def _decode_marked(data: bytes, encoding: str, where: str | None) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as fault:
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        if lost > max(3, _CONTROL_SHARE * len(text)):
            raise UndecodableError(
                f"a byte order mark of {encoding}, but bytes that are not (the first at byte {fault.start})", where=where
            ) from None
        why = f"{lost} places were no {encoding} in spite of the byte order mark; each stands as the replacement character"
        return Decoded(text=text, encoding=encoding, repairs=(Repair(start=0, end=0, why=why),))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte is zero in Latin text."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    pairs = len(sample) // 2
    if pairs < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even == 0:
        return "utf-16-le"
    if even > 0.7 * pairs and odd == 0:
        return "utf-16-be"
    return None


def _known_encoding(label: str | None) -> str | None:
    """Python's name of a declared encoding of text; None for unknown labels and for codecs that are no character encodings.

    ISO 8859-1 and ASCII mean windows-1252, as every browser reads them (WHATWG Encoding Standard, section 4.2).
    """
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip().lower())
        " ".encode(found.name)  # bytes-to-bytes codecs such as "hex" are refused here
    except (LookupError, UnicodeError, ValueError):
        return None
    if found.name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13"):
        return None
    return _WESTERN if found.name in ("iso8859-1", "ascii") else found.name


def _decode_without_utf8(data: bytes, label: str | None, fault: UnicodeDecodeError, where: str | None) -> Decoded:
    if label and label != "utf-8":
        try:
            return Decoded(text=data.decode(label), encoding=label)
        except UnicodeDecodeError:
            pass  # a wrong label is common enough; the guess below says what was done
    text = data.decode("utf-8", "replace")
    lost, beyond = text.count("\ufffd"), sum(byte > 0x7F for byte in data[:_SAMPLE_BYTES])
    if beyond and lost < 0.05 * beyond:
        why = f"{lost} bytes were no utf-8 (the first at byte {fault.start}); each stands as the replacement character"
        return Decoded(text=text, encoding="utf-8", repairs=(Repair(start=0, end=0, why=why),))
    return _guess(data, where)


def _guess(data: bytes, where: str | None) -> Decoded:
    import charset_normalizer  # 60 ms that only undeclared bytes have to pay

    sample = data[:_SAMPLE_BYTES]
    matches = charset_normalizer.from_bytes(sample, cp_isolation=_CANDIDATES)
    ranked = sorted(((match.coherence - match.chaos, match.encoding) for match in matches), key=lambda pair: (-pair[0], pair[1]))
    if not ranked:
        raise UndecodableError(
            "bytes that fit no encoding we know", where=where, mend="Convert the file to UTF-8, or declare its encoding"
        )
    best_score, best = ranked[0]
    same = next((pair for pair in ranked if _reads_alike(sample, pair[1], _WESTERN)), None)
    encoding = _WESTERN if same and best_score - same[0] < _MARGIN else best
    margin = best_score - max((score for score, name in ranked if not _reads_alike(sample, name, encoding)), default=0.0)
    why = f"decoded as {encoding} by its letters, no encoding being declared (lead over the next reading: {max(margin, 0.0):.2f})"
    return Decoded(text=data.decode(encoding, "replace"), encoding=encoding, repairs=(Repair(start=0, end=0, why=why),))


_MARGIN = 0.02
"""By how much (coherence minus chaos, both 0 to 1) another reading must beat windows-1252, the commonest encoding of undeclared
Western text: short French and German samples tie with the Central European code page."""


def _reads_alike(sample: bytes, one: str, other: str) -> bool:
    return one == other or sample.decode(one, "replace") == sample.decode(other, "replace")


def mend(text: str) -> Mended:
    """Text with its faults mended, line by line, and what was done.

    Line ends become ``\\n``, control characters one space each, mojibake what it stood for; invisible characters go, split letters
    are composed. Meaning, quotation marks and spaces stay.

    >>> mend("Il a dÃ©clarÃ© « oui ».").text
    'Il a déclaré « oui ».'
    """
    counted: list[Repair] = []
    for step, sentence in _WHOLE_TEXT:
        text, count = step(text)
        if count:
            counted.append(Repair(start=0, end=0, why=sentence.format(count=count)))
    lines: list[str] = []
    placed: list[Repair] = []
    where = 0
    for line in re.split(r"(?<=\n)", text):
        mended = _mend_line(line)
        if mended != line:
            end = where + len(mended.rstrip("\n"))
            why = "text that had been decoded in a wrong encoding was restored"
            if end > where:
                placed.append(Repair(start=where, end=end, why=why))
        lines.append(mended)
        where += len(mended)
    return Mended(text="".join(lines), repairs=(*counted, *placed))


def _mend_line(line: str) -> str:
    if line.isascii():
        return line
    return "".join(_undo_mojibake(piece) for piece in _pieces(line))


def _pieces(line: str) -> list[str]:
    """A long line cut at spaces, so that no word is torn apart."""
    if len(line) <= _PIECE_CHARACTERS:
        return [line]
    pieces, start = [], 0
    while start < len(line):
        end = min(start + _PIECE_CHARACTERS, len(line))
        cut = line.rfind(" ", start, end) + 1 if end < len(line) else end
        cut = cut if cut > start else end
        pieces.append(line[start:cut])
        start = cut
    return pieces


def _undo_mojibake(text: str) -> str:
    """What the text was before it was decoded wrongly; the text itself when ftfy finds no sign of that.

    ftfy's other repairs are off: curly quotes, widths, ligatures and entities carry meaning or are quoted words.
    """
    import ftfy

    if not ftfy.badness.is_bad(text):
        return text
    config = ftfy.TextFixerConfig(
        unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False,
        uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False, normalization=None,
    )  # fmt: skip
    return str(ftfy.fix_encoding(text, config))


def _unify_line_ends(text: str) -> tuple[str, int]:
    if "\r" not in text:
        return text, 0
    count = text.count("\r")
    return text.replace("\r\n", "\n").replace("\r", "\n"), count


def _blank_controls(text: str) -> tuple[str, int]:
    return _CONTROLS.subn(" ", text)


def _drop_invisible(text: str) -> tuple[str, int]:
    return _INVISIBLE.subn("", text)


def _compose(text: str) -> tuple[str, int]:
    if unicodedata.is_normalized("NFC", text):
        return text, 0
    composed = unicodedata.normalize("NFC", text)
    return composed, max(1, len(text) - len(composed))


_WHOLE_TEXT: tuple[tuple[Callable[[str], tuple[str, int]], str], ...] = (
    (_unify_line_ends, "{count} line ends of another system were unified"),
    (_blank_controls, "{count} control characters were replaced by a space each"),
    (_drop_invisible, "{count} invisible characters inside words or at their ends were left out"),
    (_compose, "{count} letters split into base and accent were composed"),
)
