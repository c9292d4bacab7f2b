"""Bytes become the text that was written, and nothing that carries meaning is changed on the way."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dixit.errors import UndecodableError
from dixit.text.repair import decode, mend, what_binary

FRENCH = "Le préfet a nié « toute bavure » : où étaient les blindés, hélas ? Sept civils ont été tués près de la forêt."
RUSSIAN = "Губернатор опроверг сообщения о жертвах, заявив, что посёлок под контролем."
POLISH = "Rzecznik rządu zaprzeczył, że żołnierze przekroczyli granicę w nocy z soboty na niedzielę."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "cp1252"),
        (FRENCH, "latin-1"),
        (FRENCH, "mac_roman"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "utf-16"),
        pytest.param(POLISH, "cp1250", marks=pytest.mark.xfail(reason="charset-normalizer prefers windows-1252 here", strict=True)),
    ],
)
def test_text_comes_back_when_encoding_is_undeclared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("ISO-8859-15", "iso8859-15"), ("windows-1252", "cp1252"), ("koi8-r", "koi8-r")],
)
def test_declared_encoding_is_used_when_bytes_are_no_utf8(declared: str, encoding: str) -> None:
    text = RUSSIAN if encoding.startswith("koi") else "Où sont passés les blindés ?"
    assert decode(text.encode(encoding), declared=declared).text == text


def test_utf8_wins_when_another_encoding_is_declared() -> None:
    decoded = decode(FRENCH.encode(), declared="iso-8859-1")
    assert decoded.text == FRENCH and "although" in decoded.repairs[0].why


@pytest.mark.parametrize("declared", ["hex", "rot13", "unicode_escape", "punycode", "no-such-thing", ""])
def test_declared_encoding_is_ignored_when_it_is_no_charset(declared: str) -> None:
    assert decode(b"\\u0041 416263", declared=declared).text == "\\u0041 416263"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"abc\x00\x00def\x00", "zero bytes"),
        (bytes(range(32)) * 10, "zero bytes"),
        (b"\x01\x02\x03\x04\x05\x06" * 20, "control characters"),
    ],
)
def test_bytes_are_refused_when_they_are_binary(data: bytes, kind: str) -> None:
    with pytest.raises(UndecodableError, match=kind) as caught:
        decode(data, where="x.bin")
    assert "x.bin" in str(caught.value) and caught.value.mend


def test_a_few_wrong_bytes_are_replaced_when_the_rest_is_utf8() -> None:
    data = (FRENCH * 3).encode() + b"\xff" + FRENCH.encode()
    decoded = decode(data)
    assert decoded.text.count("\ufffd") == 1 and "1 bytes were no utf-8" in decoded.repairs[0].why


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("Le prÃ©fet a niÃ© Â« toute bavure Â».", "Le préfet a nié « toute bavure »."),
        ("Lâ€™armÃ©e dÃ©ment.", "L’armée dément."),
        ("Ã€ lâ€™aube", "À l’aube"),
        ("Ð“ÑƒÐ±ÐµÑ€Ð½Ð°Ñ‚Ð¾Ñ€", "Губернатор"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("de\u00admen\u200bti", "dementi"),
        ("bip\x07 fin", "bip  fin"),
        (unicodedata.normalize("NFD", "préfet"), "préfet"),
    ],
)
def test_fault_is_mended_when_seen(damaged: str, meant: str) -> None:
    mended = mend(damaged)
    assert mended.text == meant and mended.repairs


@pytest.mark.parametrize(
    "text",
    [
        "L’armée « dément » — “tout” ‘net’…",
        "«\u00a0Non\u00a0»\u202f!",
        "ﬁn de ﬂotte",
        "ＡＢＣ",
        "&eacute; &amp;",
        "ÇA, C’ÉTAIT L’ÂGE D’OR",
        "São Tomé, Málaga, Ærø, Łódź",
        "  deux espaces  ",
        "می\u200cخواهم",
        "5 m² à 20 °C, 3 €",
    ],
)
def test_text_is_left_alone_when_nothing_is_wrong(text: str) -> None:
    assert mend(text).text == text and mend(text).repairs == ()


def test_repair_points_at_the_line_when_mojibake_is_mended() -> None:
    mended = mend("Une ligne saine.\nLe prÃ©fet.\nUne autre.")
    (repair,) = mended.repairs
    assert mended.text[repair.start : repair.end] == "Le préfet."


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_mending_is_done_when_done_once(text: str) -> None:
    once = mend(text).text
    assert "\r" not in once
    assert all(0 <= r.start <= r.end <= len(once) for r in mend(text).repairs)


@given(st.binary(max_size=300))
def test_bytes_become_text_or_an_error_of_ours_when_arbitrary(data: bytes) -> None:
    with suppress(UndecodableError):
        assert isinstance(decode(data).text, str)


def test_kind_is_none_when_text() -> None:
    assert what_binary(FRENCH.encode()) is None
