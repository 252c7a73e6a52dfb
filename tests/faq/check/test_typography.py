"""French typography: what is found wrong, what passes, and that the bot's own texts do."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.knowledge.strict_yaml import parse_yaml
from faq.check.shown_texts import ShownTexts
from faq.check.typography import find_slips, mend, proofread

UNACCENTED = [
    *("Eté", "Ecran", "Ecart", "Echec", "Egaux", "Equipement", "Evénement", "Evidemment"),
    *("Equivaut", "Etabli", "Economique", "Ecologie", "Elève", "Etudiants", "Electeur", "Emission"),
    *("Evolue", "Echange", "Ethique", "Epoque", "Eviter", "Ecris"),
]
DOUBLE = "mettez U+202F avant « ? », « ! » et « ; »"
COLON = "mettez U+00A0 avant « : »"
QUOTES = "mettez U+00A0 après « et avant »"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        pytest.param("Quel diplôme ?", DOUBLE, id="ordinary space before ?"),
        pytest.param("Quel diplôme?", DOUBLE, id="no space before ?"),
        pytest.param("**Quel diplôme**?", DOUBLE, id="no space before ?, after markup"),
        pytest.param("Merci !", DOUBLE, id="ordinary space before !"),
        pytest.param("Ah bon ?!", DOUBLE, id="ordinary space before ?!"),
        pytest.param("les secrétaires ;", DOUBLE, id="ordinary space before ;"),
        pytest.param("Deux qualités : le calme", COLON, id="ordinary space before :"),
        pytest.param("Deux qualités: le calme", COLON, id="no space before :"),
        pytest.param("**Note :** à lire", COLON, id="ordinary space before :, in markup"),
        pytest.param("Les voici :\n• le calme", COLON, id="ordinary space before :, end of line"),
        pytest.param("on dit « cadre\u00a0»", QUOTES, id="ordinary space after «"),
        pytest.param("on dit «cadre\u00a0»", QUOTES, id="no space after «"),
        pytest.param("on dit «\u00a0cadre »", QUOTES, id="ordinary space before »"),
        pytest.param("on dit «\u00a0cadre»", QUOTES, id="no space before »"),
        pytest.param("l'école", "écrivez « ’ » (U+2019)", id="straight apostrophe"),
        pytest.param('le "cadre', "écrivez « … »", id="straight quotation mark"),
        pytest.param("le  cadre", "gardez-en une", id="two spaces"),
        pytest.param("un cadre \u202f?", "gardez-en une", id="two spaces of different kinds"),
        pytest.param("et puis...", "écrivez « … » (U+2026)", id="three dots"),
        pytest.param("un cadre .", "supprimez-la", id="space before ."),
        pytest.param("un cadre , puis", "supprimez-la", id="space before ,"),
        pytest.param("le coeur", "écrivez « œ »", id="coeur"),
        pytest.param("Oeuvre", "écrivez « œ »", id="Oeuvre"),
        pytest.param("la main-d’oeuvre", "écrivez « œ »", id="main-d'oeuvre"),
        pytest.param("ma soeur", "écrivez « œ »", id="soeur"),
        pytest.param("A bientôt", "écrivez « À »", id="A at the start"),
        pytest.param("C’est tout. A vous", "écrivez « À »", id="A at the start of a sentence"),
        pytest.param("Voici\u00a0:\n• A lire", "écrivez « À »", id="A at the start of an item"),
        pytest.param(
            "«\u00a0A quoi bon\u00a0»", "écrivez « À »", id="A at the start of a quotation"
        ),
        pytest.param("l’Etat", "écrivez « É »", id="Etat"),
        pytest.param("Ecrivez", "écrivez « É »", id="Ecrivez"),
        *(pytest.param(word, "écrivez « É »", id=word) for word in UNACCENTED),
        pytest.param("Etape", "écrivez « É »", id="Etape"),
        pytest.param("Education", "écrivez « É »", id="Education"),
        pytest.param("Etudes", "écrivez « É »", id="Etudes"),
        pytest.param("L’ECOLE", "écrivez « É »", id="ECOLE"),
        pytest.param("Etre cadre", "écrivez « Ê »", id="Etre"),
        pytest.param("Etes-vous cadre", "écrivez « Ê »", id="Etes"),
        pytest.param("Ca va", "écrivez « Ç »", id="Ca"),
    ],
)
def test_a_slip_is_found_with_its_remedy(text: str, remedy: str) -> None:
    assert [rule.remedy for _, rule in find_slips(text)] == [remedy]


@pytest.mark.parametrize(
    "text",
    [
        "A géré une équipe",
        "A besoin d’aide",
        "A été cadre",
        "A deux diplômes",
        "The Economist",
        "Elevator pitch",
        "Evaluate your work",
        "Equipment manager",
        "Emotional intelligence",
    ],
)
def test_what_is_no_slip_is_never_mended(text: str) -> None:
    assert (find_slips(text), mend(text)) == ([], text)


@pytest.mark.parametrize("text", ["A la charge d’une équipe", "A l’Etat", "Economie of scale"])
def test_what_is_doubtful_is_named_and_left(text: str) -> None:
    assert find_slips(text)
    assert mend(text)[0] == text[0]


def test_a_sign_alone_in_quotation_marks_keeps_their_spaces() -> None:
    assert mend("finit par « ? » ou «!»") == "finit par «\u00a0?\u00a0» ou «\u00a0!\u00a0»"


def test_only_the_line_itself_tells_whether_a_word_is_english() -> None:
    assert mend("The Evolution\nEvolution") == "The Evolution\nÉvolution"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Quel diplôme\u202f? Merci\u202f! Bien\u202f; au revoir.", id="narrow spaces"),
        pytest.param("Quel diplôme\u00a0?", id="the other no-break space before ?"),
        pytest.param("Une qualité\u202f: le calme", id="the other no-break space before :"),
        pytest.param("Ah bon\u202f?! Non\u202f!!!", id="runs"),
        pytest.param("sûr (?) et certain [!]", id="in brackets"),
        pytest.param("«\u00a0?\u00a0»", id="alone in quotation marks"),
        pytest.param("Deux qualités\u00a0: le calme", id="no-break space before :"),
        pytest.param("à 8:30, à 3:1", id="colon between figures"),
        pytest.param("Vouliez-vous dire…", id="ellipsis"),
        pytest.param("de 1,5 à 2.5, etc.", id="decimals"),
        pytest.param("le framework .NET", id="name that begins with a dot"),
        pytest.param("https://t.me/bot?start=a;b!'c'", id="address"),
        pytest.param("[l’Apec](https://www.apec.fr?a=b), puis", id="address in a link"),
        pytest.param("t.me/votre_bot?start=diplome-requis", id="address without https"),
        pytest.param("Voyez /sujets, puis 👍\u202f!", id="command and emoji"),
        pytest.param("**{title}**\n\nChoisissez\u00a0:", id="placeholder and blank line"),
        pytest.param("le cœur de l’œuvre, la sœur", id="œ"),
        pytest.param("la moelle, un coefficient, la poésie, coexister", id="o and e apart"),
        pytest.param("À bientôt, État, Écrivez, Être, Éducation, Ça", id="accents on capitals"),
        pytest.param("Plan A, vitamine A, de A à Z", id="the letter A"),
        pytest.param("A-t-il tort\u202f? A priori, non. A ou B.", id="A that has no accent"),
        pytest.param("Et, Elle, En, Est, Entreprise, Employé, Essayez, Expérience, Eux", id="E"),
        pytest.param("Emploi, Embauche, Encadrer, Erreur, Examen, Effectif, Espace", id="E again"),
        pytest.param("CV, CDI, CADRE, Cadre, Cas", id="C"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_right_is_let_pass(text: str) -> None:
    assert [rule.problem for _, rule in find_slips(text)] == []


def test_slips_come_in_reading_order() -> None:
    assert [offset for offset, _ in find_slips("l'école ? d'accord !")] == [1, 7, 11, 18]


MENDED = [
    pytest.param("Quel diplôme ? Aucun!", "Quel diplôme\u202f? Aucun\u202f!", id="? and !"),
    pytest.param("**Note :** à lire", "**Note\u00a0:** à lire", id="colon"),
    pytest.param("on dit « cadre »", "on dit «\u00a0cadre\u00a0»", id="guillemets"),
    pytest.param("on dit «cadre»", "on dit «\u00a0cadre\u00a0»", id="guillemets without spaces"),
    pytest.param("l'école d'à côté", "l’école d’à côté", id="apostrophes"),
    pytest.param('un "cadre"\u202f?', "un «\u00a0cadre\u00a0»\u202f?", id="straight quotes"),
    pytest.param("le  cadre", "le cadre", id="two spaces"),
    pytest.param("un cadre \u202f?", "un cadre\u202f?", id="two spaces of different kinds"),
    pytest.param("et puis...", "et puis…", id="three dots"),
    pytest.param("un cadre , puis", "un cadre, puis", id="space before a comma"),
    pytest.param("OEUVRE, Oeuvre, coeur, foetus", "ŒUVRE, Œuvre, cœur, fœtus", id="œ"),
    pytest.param("A vous. Etape. Etre. Ca va", "À vous. Étape. Être. Ça va", id="capitals"),
    pytest.param(
        "l'Apec https://a.fr/b?c='d' !", "l’Apec https://a.fr/b?c='d'\u202f!", id="an address"
    ),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_a_slip_is_mended(text: str, expected: str) -> None:
    assert mend(text) == expected


@pytest.mark.parametrize(
    "text", ["'cadre'", "l'**école**", 'une barre de 5" ou plus', "Oui.. non"], ids=str
)
def test_where_only_the_writer_knows_a_slip_is_left(text: str) -> None:
    assert (mend(text), bool(find_slips(text))) == (text, True)


@given(st.text(alphabet=" ?!;:«»'\".,aEAoeutrCxX\n\u00a0\u202f*([", max_size=12))
@example('" ."')
@example('"."')
@example('"oui:"')
@example('l\'"or"')
def test_mending_what_is_mended_changes_nothing(text: str) -> None:
    assert mend(mend(text)) == mend(text)


KNOWLEDGE = """\
version: 1
sections: [{id: soeurs-et-oeuvres, title: Etudes}]
entries:
  - id: coeur
    section: soeurs-et-oeuvres
    question: Quel diplôme ?
    variants: [c'est quoi l'diplome ?]
    keywords: [l'école]
    answer: |-
      Une licence.

      • C'est tout.
    source: L'article le dit...
    note: "D'accord"
    follow_ups:
      coeur: [et l'école ?]
"""
TEXTS = """\
welcome: Bonjour !
tu:
  help: >-
    C'est
    tout.
"""
PLACES = [
    pytest.param(
        KNOWLEDGE, [(2, None), (6, "coeur"), (12, "coeur"), (14, "coeur")], id="knowledge"
    ),
    pytest.param(TEXTS, [(1, None), (3, None)], id="texts"),
]


@pytest.mark.parametrize(("content", "places"), PLACES)
def test_what_users_read_is_proofread_line_by_line(
    content: str, places: list[tuple[int, str | None]]
) -> None:
    texts = ShownTexts(Path("base.yaml"), parse_yaml(content))
    assert [(fault.line, fault.entry) for fault in proofread(texts)] == places


def test_a_slip_is_quoted_with_what_is_around_it() -> None:
    document = parse_yaml("welcome: Quand faut-il commencer l'école, dites-moi")
    texts = ShownTexts(Path("textes.yaml"), document)
    assert [str(fault) for fault in proofread(texts)] == [
        "textes.yaml:1: l'apostrophe est droite, dans « -il commencer l'école, dites-m » "
        "→ écrivez « ’ » (U+2019)"
    ]
