"""HTML in the light markup."""

import pytest

from bot.markup import parse_markup
from faq.imports.findings import Notes, Place
from faq.imports.html_text import convert_html, parse_html, read_plain


def convert(html: str, notes: Notes | None = None) -> str:
    return convert_html(parse_html(html).children, Place("a"), notes or Notes())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>un  texte\n coupé</p>", "un texte coupé"),
        ("<b> gras </b>et<strong>fort</strong>", "**gras** et**fort**"),
        ("<b>a <a href='https://x.example/'>b</a> c</b>", "**a** [b](https://x.example/) **c**"),
        ("<a href='https://x.example/'><b>b</b></a>", "[b](https://x.example/)"),
        ("<a href='https://x.example/a(b)'>c [d]</a>", "[c (d)](https://x.example/a%28b%29)"),
        ("<a href='https://x.example/'>https://x.example/</a>", "https://x.example/"),
        ("<a href='mailto:a@b.example'>a@b.example</a>", "a@b.example"),
        ("<a href='mailto:a@b.example?subject=x'>écrivez</a> !", "écrivez (a@b.example) !"),
        ("<a href='mailto:A@b.example'>à a@b.example</a>", "à a@b.example"),
        ("<a href='tel:+33241000012'>02 41 00 00 12</a>", "02 41 00 00 12"),
        ("<a href='tel:+33241000012'>appelez</a>", "appelez (+33241000012)"),
        ("<a href='#bas'>bas</a>", "bas"),
        ("10 € <s>12 €</s> <del>14 €</del>", "10 €"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "• a\nb\n• c"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "• a\n• b"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<h4>Titre</h4><p>texte</p>", "**Titre**\n\ntexte"),
        ("<table><tr><th>a</th><td>b<br>c</td></tr></table>", "a | b c"),
        ("<pre>x\n  y</pre>", "x\ny"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("a<script>x</script><style>y</style><!-- z -->", "a"),
        ("<p>a</p><p></p><p>&nbsp;</p><p>b</p>", "a\n\nb"),
        ("<b></b>x<b> </b>", "x"),
    ],
)
def test_html_becomes_light_markup(html: str, expected: str) -> None:
    assert convert(html) == expected


def test_the_bots_own_parser_reads_what_is_written() -> None:
    html = "<p><b>a <a href='https://x.example/é b'>c</a></b> d</p>"
    spans = [(span.text, span.bold, span.url) for span in parse_markup(convert(html))]
    assert spans == [
        ("a", True, None),
        (" ", False, None),
        ("c", False, "https://x.example/é%20b"),
        (" d", False, None),
    ]


def test_what_is_left_out_is_noted_with_its_subject() -> None:
    notes = Notes()
    convert(
        "<img src='p.png'><img src='data:image/png;base64,x' alt=''><a href='b.html'>b</a>"
        "<s>sauf Noël</s><video src='v.mp4'></video><button>Go</button>",
        notes,
    )
    assert {(note.text.split(" (")[0], note.subject) for note in notes} == {
        ("image", "p.png"),
        ("image", ""),
        ("lien relatif", "b.html"),
        ("texte barré", "sauf Noël"),
        ("vidéo", "v.mp4"),
        ("bouton", "Go"),
    }


def test_icons_are_no_part_of_a_question() -> None:
    icons = "<svg><title>flèche</title></svg><i aria-hidden=true>+</i>"
    html = f"<button><span>Où ?</span>{icons}</button>"
    assert read_plain(parse_html(html)) == "Où ?"


@pytest.mark.parametrize("html", ["<![CDA<b>un</b>", '<?xml version="1.0"?><faq><b>un</b></faq>'])
def test_what_the_parser_refuses_or_warns_of_is_read_all_the_same(html: str) -> None:
    assert "**un**" in convert(html)
