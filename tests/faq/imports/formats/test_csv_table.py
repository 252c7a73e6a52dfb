"""CSV and TSV."""

import pytest

from tests.faq.imports.conftest import Import

FRENCH_EXCEL = (
    "Rubrique;Question;Réponse;Autres formulations;Mots-clés;Vérifié par\r\n"
    'Marché;Quand a lieu le marché ?;"Le ""grand"" marché : samedi ; le petit, jeudi.'
    '\r\n- de 8 h\r\n- à 13 h";c quand le marché|marché quel jour;marché, étals;Léa\r\n'
    ";Peut-on payer par carte ?;NA;;;\r\n"
    'Vivre ici;Où se garer ?;"<b>Place</b> de l’Œuf, 2 €&nbsp;l’heure.";;;Tom\r\n'
    "Vivre ici;Où est la poste ?;;;;\r\n"
)


def test_what_french_excel_writes_is_read(read: Import) -> None:
    result = read({"marche.csv": FRENCH_EXCEL.encode("cp1252")})
    assert result.pairs == [
        (
            "Quand a lieu le marché ?",
            'Le "grand" marché : samedi ; le petit, jeudi.\n• de 8 h\n• à 13 h',
        ),
        ("Peut-on payer par carte ?", "NA"),
        ("Où se garer ?", "**Place** de l’Œuf, 2 €\u00a0l’heure."),
    ]
    assert result.variants == {
        "Quand a lieu le marché ?": ["c quand le marché", "marché quel jour"]
    }
    assert result.entries[0].keywords == ("marché", "étals")
    assert [title for _, title in result.sections] == ["Marché", "Marché", "Vivre ici"]


def test_a_question_without_an_answer_is_told_with_its_line(read: Import) -> None:
    result = read({"marche.csv": FRENCH_EXCEL})
    assert result.tells("marche.csv:7", "sans réponse", "Où est la poste ?")


def test_a_column_that_is_not_read_is_told(read: Import) -> None:
    assert read({"marche.csv": FRENCH_EXCEL}).tells("marche.csv:1", "colonne", "Vérifié par")


def test_a_row_whose_text_a_separator_has_cut_is_told(read: Import) -> None:
    text = "Question;Réponse;Variantes\nOù aller ?;Au nord ; c’est près;nord\nQuand ?;Hier.;;\n"
    result = read({"a.csv": text})
    assert result.tells("a.csv:2", "a peut-être coupé un texte", "nord")
    assert not result.tells("a.csv:3")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(read: Import, encoding: str) -> None:
    text = "question,réponse\nÀ côté ?,« Là-bas », à 5 €\nOù ça ?,Ici\n".replace("», à", "» à")
    assert read({"a.csv": text.encode(encoding)}).pairs[0] == ("À côté ?", "« Là-bas » à 5 €")


@pytest.mark.parametrize("separator", ["\t", ";", ",", "|"])
def test_each_separator_is_found_without_titles(read: Import, separator: str) -> None:
    rows = [("Où dormir ?", "Au gîte."), ("Que voir ?", "Le lac."), ("On mange où ?", "Au port.")]
    text = "".join(f"{separator.join(row)}\n" for row in rows)
    assert read({"sans-titres": text}).pairs == rows


def test_the_french_columns_of_two_languages_are_read(read: Import) -> None:
    text = (
        "id,question_en,answer_en,question_fr,answer_fr\n"
        "prix,How much?,Five.,Quel prix ?,Cinq.\n"
        "lieu,Where?,Here.,Quel lieu ?,Ici.\n"
    )
    result = read({"deux.csv": text})
    assert result.pairs == [("Quel prix ?", "Cinq."), ("Quel lieu ?", "Ici.")]
    assert [entry.id for entry in result.entries] == ["prix", "lieu"]


def test_rows_in_another_language_or_switched_off_stay_out(read: Import) -> None:
    text = (
        "Question;Réponse;Langue;Statut\n"
        "Quel prix ?;Cinq.;fr;publié\n"
        "How much?;Five.;en;publié\n"
        "Quel lieu ?;Ici.;fr;brouillon\n"
    )
    result = read({"a.csv": text})
    assert [question for question, _ in result.pairs] == ["Quel prix ?"]
    assert result.tells("a.csv:3", "autre langue")
    assert result.tells("a.csv:4", "désactivée")


def test_rows_with_one_long_answer_are_one_question(read: Import) -> None:
    text = (
        "question;réponse\n"
        "Où est la mairie ?;Au bout de la rue des Tanneurs.\n"
        "elle est où la mairie;Au bout de la rue des Tanneurs.\n"
        "C'est payant ?;Oui.\n"
        "C'est chauffé ?;Oui.\n"
    )
    result = read({"a.csv": text})
    assert len(result.entries) == 3
    assert result.variants == {"Où est la mairie ?": ["elle est où la mairie"]}


def test_a_row_with_a_title_alone_begins_a_section(read: Import) -> None:
    text = "Ma FAQ;\n;\nQuestion;Réponse\nACCÈS;\nQuel bus ?;Le 4.\nTARIFS;\nQuel prix ?;2 €.\n"
    assert read({"a.csv": text}).sections == [("Quel bus ?", "ACCÈS"), ("Quel prix ?", "TARIFS")]


def test_a_table_of_markdown_is_read(read: Import) -> None:
    text = "| Question | Réponse |\n|---|:---|\n| Quel bus ? | Le **4**. |\n"
    assert read({"table.md": text}).pairs == [("Quel bus ?", "Le **4**.")]


def test_what_asks_nothing_right_below_is_another_way_to_ask(read: Import) -> None:
    text = "question;réponse\nOù ça ?;Ici.\nlieu svp;Ici.\nOù aussi ?;Ici.\n"
    result = read({"a.csv": text})
    assert result.variants == {"Où ça ?": ["lieu svp"]}
    assert len(result.entries) == 2


def test_drafts_of_a_help_centre_stay_out(read: Import) -> None:
    rows = "id,title,body,draft\n1,Où est-ce ?,Ici.,false\n2,Quel prix ?,4 €,true\n"
    result = read({"articles.csv": rows})
    assert result.pairs == [("Où est-ce ?", "Ici.")]
    assert result.tells("désactivée à la source", "Quel prix ?")


def test_phrasings_that_begin_like_a_program_are_none(read: Import) -> None:
    rows = (
        'Question;Réponse;Variantes\nOù est-ce ?;Ici.;"c où\ndef simple du lieu\nimport export où"'
    )
    assert read({"faq.csv": rows}).variants == {
        "Où est-ce ?": ["c où", "def simple du lieu", "import export où"]
    }


def test_labels_of_a_helpdesk_are_keywords_and_its_ids_names(read: Import) -> None:
    rows = "ID article;Titre;Contenu;Étiquettes\n12;Où payer ?;Au guichet.;caisse;\n"
    result = read({"a.csv": rows.replace("caisse;", "caisse")})
    assert result.entries[0].keywords == ("caisse",)
    assert result.base.entries[0].key == "12"


def test_a_first_row_that_asks_is_no_row_of_titles(read: Import) -> None:
    rows = "Comment faire une demande ?;Attendez la réponse.\nOù payer ?;Au guichet.\n"
    assert [asked for asked, _ in read({"a.csv": rows}).pairs] == [
        "Comment faire une demande ?",
        "Où payer ?",
    ]


def test_a_title_may_have_a_question_mark(read: Import) -> None:
    assert read({"a.csv": "Votre question ?;Réponse\nLe prix;4 €\n"}).pairs == [("Le prix", "4 €")]
