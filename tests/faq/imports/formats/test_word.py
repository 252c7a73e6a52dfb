"""Documents of Word; each is written by the test."""

import io
import zipfile

import pytest

from bot.errors import FaqError
from tests.faq.imports.conftest import Import, zipped

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}"{mode}/></Relationships>'
)
FOOTNOTES_RELATION = (
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
    "</w:styles>"
)


def run(text: str, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def table(*rows: tuple[str, str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


FOOTNOTE_SIGN = '<w:r><w:footnoteReference w:id="1"/></w:r>'
FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:footnote w:id="1">{paragraph(run("Sauf en août."))}</w:footnote></w:footnotes>'
)


def document(*paragraphs: str) -> bytes:
    """Make a document."""
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    main = "officeDocument"
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS.format(kind=main, target="word/document.xml", mode=""),
            "word/_rels/document.xml.rels": RELATIONS.format(
                kind="hyperlink", target="https://club.example/", mode=' TargetMode="External"'
            ).replace("</Relationships>", FOOTNOTES_RELATION),
            "word/styles.xml": STYLES,
            "word/footnotes.xml": FOOTNOTES,
            "word/document.xml": f"<w:document {namespaces}><w:body>{''.join(paragraphs)}"
            "</w:body></w:document>",
        }
    )


def test_headings_are_questions(read: Import) -> None:
    content = document(
        paragraph(run("Le club"), style="Titre1"),
        paragraph(run("1. Comment s’inscrire ?"), style="Titre2"),
        paragraph(
            run("Au "),
            run("bureau", bold=True),
            run(" ou "),
            f'<w:hyperlink r:id="r1">{run("en ligne")}</w:hyperlink>',
            run("."),
        ),
        paragraph(run("2. Quel âge ?"), style="Titre2"),
        paragraph(run("Sept ans.")),
    )
    result = read({"club.docx": content})
    assert result.pairs == [
        ("Comment s’inscrire ?", "Au **bureau** ou [en ligne](https://club.example/)."),
        ("Quel âge ?", "Sept ans."),
    ]
    assert {title for _, title in result.sections} == {"Le club"}


def test_bold_paragraphs_are_questions_and_numbered_titles_sections(read: Import) -> None:
    content = document(
        paragraph(run("1. Inscriptions", bold=True)),
        paragraph(run("Comment s’inscrire ?", bold=True)),
        paragraph(run("Au bureau.")),
        paragraph(run("Attention", bold=True)),
        paragraph(run("Fermé en août.")),
        paragraph(run("2. Tarifs", bold=True)),
        paragraph(run("Q : Combien ?")),
        paragraph(run("R : 90 €.")),
    )
    result = read({"club": content})
    assert result.pairs == [
        ("Comment s’inscrire ?", "Au bureau.\n\n**Attention**\n\nFermé en août."),
        ("Combien ?", "90 €."),
    ]
    assert result.sections == [("Comment s’inscrire ?", "Inscriptions"), ("Combien ?", "Tarifs")]


def test_simple_fields_keep_their_text_and_their_links(read: Import) -> None:
    number = f'<w:fldSimple w:instr=" SEQ Question ">{run("1", bold=True)}</w:fldSimple>'
    page = f'<w:fldSimple w:instr=" PAGEREF guide ">{run("page 3")}</w:fldSimple>'
    content = document(
        paragraph(run("Question ", bold=True), number, run(" : Quel âge ?", bold=True)),
        paragraph(
            run("Sept ans, lisez "),
            '<w:fldSimple w:instr=" HYPERLINK &quot;https://club.example/&quot; ">'
            f"{run('le guide, ')}{page}</w:fldSimple>",
            run("."),
        ),
    )
    assert read({"club.docx": content}).pairs == [
        ("Quel âge ?", "Sept ans, lisez [le guide, page 3](https://club.example/).")
    ]


@pytest.mark.parametrize("direction", ["bdo", "dir"])
def test_texts_with_a_direction_come_over(read: Import, direction: str) -> None:
    content = document(
        paragraph(run("Quel âge ?", bold=True)),
        paragraph(run("Sept "), f'<w:{direction} w:val="ltr">{run("ans")}</w:{direction}>'),
    )
    assert read({"club.docx": content}).pairs == [("Quel âge ?", "Sept ans")]


def test_a_carriage_return_ends_a_line(read: Import) -> None:
    content = document(
        paragraph(run("Quel âge ?", bold=True)),
        paragraph("<w:r><w:t>Sept ans.</w:t><w:cr/><w:t>Huit en juin.</w:t></w:r>"),
    )
    assert read({"club.docx": content}).pairs == [("Quel âge ?", "Sept ans.\nHuit en juin.")]


def test_a_formula_is_told_with_what_stands_in_it(read: Import) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    content = document(
        paragraph(run("Combien ?", bold=True)),
        paragraph(
            run("Ainsi : "),
            f'<m:oMath xmlns:m="{math}"><m:r><m:t>p=2n</m:t></m:r></m:oMath>',
        ),
    )
    result = read({"club.docx": content})
    assert result.pairs == [("Combien ?", "Ainsi :")]
    assert result.told == ["club.docx|formule mathématique|p=2n"]


def test_tables_of_questions_stand_beside_headings_and_bold_questions(read: Import) -> None:
    content = document(
        paragraph(run("Papiers"), style="Titre1"),
        paragraph(run("Combien coûte un passeport ?"), style="Titre2"),
        table(("Adulte", "86 €"), ("Enfant", "17 €")),
        paragraph(run("Pratique"), style="Titre1"),
        table(("Quand ouvre la mairie ?", "Dès 9 h."), ("Qui louer ?", "La salle.")),
        paragraph(run("Le bac est cassé ?", bold=True)),
        paragraph(run("Appelez.")),
    )
    result = read({"mairie.docx": content})
    assert result.pairs == [
        ("Combien coûte un passeport ?", "Adulte | 86 €\nEnfant | 17 €"),
        ("Quand ouvre la mairie ?", "Dès 9 h."),
        ("Qui louer ?", "La salle."),
        ("Le bac est cassé ?", "Appelez."),
    ]
    assert [title for _, title in result.sections] == ["Papiers"] + ["Pratique"] * 3
    assert result.tells("mairie.docx, « Combien coûte un passeport ? »|tableau")


def test_a_bold_question_may_have_its_answer_in_its_paragraph(read: Import) -> None:
    content = document(
        paragraph(run("Le bac est cassé ?", bold=True)),
        paragraph(run("Appelez.")),
        paragraph(run("Peut-on brûler ses déchets ?", bold=True), run(" Non, jamais.")),
    )
    assert read({"a.docx": content}).pairs == [
        ("Le bac est cassé ?", "Appelez."),
        ("Peut-on brûler ses déchets ?", "Non, jamais."),
    ]


def test_a_footnote_stands_in_brackets_where_its_sign_is(read: Import) -> None:
    content = document(
        paragraph(run("Quel délai ?", bold=True)),
        paragraph(run("Trois semaines"), FOOTNOTE_SIGN, run(".")),
    )
    result = read({"a.docx": content})
    assert result.pairs == [("Quel délai ?", "Trois semaines (Sauf en août).")]
    assert result.tells("note de bas de page", "Sauf en août")


def test_text_of_a_document_that_answers_nothing_is_told(read: Import) -> None:
    content = document(
        paragraph(run("À jour en mai.")),
        paragraph(run("Déchets"), style="Titre1"),
        paragraph(run("Le bruit", bold=True)),
        paragraph(run("Interdit la nuit.")),
        paragraph(run("Quel jour ?"), style="Titre2"),
        paragraph(run("Mardi.")),
    )
    result = read({"a.docx": content})
    assert result.pairs == [("Quel jour ?", "Mardi.")]
    assert [note for note in result.told if "ne répond à aucune question" in note] == [
        "a.docx|texte qui ne répond à aucune question|À jour en mai.",
        "a.docx|texte qui ne répond à aucune question|Le bruit Interdit la nuit.",
    ]


def test_a_document_with_damaged_parts_is_told(read: Import) -> None:
    with zipfile.ZipFile(io.BytesIO(document(*[paragraph(run("Quel âge ?"))] * 99))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        start = archive.getinfo("word/document.xml").header_offset + 60
    content = bytearray(packed.getvalue())
    content[start : start + 20] = b"\xff" * 20
    with pytest.raises(FaqError, match="le document est abîmé"):
        read({"a.docx": bytes(content)})


@pytest.mark.parametrize("end", [0.3, 0.9])
def test_of_a_document_that_is_cut_short_that_is_told(read: Import, end: float) -> None:
    content = document(paragraph(run("Quel âge ?", bold=True)), paragraph(run("Sept ans.")))
    with pytest.raises(FaqError, match="une archive ou un document abîmé : ouvrez-le"):
        read({"a.docx": content[: int(end * len(content))]})


def test_a_damaged_document_is_told(read: Import) -> None:
    good = document(paragraph(run("Quel âge ?", bold=True)), paragraph(run("Sept ans.")))
    bad = zipped({"word/document.xml": "<w:document", "[Content_Types].xml": TYPES})
    result = read({"bon.docx": good, "mauvais.docx": bad})
    assert result.pairs == [("Quel âge ?", "Sept ans.")]
    assert result.tells("mauvais.docx", "abîmé")
