"""Workbooks of Excel and LibreOffice: .xlsx, .xls, .ods."""

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from bot.normalise import fold
from faq.imports.any_text import clean_text, convert_phrasing, convert_text
from faq.imports.columns import find_columns
from faq.imports.findings import Findings, Item, Notes, Place
from faq.imports.format import Files, Format, each
from faq.imports.pages.page import read_page
from faq.imports.source import OPEN_DOCUMENT, SourceFile, check_unpacked_size
from faq.imports.tables import Table, read_table
from faq.imports.workbook_details import Details, read_details

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc begins so, too
_DEFAULT_NAME = re.compile(r"(?:feuil|feuille|sheet|tabelle)\s*\d*$", re.IGNORECASE)
_MANUAL_NAMES = {"instructions", "mode d'emploi", "aide", "readme", "lisezmoi", "modele", "gabarit"}

MAX_TITLE = 80  # characters; a longer one is a remark

_NUMBER = re.compile(r"-?\d+(?:,\d+)?")

Cells = Sequence[Sequence[str]]


def _is_workbook(file: SourceFile) -> bool:
    if file.content.startswith(OLD_EXCEL):
        return _opens(file)
    is_ods = OPEN_DOCUMENT + b".spreadsheet" in file.content[:120]
    return is_ods or not file.members.isdisjoint({"xl/workbook.xml", "xl/workbook.bin"})


def _opens(file: SourceFile) -> bool:
    try:
        return bool(CalamineWorkbook.from_filelike(io.BytesIO(file.content)).sheet_names)
    except CalamineError:
        return False


def _read(files: Files, notes: Notes) -> Findings:
    found = [_read_workbook(file, notes) for file in files]
    items = [item for _, items in found for item in items]
    title = next((title for title, items in found if title and items), None)
    return Findings("classeur Excel", tuple(items), title)


def _read_workbook(file: SourceFile, notes: Notes) -> tuple[str | None, list[Item]]:
    """Return the title of a workbook, if it has one, and its questions."""
    if file.members:
        check_unpacked_size(file)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        hidden = _hidden(workbook)
        shown = [name for name in workbook.sheet_names if name not in hidden]
        sheets = {name: _cells(workbook.get_sheet_by_name(name)) for name in shown}
    except CalamineError:
        notes.skip(file.name, "le classeur est abîmé ou protégé par un mot de passe")
        return None, []
    for name in hidden:
        notes.skip(f"{file.name} [{name}]", "une feuille masquée : affichez-la si elle doit venir")
    details = read_details(file, sheets, notes)
    single = {name for name, cells in sheets.items() if _is_one_question(cells)}
    if len(single) > 1:  # one question a sheet; the others are a manual, or empty
        for name in (name for name in sheets if name not in single):
            notes.skip(f"{file.name} [{name}]", "une feuille sans question, ou vide")
        items = [_single_item(file, name, sheets[name], notes) for name in sheets if name in single]
        return None, items
    title = next(filter(None, map(_title, sheets.values())), None)
    return title, [
        item
        for name, cells in sheets.items()
        for item in _read_sheet(file, name, cells, details, len(sheets) > 1, notes)
    ]


def _title(cells: Cells) -> str | None:
    """Return what stands alone in the first row, above the titles of the columns."""
    columns = find_columns(cells)
    header = max(columns.header, 0) if columns else 0
    above = [[cell for cell in row if cell] for row in cells[:header]]
    first = next(filter(None, above), [])
    return first[0] if len(first) == 1 and len(first[0]) <= MAX_TITLE else None


def _hidden(workbook: CalamineWorkbook) -> list[str]:
    """List the sheets that nobody sees: old versions, lists to choose from."""
    sheets = workbook.sheets_metadata
    return [sheet.name for sheet in sheets if sheet.visible is not SheetVisibleEnum.Visible]


def _read_sheet(
    file: SourceFile, name: str, cells: Cells, details: Details, is_one_of_many: bool, notes: Notes
) -> list[Item]:
    place = f"{file.name} [{name}]"
    rows = details.apply(name, cells, notes)
    table = Table(place, rows, range(1, len(rows) + 1))
    is_manual = is_one_of_many and fold(name.strip()) in _MANUAL_NAMES
    items = None if is_manual else read_table(table, notes) or _read_lines(rows, place, notes)
    if not items:
        if any(any(row) for row in rows):
            notes.skip(place, "une feuille sans question ni réponse")
        elif is_one_of_many:
            notes.skip(place, "une feuille vide")
        return []
    _note_numbers(items, notes)
    if not is_one_of_many or _DEFAULT_NAME.fullmatch(name):
        return items
    return [item if item.section else _with_section(item, name) for item in items]


def _read_lines(rows: Cells, place: str, notes: Notes) -> list[Item]:
    """List the questions of a sheet that is no table but a text, in one column or behind « Q1 »."""
    filled = ([escape(cell) for cell in row if cell] for row in rows)
    lines = (" : ".join(row).replace("\n", "<br>") for row in filled if row)
    html = "".join(f"<p>{line}</p>" for line in lines)
    return read_page(html, place, notes, is_document=True)


def _note_numbers(items: Sequence[Item], notes: Notes) -> None:
    """Note the answers that are a number without a unit."""
    for item in items:
        if _NUMBER.fullmatch(item.answer):
            why = f"un nombre seul, {item.answer} : sans unité (€, %…)"
            notes.reread(item.place, why, item.question)


def _with_section(item: Item, section: str) -> Item:
    return replace(item, section=section.strip())


def _cells(sheet: CalamineSheet) -> list[list[str]]:
    """Return the cells of a sheet as texts; what spans several rows stands in each of them."""
    rows = [[_written(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and top < len(rows):
                row[left] = rows[top][left]
    return rows


def _written(value: object) -> str:
    """Write a cell as a French reader expects it."""
    match value:
        case bool():
            return "vrai" if value else "faux"
        case int() | float():
            return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
        case dt.datetime() if value.time() == dt.time():
            return f"{value:%d/%m/%Y}"
        case dt.datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case dt.date():
            return f"{value:%d/%m/%Y}"
        case dt.time():
            return f"{value:%H:%M}"
        case _:
            return clean_text(str(value)).strip()


def _is_one_question(cells: Cells) -> bool:
    """Check whether a sheet has a question in A1, its section and answer beside, variants below."""
    if not cells or not cells[0] or not cells[0][0]:
        return False
    return any(cells[0][1:3]) and not any(cells[0][3:]) and not any(any(r[1:]) for r in cells[1:])


def _single_item(file: SourceFile, name: str, cells: Cells, notes: Notes) -> Item:
    place = Place(f"{file.name} [{name}]", 1)
    section, answer = (*cells[0][1:3], "", "")[:2]
    return Item(
        place=place,
        question=convert_phrasing(cells[0][0]),
        answer=convert_text(answer, place, notes),
        variants=tuple(convert_phrasing(row[0]) for row in cells[1:] if row and row[0]),
        section=section or None,
    )


FORMAT = Format("classeur Excel", each(_is_workbook), _read)
