"""Answers that are longer than the screen of a phone."""

from collections.abc import Iterator
from math import ceil

from bot.knowledge import Fault
from bot.markup import plain_text
from faq.source import Source

# What a phone of 390 x 844 px shows of an answer above the folded quotation, which holds passage
# and note, and the first row of buttons: measured in the demo with DejaVu Sans, a wide font.
COLUMNS, ROWS = 38, 16


def check(source: Source) -> Iterator[Fault]:
    """List the answers that are too long."""
    for entry in source.knowledge.entries:
        rows = _rows(entry.answer)
        if rows > ROWS:
            yield source.remark(
                entry,
                f"la réponse dépasse l'écran d'un téléphone ({rows} lignes)",
                f"resserrez-la à {ROWS} lignes de {COLUMNS} caractères, ou faites deux entrées",
            )


def _rows(text: str) -> int:
    """Count the rows of a text on a phone, an empty line being one."""
    return sum(max(1, ceil(len(line) / COLUMNS)) for line in plain_text(text).splitlines())
