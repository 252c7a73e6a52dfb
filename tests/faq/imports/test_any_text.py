"""Answers that are plain, Markdown, HTML or a bit of each."""

import pytest

from faq.imports.any_text import convert_phrasing, convert_text
from faq.imports.findings import Notes, Place

PLACE = Place("a", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un  texte\n simple.", "Un  texte\n simple."),
        ("5 * 3 et 2 * 4", "5 * 3 et 2 * 4"),
        ("snake_case_ici", "snake_case_ici"),
        (r"5 \* 3 et snake\_case", "5 * 3 et snake_case"),
        ("*120 €*, **net**", "120 €, **net**"),
        ("_italique_ et __gras__", "italique et **gras**"),
        ("***très***", "**très**"),
        ("# Titre\ntexte", "**Titre**\ntexte"),
        ("* un\n+ deux\n- trois\n•quatre", "• un\n• deux\n• trois\n• quatre"),
        ("– un tiret", "– un tiret"),
        ("1. un\n2) deux", "1. un\n2) deux"),
        ("[a](https://x.example/b_c_d)", "[a](https://x.example/b_c_d)"),
        ("[a] (https://x.example/)", "[a](https://x.example/)"),
        ("[a](https://x.example/ 'titre')", "[a](https://x.example/)"),
        ("[ici](page.html)", "ici"),
        ("[1] (page 3)", "[1] (page 3)"),
        ("<https://x.example/>", "https://x.example/"),
        ("https://x.example/_a_?b=1&copy=2", "https://x.example/_a_?b=1&copy=2"),
        ("![plan](p.png) Voilà", "Voilà"),
        ("`code` et ~~barré~~.", "code et ."),
        ("[Écrivez](mailto:a@b.example?subject=x)", "Écrivez (a@b.example)"),
        ("> cité", "cité"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("a\n---\nb", "a\n\nb"),
        ("```\nx = 1\n```", "x = 1"),
        ("l&#39;eau &amp; l&rsquo;air&nbsp;!", "l'eau & l’air\u00a0!"),
        ("un <b>mot</b>\nà la ligne", "un **mot**\nà la ligne"),
        ("<p>un</p>\n<p>deux</p>", "un\n\ndeux"),
        ("un<br>deux<br/>trois", "un\ndeux\ntrois"),
        ("&lt;p&gt;un &lt;b&gt;mot&lt;/b&gt;&lt;/p&gt;", "un **mot**"),
        ("2 < 3 et 4 > 1", "2 < 3 et 4 > 1"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("e\u0301te\u0301\u200b\u00ad", "été"),
        ("a\u2028b_x000D_\nc\x07", "a\nb\nc"),
        ("\n\na\n\n\n\nb\n", "a\n\nb"),
    ],
)
def test_a_text_becomes_light_markup(text: str, expected: str) -> None:
    assert convert_text(text, PLACE, Notes()) == expected


def test_what_is_left_out_is_noted() -> None:
    notes = Notes()
    convert_text("![plan](p.png) [ici](page.html) *x*\n| a | b |", PLACE, notes)
    assert {(note.text.split(" (")[0], note.subject) for note in notes} == {
        ("image", "plan"),
        ("lien relatif", "page.html"),
        ("italique", ""),
        ("tableau", ""),
    }


def test_a_phrasing_is_one_line_of_plain_text() -> None:
    text = "\n\n**Où**\nest <i>le</i> [plan](https://x.example/)\u00a0?\n"
    assert convert_phrasing(text) == "Où est le plan\u00a0?"
