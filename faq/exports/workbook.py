"""A knowledge base as a workbook of Excel."""

import io

import xlsxwriter

from bot.knowledge import Knowledge
from faq.exports.rows import TITLES, rows_of

WIDTHS = (24, 20, 44, 70, 50, 24)  # of the columns, in characters
MAX_CELL = 32_767  # characters; what is longer Excel cannot hold


def export_workbook(knowledge: Knowledge) -> bytes:
    """Write a knowledge base as a workbook; its texts stay texts, whatever they look like."""
    content = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(content, options) as book:
        sheet = book.add_worksheet("FAQ")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, TITLES, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows_of(knowledge), start=1):
            sheet.write_row(number, 0, [cell[:MAX_CELL] for cell in row], wrapped)
    return content.getvalue()
