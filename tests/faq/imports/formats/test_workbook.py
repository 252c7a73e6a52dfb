"""Workbooks of Excel; each is written by the test."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
import xlsxwriter

from tests.faq.imports.conftest import Import


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Make a workbook."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        fill(book)
    return content.getvalue()


def one_sheet(rows: list[list[object]], name: str | None = None) -> bytes:
    """Make a workbook of one sheet."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)

    return workbook(fill)


MINISTRY = [
    [
        "ID",
        "Catégorie",
        "Question",
        "Type de réponse",
        "Réponse(s)",
        "Questions synonymes (à séparer par un point-virgule ;)",
        "Expire le (DD/MM/YYYY)",
    ],
    ["piscine_horaires", "Piscine", "Quand ouvre le bassin ?", "Texte", "Dès 7 h.", "bassin;kan"],
    ["piscine_horaires", "", "", "Texte", "Le dimanche, dès 9 h.", "", ""],
    ["piscine_horaires", None, None, "Image", "https://bain.example/plan.png", None, None],
    [None, None, None, "Réponse à choix", "Les tarifs <piscine_tarifs>", None, None],
    ["piscine_tarifs", "Piscine", "Combien ça coûte ?", "Texte", "4 €", "prix;tarif", "31/12/2026"],
    ["st_bonjour", "Small talk", "Bonjour", "Texte", "Bonjour !", "salut", ""],
]  # fmt: skip


def test_rows_of_one_id_are_one_answer(read: Import) -> None:
    result = read({"base.xlsx": one_sheet(MINISTRY)})
    assert result.pairs == [
        ("Quand ouvre le bassin ?", "Dès 7 h.\n\nLe dimanche, dès 9 h."),
        ("Combien ça coûte ?", "4 €"),
        ("Bonjour", "Bonjour !"),
    ]
    assert result.variants["Combien ça coûte ?"] == ["prix", "tarif"]
    assert result.small_talk == ["Bonjour"]


def test_a_button_leads_to_a_related_entry(read: Import) -> None:
    result = read({"base.xlsx": one_sheet(MINISTRY)})
    assert result.entries[0].related == (result.entries[1].id,) == ("tarifs",)


def test_images_buttons_and_expiry_are_told(read: Import) -> None:
    result = read({"base.xlsx": one_sheet(MINISTRY)})
    assert result.tells("base.xlsx [Sheet1]:4", "image", "plan.png")
    assert result.tells("base.xlsx [Sheet1]:5", "réponse a choix") or result.tells(
        "base.xlsx [Sheet1]:5", "réponse à choix"
    )
    assert result.tells("base.xlsx [Sheet1]:1", "colonne", "Expire le")


def test_a_sheet_without_titles_loses_no_row(read: Import) -> None:
    rows: list[list[object]] = [["Où pêcher ?", "Au pont."], ["Quel permis ?", "Le vert."]]
    assert read({"a.xlsx": one_sheet(rows)}).pairs == [
        ("Où pêcher ?", "Au pont."),
        ("Quel permis ?", "Le vert."),
    ]


def test_numbers_and_dates_are_written_as_in_french(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write_row(1, 0, ["Quel prix ?", 12])
        sheet.write_row(2, 0, ["Quel taux ?", 5.5])
        sheet.write(3, 0, "Quel jour ?")
        sheet.write_datetime(3, 1, dt.datetime(2026, 12, 3), date)
        sheet.write_row(4, 0, ["Est-ce ouvert ?", True])

    answers = [answer for _, answer in read({"a.xlsx": workbook(fill)}).pairs]
    assert answers == ["12", "5,5", "03/12/2026", "vrai"]


def test_links_and_bold_words_come_over(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write(1, 0, "Quel jour ?")
        sheet.write_rich_string(1, 1, "Le ", bold, "mardi", ", à midi.")
        sheet.write(2, 0, "Où s’inscrire ?")
        sheet.write_url(2, 1, "https://club.example/ici", string="Sur notre site")

    assert [answer for _, answer in read({"a.xlsx": workbook(fill)}).pairs] == [
        "Le **mardi**, à midi.",
        "[Sur notre site](https://club.example/ici)",
    ]


def test_links_of_long_cells_of_formulas_and_to_people_come_over(read: Import) -> None:
    long = "Tout est dit sur notre site.\nRevenez-y à chaque rentrée."

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write_column(1, 0, ["Où lire ?", "Qui appeler ?", "Quel plan ?", "Quel fichier ?"])
        sheet.write_url(1, 1, "https://club.example/", string=long)
        sheet.write_url(2, 1, "mailto:luc@club.example", string="Luc")
        sheet.write_formula(3, 1, '=HYPERLINK("https://club.example/p","Le plan")', None, "Le plan")
        sheet.write_url(4, 1, "external:prix.pdf", string="Le tarif")

    result = read({"a.xlsx": workbook(fill)})
    assert [answer for _, answer in result.pairs] == [
        f"{long}\nhttps://club.example/",
        "Luc (luc@club.example)",
        "[Le plan](https://club.example/p)",
        "Le tarif",
    ]
    assert result.tells("[Sheet1]:5", "lien relatif", "prix.pdf")


def test_what_is_struck_through_stays_out_and_that_is_told(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        struck = book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write_column(1, 0, ["Est-ce remboursé ?", "Quel jour ?"])
        sheet.write_rich_string(1, 1, "Non, ", struck, "sauf déménagement, ", "jamais.")
        sheet.write_row(2, 0, ["Quel jour ?", "Jeudi."], struck)

    result = read({"a.xlsx": workbook(fill)})
    assert result.pairs == [("Est-ce remboursé ?", "Non, jamais.")]
    assert result.tells("[Sheet1]:2", "texte barré", "sauf déménagement,")
    assert result.tells("[Sheet1]:3", "texte barré", "Quel jour ?")
    assert result.tells("[Sheet1]:3", "texte barré", "Jeudi.")


def test_comments_and_hidden_rows_are_told(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write_row(1, 0, ["Quel jour ?", "Jeudi."])
        sheet.write_comment(1, 1, "Mardi en août !")
        sheet.set_row(1, options={"hidden": True})

    result = read({"a.xlsx": workbook(fill)})
    assert result.pairs == [("Quel jour ?", "Jeudi.")]
    assert result.tells("[Sheet1]:2", "commentaire", "Mardi en août !")
    assert result.tells("[Sheet1]", "lignes masquées", "2")


@pytest.mark.parametrize(
    ("number", "shown_as", "written"),
    [
        (45, '0.00 "€"', "45 €"),
        (45.5, "#,##0.00\\ [$€-40C]", "45,50 €"),
        (0.125, "0%", "12,5 %"),
        (6, '0" ans"', "6 ans"),
        (241000012, '0#" "##" "##" "##" "##', "02 41 00 00 12"),
        (4800, "00000", "04800"),
        (45, "[Red]0", "45"),
    ],
)
def test_a_number_has_the_unit_of_its_cell(
    read: Import, number: float, shown_as: str, written: str
) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write(1, 0, "Combien ?")
        sheet.write(1, 1, number, book.add_format({"num_format": shown_as}))

    assert read({"a.xlsx": workbook(fill)}).pairs == [("Combien ?", written)]


def test_a_formula_without_a_result_is_told(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write_row(1, 0, ["Quel jour ?", "Mardi."])
        sheet.write(2, 0, "Quel total ?")
        sheet.write_formula(2, 1, "=SUM(A1:A2)", None, "")

    assert read({"a.xlsx": workbook(fill)}).tells("[Sheet1]:3", "formule", "B3")


def test_an_answer_that_spans_rows_belongs_to_each(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Question", "Réponse"])
        sheet.write_column(1, 0, ["Où est le club ?", "le club se trouve où"])
        sheet.merge_range(1, 1, 2, 1, "Derrière la grande halle du marché.")

    assert read({"a.xlsx": workbook(fill)}).variants == {
        "Où est le club ?": ["le club se trouve où"]
    }


def test_sheets_are_sections_where_no_column_says(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name, question in (("Accès", "Quel bus ?"), ("Tarifs", "Quel prix ?")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Question", "Réponse"])
            sheet.write_row(1, 0, [question, "Le 4."])
        book.add_worksheet("Mode d'emploi").write(0, 0, "Remplissez les autres feuilles.")

    result = read({"a.xlsx": workbook(fill)})
    assert result.sections == [("Quel bus ?", "Accès"), ("Quel prix ?", "Tarifs")]
    assert result.tells("Mode d'emploi", "sans question")


def test_a_question_a_sheet_is_read(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        manual = book.add_worksheet("Instructions")
        manual.write(1, 1, "Une question par feuille.")
        manual.write_row(3, 0, ["Question", "Ceci est un exemple", "Cat 1", "Voici la réponse"])
        for number, section in enumerate(["Ruches", None], start=1):
            sheet = book.add_worksheet(str(number))
            sheet.write_row(0, 0, [f"Que faire n° {number} ?", section, f"Ceci {number}."])
            sheet.write_column(2, 0, [f"je fais quoi {number}"])
        book.add_worksheet("vide")

    result = read({"a.xlsx": workbook(fill)})
    assert result.pairs == [("Que faire n° 1 ?", "Ceci 1."), ("Que faire n° 2 ?", "Ceci 2.")]
    assert result.sections == [("Que faire n° 1 ?", "Ruches"), ("Que faire n° 2 ?", "Questions")]
    assert result.variants["Que faire n° 1 ?"] == ["je fais quoi 1"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.txt", "sans-fin"])
def test_the_name_of_a_workbook_does_not_matter(read: Import, name: str) -> None:
    rows: list[list[object]] = [["Question", "Réponse"], ["Où pêcher ?", "Au pont."]]
    assert read({name: one_sheet(rows)}).pairs == [("Où pêcher ?", "Au pont.")]


def test_a_link_in_a_row_of_its_own_stays_a_link(read: Import) -> None:
    rows = [*MINISTRY[:2], ["piscine_horaires", "", "", "Lien", "Le plan <https://bain.example/>"]]
    assert read({"a.xlsx": one_sheet(rows)}).pairs == [
        ("Quand ouvre le bassin ?", "Dès 7 h.\n\n[Le plan](https://bain.example/)")
    ]


def test_a_hidden_sheet_stays_out_and_that_is_told(read: Import) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name, answer in (("FAQ", "4 €"), ("Brouillon", "5 €")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Question", "Réponse"])
            sheet.write_row(1, 0, ["Quel prix ?", answer])
        sheet.hide()

    result = read({"a.xlsx": workbook(fill)})
    assert result.pairs == [("Quel prix ?", "4 €")]
    assert result.tells("[Brouillon]", "une feuille masquée")


def test_an_answer_that_is_a_number_is_to_be_read_again(read: Import) -> None:
    rows = [["Question", "Réponse"], ["Quel taux ?", 0.125], ["Quel prix ?", "4 €"]]
    result = read({"a.xlsx": one_sheet([list(row) for row in rows])})
    assert [answer for _, answer in result.pairs] == ["0,125", "4 €"]
    assert [told for told in result.told if "un nombre seul" in told] == [
        "a.xlsx [Sheet1]:2|un nombre seul, 0,125 : sans unité (€, %…)|Quel taux ?"
    ]


def test_what_stands_alone_above_the_columns_is_the_title(read: Import) -> None:
    rows = [["Le club de Huy"], ["À jour en mai"], ["Question", "Réponse"], ["Où ?", "Ici."]]
    assert read({"a.xlsx": one_sheet([list(row) for row in rows])}).base.title == "Le club de Huy"
    assert read({"a.xlsx": one_sheet([list(row) for row in rows[2:]])}).base.title is None


@pytest.mark.parametrize(
    "rows",
    [
        [["Où ?"], ["Ici."], ["Quand ?"], ["Demain."]],
        [["Q1", "Où ?"], ["R1", "Ici."], ["Q2", "Quand ?"], ["R2", "Demain."]],
        [["Le club"], ["Q : Où ?\nR : Ici."], ["Q : Quand ?\nR : Demain."]],
    ],
    ids=["one column", "behind labels", "in one cell"],
)
def test_questions_and_answers_may_take_turns(read: Import, rows: list[list[object]]) -> None:
    assert read({"a.xlsx": one_sheet(rows)}).pairs == [("Où ?", "Ici."), ("Quand ?", "Demain.")]


def test_titles_that_say_nothing_are_known_by_what_stands_below_them(read: Import) -> None:
    asked = [["Où ?", "Ici.", "Luc"], ["Quand ?", "Demain.", "Luc"], ["Qui ?", "Nous.", "Ève"]]
    titles = ["Ce qu'on nous demande", "Ce qu'on dit", "Par"]
    result = read({"a.xlsx": one_sheet([[*titles], *map(list, asked)])})
    assert [question for question, _ in result.pairs] == ["Où ?", "Quand ?", "Qui ?"]
    assert result.tells("[Sheet1]:1", "prise pour les titres", "Ce qu'on nous demande")


def test_a_column_of_links_ends_the_answers(read: Import) -> None:
    rows = [["Question", "Réponse", "Lien"], ["Où ?", "Voyez le plan.", "https://club.example/"]]
    result = read({"a.xlsx": one_sheet([list(row) for row in rows])})
    assert result.pairs == [("Où ?", "Voyez le plan.\nhttps://club.example/")]
