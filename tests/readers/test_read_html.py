"""A page's article is read, its headline with it, and what it states about itself is kept apart by meaning."""

from __future__ import annotations

import pytest

from dixit.errors import EmptyError, UndecodableError
from dixit.readers.blocks import find_blocks
from dixit.readers.html import read_html

PARAGRAPHS = (
    "Le gouverneur de la province a démenti jeudi soir que ses troupes aient tiré sur la foule réunie devant la mairie.",
    "Selon le syndicat des transporteurs, au moins douze chauffeurs ont été blessés, dont deux grièvement, dans la bousculade.",
    "« Personne n'a donné un tel ordre », a assuré son porte-parole, qui a promis une enquête sur les faits de mercredi.",
)
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "Le Phare"},
  {"@type": ["NewsArticle"], "headline": "Le gouverneur d&eacute;ment", "datePublished": "2022-03-04T18:20:00+01:00",
   "dateModified": "2022-03-05T08:00:00+01:00", "author": [{"@type": "Person", "name": "Awa Diallo"}, {"name": "Jean Petit"}],
   "publisher": {"name": "Le Phare"}, "hasPart": {"@type": "NewsArticle", "headline": "Autre"}}]}</script>"""


def page(head: str = "", top: str = "", attributes: str = ' lang="fr-FR"') -> bytes:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<!doctype html><html{attributes}><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Accueil</a></nav>
      <article>{top}{body}</article><footer>Mentions légales</footer><script>var a = "x";</script></body></html>""".encode()


def test_paragraphs_are_parted_by_blank_lines_when_read() -> None:
    reading = read_html(page(LINKED, "<h1>Le gouverneur dément</h1>"), where="x")
    assert reading.text == "\n\n".join(("Le gouverneur dément", *PARAGRAPHS))
    assert reading.title == "Le gouverneur dément" and reading.notes == ()


def test_statements_are_kept_apart_when_page_has_linked_data() -> None:
    reading = read_html(page(LINKED), where="x")
    assert (reading.language, reading.outlet, reading.byline) == ("fr", "Le Phare", ("Awa Diallo", "Jean Petit"))
    assert reading.published is not None and reading.published.start.isoformat() == "2022-03-04T18:20:00+01:00"
    assert reading.modified is not None and reading.modified.start.day == 5


def test_published_is_unknown_when_only_a_change_is_stated() -> None:
    reading = read_html(page('<meta property="article:modified_time" content="2022-03-05">'), where="x")
    assert reading.published is None and reading.modified is not None


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta property="article:published_time" content="2022-03-04T10:00:00Z">', ""),
        ('<meta name="DC:date" content="2022-03-04">', ""),
        ("", '<time datetime="2022-03-04T10:00">vendredi</time>'),
        ("", '<span itemprop="datePublished" content="2022-03-04"></span>'),
        ('<link rel="canonical" href="https://example.org/2022/03/04/gouverneur.html">', ""),
        ("<script type='application/ld+json'>{broken</script><meta name='date' content='2022-03-04'>", ""),
    ],
)
def test_published_is_found_when_stated_elsewhere(head: str, top: str) -> None:
    found = read_html(page(head, top), where="x").published
    assert found is not None and found.start.date().isoformat() == "2022-03-04"


@pytest.mark.parametrize(
    ("head", "top", "byline"),
    [
        ('<meta name="author" content="Par Awa Diallo et Jean Petit">', "", ("Awa Diallo", "Jean Petit")),
        (
            '<meta property="article:author" content="https://example.org/awa">',
            '<p class="byline">By Awa Diallo</p>',
            ("Awa Diallo",),
        ),
        ("", '<a rel="author" href="/awa">Awa Diallo</a>', ("Awa Diallo",)),
        ("", '<span itemprop="author"><span itemprop="name">Awa Diallo</span></span>', ("Awa Diallo",)),
        ("", "", ()),
    ],
)
def test_byline_is_found_when_printed(head: str, top: str, byline: tuple[str, ...]) -> None:
    assert read_html(page(head, top), where="x").byline == byline


def test_outlet_is_cut_off_the_title_when_it_stands_there() -> None:
    head = '<meta property="og:title" content="Le gouverneur dément | Le Phare"><meta property="og:site_name" content="Le Phare">'
    assert read_html(page(head), where="x").title == "Le gouverneur dément"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8"])
def test_declared_charset_is_used_when_page_states_one(encoding: str) -> None:
    data = page().decode().replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding)
    assert PARAGRAPHS[0] in read_html(data, where="x").text


def test_blocks_stand_with_a_note_when_no_article_is_found() -> None:
    reading = read_html(b"<html><body><div>Deux mots.</div><script>no()</script></body></html>", where="x")
    assert reading.text == "Deux mots."
    assert not reading.notes or reading.notes[0].kind == "repair"


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><script>var a = 1;</script></body></html>", b"<html><!-- nothing"]
)
def test_page_is_refused_when_it_holds_no_text(data: bytes) -> None:
    with pytest.raises(EmptyError):
        read_html(data, where="x")


def test_page_is_refused_when_it_is_binary() -> None:
    with pytest.raises(UndecodableError):
        read_html(b"<html>\x00\x01\x02\x00</html>", where="x")


def test_nothing_hidden_is_read_when_blocks_are_taken() -> None:
    head = "<head><title>T</title></head><nav>Menu</nav><style>p{}</style>"
    assert find_blocks(head + "<p>Un&nbsp;mot <b>gras</b>.<br>Suite<!-- c --></p><p>Fin &lt;ici&gt;") == (
        "Un\u00a0mot gras.",
        "Suite",
        "Fin <ici>",
    )
