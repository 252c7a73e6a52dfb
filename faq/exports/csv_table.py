"""A knowledge base as CSV, in the kind that French Excel opens by a double click."""

import csv
import io

from bot.knowledge import Knowledge
from faq.exports.rows import TITLES, rows_of

# A cell that begins so is a formula to a spreadsheet, and users have written some of these texts.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def export_csv(knowledge: Knowledge) -> bytes:
    """Write a knowledge base as CSV: semicolons, and UTF-8 with a byte order mark."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerow(TITLES)
    for row in rows_of(knowledge):
        writer.writerow([f" {cell}" if cell.startswith(FORMULA_SIGNS) else cell for cell in row])
    return written.getvalue().encode("utf-8-sig")
