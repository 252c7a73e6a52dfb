"""Additions to a file of phrasings: lines are put in, and nothing else changes."""

from collections.abc import Sequence
from pathlib import Path

from bot.errors import FaqError
from bot.knowledge.phrasing_files import COMMENT, parse_phrasings


def add_lines(text: str, phrasings: Sequence[str]) -> str:
    """Add phrasings after the last one that can be asked at any time, before any follow-ups.

    Raises:
        FaqError: one would be taken for a comment.
    """
    for phrasing in phrasings:
        if phrasing.startswith(COMMENT):
            problem = f"« {phrasing} » serait un commentaire"
            raise FaqError(f"{problem} ; mettez-la sous « variants », entre guillemets")
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    file = parse_phrasings(Path(), text)
    end = min((line for line, *_ in file.headings.values()), default=len(lines) + 1) - 1
    if file.variants:
        end = file.variants[-1].line
    lines[end:end] = phrasings
    return "".join(f"{line}\n" for line in lines)
