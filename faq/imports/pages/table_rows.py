"""Questions in the rows of a table, beside their answers."""

from collections.abc import Iterator, Sequence

from bs4.element import Tag

from faq.imports.columns import Columns, Role, find_columns
from faq.imports.html_text import convert_html, read_plain
from faq.imports.pages.found import Found, Page, is_aside
from faq.imports.tables import split_list
from faq.imports.wording import is_question


def find_tables(page: Page) -> Iterator[Found]:
    """List the rows of tables that have a column of questions and one of answers."""
    for table in page.soup.find_all("table"):
        rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
        columns = find_columns([[read_plain(cell) for cell in row] for row in rows])
        if columns is None or is_aside(table):
            continue
        below = rows[columns.header + 1 :]
        asked = sum(is_question(_text(columns, row, Role.QUESTION)) for row in below)
        if columns.header >= 0 or asked * 2 > len(below):
            _note_columns(page, table, columns, below)
            yield from _questions(page, columns, below)


def _questions(page: Page, columns: Columns, rows: Sequence[Sequence[Tag]]) -> Iterator[Found]:
    asking, answering = (columns.roles.index(r) for r in (Role.QUESTION, Role.ANSWER))
    section = None
    for row in rows:
        filled = [text for cell in row if (text := read_plain(cell))]
        if len(filled) == 1 and not is_question(filled[0]):
            section = filled[0]  # of the rows below it
        elif len(row) > max(asking, answering):
            place = page.place(row[asking])
            yield Found(
                read_plain(row[asking]),
                convert_html([row[answering]], place, page.notes),
                place,
                row[asking],
                section=_text(columns, row, Role.SECTION) or section,
                answered_in=(row[answering],),
                variants=tuple(split_list(_text(columns, row, Role.VARIANTS))),
            )


def _note_columns(page: Page, table: Tag, columns: Columns, rows: Sequence[Sequence[Tag]]) -> None:
    """Note the columns that are not read, for a reader misses what they say."""
    for number, title in enumerate(columns.titles):
        is_filled = any(read_plain(cell) for row in rows for cell in row[number : number + 1])
        if columns.roles[number] is Role.IGNORED and is_filled:
            page.notes.leave_out(page.place(table.find("tr")), "colonne", title)


def _text(columns: Columns, row: Sequence[Tag], role: Role) -> str:
    """Return the text that a row has in the column of a role."""
    return columns.cell([read_plain(cell) for cell in row], role)
