"""Answers that, with their note, are longer than the screen of a phone."""

from collections.abc import Iterator
from math import ceil

from bot.knowledge import Fault
from bot.markup import plain_text
from faq.source import Source

# What a phone of 360 px shows of one message in the size that Telegram has by default.
COLUMNS, ROWS = 38, 20


def check(source: Source) -> Iterator[Fault]:
    """Find the answers that are too long."""
    for entry in source.knowledge.entries:
        rows = _rows(entry.answer) + _rows(entry.note or "")
        if rows > ROWS:
            yield source.remark(
                entry,
                f"la réponse dépasse l'écran d'un téléphone ({rows} lignes, note comprise)",
                f"resserrez-la à {ROWS} lignes de {COLUMNS} caractères, ou faites deux entrées",
            )


def _rows(text: str) -> int:
    """Count the rows of a text on a phone, an empty line being one."""
    return sum(max(1, ceil(len(line) / COLUMNS)) for line in plain_text(text).splitlines())
