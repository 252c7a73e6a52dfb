"""Web pages."""

import json

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{body}\n</body></html>"


def question(name: str, text: str) -> dict[str, object]:
    return {
        "@type": "Question",
        "name": name,
        "acceptedAnswer": {"@type": "Answer", "text": text},
    }


LIFT = question("Peut-on monter un vélo ?", "<p>Oui, <strong>sauf</strong> le dimanche.</p>")
DOG = question("Les chiens sont-ils admis&nbsp;?", "Oui,\nen laisse.")
FAQ_PAGE = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [LIFT, DOG]}
PAIRS = [
    ("Peut-on monter un vélo ?", "Oui, **sauf** le dimanche."),
    ("Les chiens sont-ils admis ?", "Oui,\nen laisse."),
]
YOAST = {
    "@graph": [
        {"@type": ["WebPage", "FAQPage"], "mainEntity": [{"@id": "#q2"}, {"@id": "#q1"}]},
        {"@id": "#q1", **DOG},
        {"@id": "#q2", **LIFT},
    ]
}


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(FAQ_PAGE),
        json.dumps([{"@type": "Organization"}, FAQ_PAGE]),
        json.dumps({"@graph": [FAQ_PAGE]}),
        json.dumps(YOAST),
        json.dumps(FAQ_PAGE) + ";",
        f"<!--\n{json.dumps(FAQ_PAGE)}\n-->",
        f"//<![CDATA[\n{json.dumps(FAQ_PAGE)}\n//]]>",
        json.dumps(FAQ_PAGE).replace("]}", "],}").replace("{", "{/* note */", 1),
        json.dumps(FAQ_PAGE["mainEntity"][0]) + json.dumps(DOG),  # type: ignore[index]
        json.dumps(FAQ_PAGE, ensure_ascii=False).replace("\\n", "\n"),
    ],
    ids=[
        "page",
        "list",
        "graph",
        "references",
        "semicolon",
        "HTML comment",
        "CDATA",
        "comma and comment",
        "two objects",
        "line feed in a text",
    ],
)
def test_json_ld_is_read_however_it_is_written(read: Import, data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    result = read({"page": page("<p>Le funiculaire.</p>", script)})
    assert [(q.replace("\u00a0", " "), a) for q, a in result.pairs] == PAIRS


def test_json_ld_that_cannot_be_read_is_told_with_its_line(read: Import) -> None:
    script = '<script type="application/ld+json">{"@type": </script>'
    body = f"{script}<details><summary>Ouvert ?</summary>Oui.</details>"
    result = read({"page.html": page(body)})
    assert result.tells("page.html:3", "JSON-LD illisibles")
    assert result.pairs == [("Ouvert ?", "Oui.")]


def test_a_question_in_the_data_and_on_the_page_comes_once(read: Import) -> None:
    script = f'<script type="application/ld+json">{json.dumps(FAQ_PAGE)}</script>'
    body = (
        "<h2>Animaux</h2><details><summary>Les chiens sont-ils admis ?</summary>Oui.</details>"
        "<h2>Vélos</h2><h3>Peut-on monter un vélo ?</h3><p>Oui.</p>"
        "<details><summary>Et une poussette ?</summary>Pliée.</details>"
    )
    result = read({"page": page(body, script)})
    assert result.sections == [
        ("Les chiens sont-ils admis ?", "Animaux"),
        ("Peut-on monter un vélo ?", "Vélos"),
        ("Et une poussette ?", "Vélos"),
    ]
    assert result.entries[0].answer == "Oui."
    assert result.tells("page:3", "la page donne aussi une autre réponse : « Oui,\nen laisse. »")


def test_data_that_word_anew_what_the_page_shows_are_another_phrasing(read: Import) -> None:
    data = {"mainEntity": [question("Le délai ?", "2 jours en France."), question("Bio ?", "Oui.")]}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    body = (
        "<details><summary>Quels délais ?</summary>Comptez 2 jours en France, 5 ailleurs.</details>"
        "<details><summary>Où ?</summary>Ici.</details>"
    )
    result = read({"p.html": page(body, script)})
    assert [asked for asked, _ in result.pairs] == ["Quels délais ?", "Où ?", "Bio ?"]
    assert result.variants == {"Quels délais ?": ["Le délai ?"]}
    assert result.tells("p.html:2", "seulement dans les données de la page", "Bio ?")


def test_what_most_answers_end_with_and_asks_is_left_out(read: Import) -> None:
    folded = "<details><summary>{0} ?</summary><p>Le {0}.</p><p>Cela a-t-il aidé ?</p></details>"
    body = "".join(folded.format(name) for name in ("Prix", "Jour", "Lieu"))
    result = read({"p.html": page(body)})
    assert [answer for _, answer in result.pairs] == ["Le Prix.", "Le Jour.", "Le Lieu."]
    assert result.tells("p.html", "à la fin de la plupart des réponses", "Cela a-t-il aidé ?")


def test_what_asks_for_consent_is_not_the_subject(read: Import) -> None:
    folded = "<details><summary>Des cookies ?</summary>Oui.</details>"
    asking = (f'<div class="cookie-banner">{folded}</div>', f'<div role="dialog">{folded}</div>')
    body = f"{''.join(asking)}<details><summary>Où ?</summary>Ici.</details>"
    assert read({"p.html": page(body)}).pairs == [("Où ?", "Ici.")]


@pytest.mark.parametrize(
    "head",
    [
        '<base href="https://ville.example/aide/">',
        '<link rel="canonical" href="https://ville.example/aide/faq">',
        '<meta property="og:url" content="https://ville.example/aide/faq">',
        "<!-- saved from url=(0029)https://ville.example/aide/faq -->",
    ],
)
def test_relative_links_are_completed_where_the_page_says_whence_it_is(
    read: Import, head: str
) -> None:
    body = '<details><summary>Où ?</summary>Voyez <a href="plan">le plan</a>.</details>'
    assert read({"p.html": page(body, head)}).pairs == [
        ("Où ?", "Voyez [le plan](https://ville.example/aide/plan).")
    ]


@pytest.mark.parametrize("heading", ["Une question ?", "FAQ", "Foire aux questions"])
def test_a_heading_that_names_nothing_is_no_title(read: Import, heading: str) -> None:
    body = f"<h1>{heading}</h1><details><summary>Où ?</summary>Ici.</details>"
    head = "<title>Le refuge de Huy</title>"
    assert read({"p.html": page(body, head)}).base.title == "Le refuge de Huy"


MICRODATA = """
<h2>Billets</h2>
<div itemscope itemtype="https://schema.org/FAQPage">
 <div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question">
  <h3 itemprop="name">Quand circule le funiculaire ?</h3>
  <div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer">
   <div itemprop="text"><p>Du <b>mardi</b> au samedi.</p><ul><li>9 h</li><li>18 h</li></ul>
   <p><a href="https://funi.example/plan">Voir le plan</a></p></div>
  </div>
 </div>
</div>"""


def test_microdata_keep_the_markup_of_the_answer(read: Import) -> None:
    result = read({"page": page(MICRODATA)})
    assert result.pairs == [
        (
            "Quand circule le funiculaire ?",
            "Du **mardi** au samedi.\n\n• 9 h\n• 18 h\n\n[Voir le plan](https://funi.example/plan)",
        )
    ]
    assert result.sections[0][1] == "Billets"


def test_terms_that_are_questions_are_read(read: Import) -> None:
    body = (
        "<footer><dl><dt>Où ?</dt><dd>Pied de page</dd></dl></footer>"
        "<dl><dt>Téléphone</dt><dd>01</dd><dt>Courriel</dt><dd>a@b.example</dd></dl>"
        "<dl><dt>1. Où se tient la fête ?</dt><dd>Au parc.</dd><dd>S’il pleut : au gymnase.</dd>"
        "<dt>2. Qui vient ?</dt><dd>Tous.</dd></dl>"
    )
    assert read({"page": page(body)}).pairs == [
        ("Où se tient la fête ?", "Au parc.\nS’il pleut : au gymnase."),
        ("Qui vient ?", "Tous."),
    ]


BOOTSTRAP = """
<nav><button data-bs-toggle="collapse" data-bs-target="#menu">Menu</button></nav>
<div id="menu"><a href="/">Accueil</a><a href="/contact">Contact</a></div>
<h2>Livraison</h2>
<div class="accordion"><div class="accordion-item">
<h3 class="accordion-header"><button class="accordion-button" data-bs-toggle="collapse"
 data-bs-target="#c1" aria-controls="c1">Sous quel délai ?</button></h3>
<div id="c1" class="accordion-collapse collapse"><div class="accordion-body">Deux jours.</div></div>
</div><div class="accordion-item">
<h3 class="accordion-header"><button class="accordion-button" data-bs-toggle="collapse"
 data-bs-target="#c2">Retours</button></h3>
<div id="c2" class="collapse"><div class="accordion-body"><h4>Gratuits</h4>
<p>Sous un mois.</p></div></div></div></div>
<div class="card"><div class="card-header"><a data-toggle="collapse" href="#c3">Échanges</a></div>
<div id="c3" class="collapse">Jamais.</div></div>"""


def test_accordions_are_read(read: Import) -> None:
    result = read({"page": page(BOOTSTRAP)})
    assert result.pairs == [
        ("Sous quel délai ?", "Deux jours."),
        ("Retours", "**Gratuits**\n\nSous un mois."),
        ("Échanges", "Jamais."),
    ]
    assert {title for _, title in result.sections} == {"Livraison"}


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ("faq-question", "faq-answer"),
        ("faq__q", "faq__a"),
        ("question", "reponse"),
        ("et_pb_toggle_title", "et_pb_toggle_content"),
        ("elementor-tab-title", "elementor-tab-content"),
        ("accordion-title", "accordion-content"),
    ],
)
def test_classes_tell_questions_and_answers(read: Import, asks: str, says: str) -> None:
    body = "".join(
        f'<div class="item"><div class="{asks}">Combien {n} ?</div>'
        f'<div class="{says}"><p>Il y en a {n}.</p></div></div>'
        for n in ("trois", "quatre")
    )
    assert read({"page": page(body)}).pairs == [
        ("Combien trois ?", "Il y en a trois."),
        ("Combien quatre ?", "Il y en a quatre."),
    ]


HEADINGS = """
<header><h3>Une question ?</h3><p>Appelez-nous</p></header>
<h1>Le refuge</h1><p>Bienvenue au refuge.</p>
<h2>Adopter</h2><p>Quelques mots.</p>
<h3>Comment adopter un chat ?</h3><p>Prenez <em>rendez-vous</em>.</p>
<ol><li>Visite</li><li>Don</li></ol>
<h3>Je travaille, est-ce gênant…</h3><p>Non.</p>
<h3>Faut-il un jardin ?</h3><div><p>Pas pour un chat.</p></div>
<h2>Nos partenaires</h2><p>La ville.</p>
<aside><h2>Combien de chats ?</h2><p>Douze</p></aside>
<h2>Quand venir ?</h2><p>Le samedi.<br>Dès 10 h.</p>
<footer><h4>Où nous suivre ?</h4><p>Ici</p></footer>"""


def test_headings_come_last_and_only_where_they_ask(read: Import) -> None:
    result = read({"page": page(HEADINGS, "<title>Refuge - FAQ</title>")})
    assert result.pairs == [
        ("Comment adopter un chat ?", "Prenez rendez-vous.\n\n1. Visite\n2. Don"),
        ("Je travaille, est-ce gênant…", "Non."),
        ("Faut-il un jardin ?", "Pas pour un chat."),
        ("Quand venir ?", "Le samedi.\nDès 10 h."),
    ]
    assert [title for _, title in result.sections] == ["Adopter"] * 3 + ["Le refuge"]
    assert result.base.title == "Le refuge"


def test_a_heading_that_asks_beside_an_accordion_is_only_told(read: Import) -> None:
    folded = "<details><summary>Où ?</summary>Ici.</details>"
    body = f"{folded}\n<h3>Vous voulez -10 % ?</h3><p>Inscrivez-vous.</p>"
    result = read({"a.html": page(body)})
    assert result.pairs == [("Où ?", "Ici.")]
    assert result.told == ["a.html:4|titre qui pose une question|Vous voulez -10 % ?"]


def test_headings_that_outnumber_what_is_folded_away_are_read(read: Import) -> None:
    body = (
        "<h3>Où ?</h3><p>Ici.</p><h3>Quand ?</h3><p>Demain.</p>"
        "<details><summary>Combien ?</summary>4 €</details>"
    )
    assert read({"a.html": page(body)}).pairs == [
        ("Où ?", "Ici."),
        ("Quand ?", "Demain."),
        ("Combien ?", "4 €"),
    ]


def test_bold_paragraphs_are_questions_too(read: Import) -> None:
    body = (
        "<h2>Le gîte</h2><p><strong>Y a-t-il des draps ?</strong></p><p>Oui.</p><p>En coton.</p>"
        "<p><b>Et le petit déjeuner ?</b><br>Sur demande, <b>5 €</b>.</p>"
    )
    assert read({"page": page(body)}).pairs == [
        ("Y a-t-il des draps ?", "Oui.\n\nEn coton."),
        ("Et le petit déjeuner ?", "Sur demande, **5 €**."),
    ]


def test_a_page_that_a_program_draws_is_refused_with_the_remedy(read: Import) -> None:
    body = '<div id="root"></div><script src="app.js"></script>'
    with pytest.raises(FaqError, match=r"page.html : la page est dessinée .*\(JavaScript\)"):
        read({"page.html": page(body)})


def test_a_page_without_questions_is_refused(read: Import) -> None:
    with pytest.raises(FaqError, match="rien n'a été écrit"):
        read({"page.html": page("<h1>Bienvenue</h1><p>Un beau village.</p>")})


def test_pictures_videos_and_lost_characters_are_told(read: Import) -> None:
    body = (
        "<details><summary>Où est-ce ?</summary><p>Ici : <img src=plan.png alt='Le plan'>"
        "<iframe src='https://v.example/1'></iframe> pr\ufffdcis.</p></details>"
    )
    result = read({"p.html": page(body)})
    assert result.tells("p.html:3", "image", "Le plan")
    assert result.tells("p.html:3", "page incorporée", "https://v.example/1")
    assert result.tells("p.html:3", "un caractère est perdu", "Où est-ce ?")


def test_several_pages_are_one_faq(read: Import) -> None:
    pages = {
        f"{number}": page(f"<h1>{number}</h1><details><summary>Q{number} ?</summary>R</details>")
        for number in ("un", "deux")
    }
    result = read(pages)
    assert sorted(result.sections) == [("Qdeux ?", "deux"), ("Qun ?", "un")]


def test_a_question_that_stands_twice_with_two_answers_is_told(read: Import) -> None:
    folded = "<details><summary>Où ?</summary>{}</details>"
    result = read({"p.html": page(f"{folded.format('Ici.')}\n{folded.format('Là.')}")})
    assert result.pairs == [("Où ?", "Ici.")]
    assert result.tells("p.html:4", "même question", "Là.")


def test_a_table_with_questions_and_answers_is_read(read: Import) -> None:
    body = (
        "<h2>Accueil</h2><table><tr><td>Où est la poste ?</td><td><p>Au <b>bourg</b>.</p></td></tr>"
        "<tr><td>Quand ouvre-t-elle ?</td><td>À 9 h.<br>Sauf lundi.</td></tr></table>"
        "<table><tr><th>Jour</th><th>Heure</th></tr><tr><td>Mardi</td><td>9 h</td></tr></table>"
    )
    result = read({"page": page(body)})
    assert result.pairs == [
        ("Où est la poste ?", "Au **bourg**."),
        ("Quand ouvre-t-elle ?", "À 9 h.\nSauf lundi."),
    ]
    assert result.sections[0][1] == "Accueil"


def test_sections_and_other_columns_of_a_table_are_kept_or_told(read: Import) -> None:
    body = (
        "<table><tr><th>N°</th><th>Question</th><th>Réponse</th><th>Service</th></tr>"
        "<tr><td colspan=4>VIE DU CLUB</td></tr>"
        "<tr><td>1</td><td>Inscription</td><td>En mars.</td><td>Luc</td></tr></table>\n"
        "<table><tr><th>Question</th><th>Réponse</th><th>Thème</th><th>Variantes</th></tr>"
        "<tr><td>Où ?</td><td>Ici.</td><td>Lieu</td><td>lieu ; adresse</td></tr></table>"
    )
    result = read({"p.html": page(body)})
    assert result.pairs == [("Inscription", "En mars."), ("Où ?", "Ici.")]
    assert result.sections == [("Inscription", "VIE DU CLUB"), ("Où ?", "Lieu")]
    assert result.variants == {"Où ?": ["lieu", "adresse"]}
    assert result.told == ["p.html:3|colonne|Service"]


def test_a_button_without_a_target_unfolds_what_comes_next(read: Import) -> None:
    body = (
        "<h3><button aria-expanded=false>Où se garer ?</button></h3><div hidden>Place Haute.</div>"
        "<button aria-expanded=false>C’est payant ?</button><p>Non.</p>"
    )
    assert read({"page": page(body)}).pairs == [
        ("Où se garer ?", "Place Haute."),
        ("C’est payant ?", "Non."),
    ]


def test_a_markdown_file_may_be_raw_html_below_its_title(read: Import) -> None:
    item = (
        '<div class="faq">\n    <a class="faq-question" href="#{0}" aria-controls="{0}">{1}</a>\n'
        '    <div id="{0}"><div>{2}</div></div>\n\n</div>\n\n'
    )
    text = "#FAQ\n\n<div>\n\n" + item.format("a", "1. Où ?", "Ici.")
    text += "        " + item.format("b", "2. Quel prix ?", "4 €").replace("\n", "\n        ")
    assert read({"faq.md": text}).pairs == [("Où ?", "Ici."), ("Quel prix ?", "4 €")]


def test_labels_that_unfold_what_is_beside_them_are_questions(read: Import) -> None:
    item = (
        '<div class="faq-item"><label class="faq-item__label" for="{0}">{1}</label>'
        '<input id="{0}" type="radio"><div class="faq-item__content">{2}</div></div>'
    )
    items = item.format("a", "Les horaires", "De 9 h à 17 h.") + item.format("b", "Où ?", "Ici.")
    content = f'<div class="section-faq__content">{items}</div>'
    title = '<h2 class="section-faq__title">Foire aux questions</h2>'
    assert read({"faq.html": page(title + content)}).pairs == [
        ("Les horaires", "De 9 h à 17 h."),
        ("Où ?", "Ici."),
    ]


@pytest.mark.parametrize("sign", ["+", "▼", "›"])
def test_the_sign_of_an_accordion_is_no_part_of_the_question(read: Import, sign: str) -> None:
    body = f"<details><summary>Où ? <span>{sign}</span></summary>Ici.</details>"
    assert read({"a.html": page(body)}).pairs == [("Où ?", "Ici.")]


def test_terms_that_share_what_is_said_are_one_question(read: Import) -> None:
    terms = "<dt>Quel prix ?</dt><dt>Combien ça coûte ?</dt><dd>4 €</dd><dd>2 € réduit</dd>"
    result = read({"a.html": page(f"<dl><dt>Où ?</dt><dd>Ici.</dd>{terms}</dl>")})
    assert result.pairs == [("Où ?", "Ici."), ("Quel prix ?", "4 €\n2 € réduit")]
    assert result.variants == {"Quel prix ?": ["Combien ça coûte ?"]}


def test_an_answer_may_stand_in_the_paragraph_of_its_question(read: Import) -> None:
    body = "<p>Où est-ce ?<br>Ici.</p><p>Quel prix ?<br>4 €<br>2 € réduit</p>"
    assert read({"a.html": page(body)}).pairs == [
        ("Où est-ce ?", "Ici."),
        ("Quel prix ?", "4 €\n2 € réduit"),
    ]


def test_a_page_that_a_browser_saved_as_one_file_is_read(read: Import) -> None:
    saved = """\
From: <Saved by Blink>
Subject: FAQ
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Part----"

------Part----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><body><h2>O=C3=B9 est-ce=C2=A0?</h2><p>=C3=80 c=C3=B4t=C3=A9 du parc des =
Buttes.</p></body></html>
------Part----
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------Part------
"""
    result = read({"faq.mhtml": saved.replace("\n", "\r\n")})
    assert result.pairs == [("Où est-ce\u00a0?", "À côté du parc des Buttes.")]
