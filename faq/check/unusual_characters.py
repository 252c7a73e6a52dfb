"""Characters that look like others: line breaks that no editor shows, decomposed accents.

The bot reads them as what they look like; a search in the file does not find them.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bot.knowledge import Fault
from bot.knowledge.reading import UNUSUAL_BREAKS
from faq.source import Source

_BREAK = re.compile(f"[{UNUSUAL_BREAKS}]")
_FIXED = "« faq check --fix » le fait"


def check(source: Source) -> Iterator[Fault]:
    """List the lines of a knowledge base's own files that have such characters."""
    for path in own_files(source):
        text = path.read_text(encoding="utf-8-sig")
        for number, line in enumerate(text.split("\n"), start=1):
            for problem, remedy in _find(line):
                yield Fault(path, number, None, problem, remedy)


def own_files(source: Source) -> list[Path]:
    """List the files of a knowledge base that stand in its folder."""
    folder = source.path.parent
    return [path for path in source.knowledge.files if path.is_relative_to(folder)]


def _find(line: str) -> Iterator[tuple[str, str]]:
    if line.isascii():
        return
    if found := _BREAK.search(line):
        code = f"U+{ord(found[0]):04X}"
        problem = f"un saut de ligne que l'éditeur ne montre pas ({code}) est caché ici"
        yield problem, f"mettez une espace à la place ; {_FIXED}"
    if not unicodedata.is_normalized("NFC", line):
        problem = "un accent est séparé de sa lettre (forme NFD)"
        yield problem, f"tapez la lettre de nouveau ; {_FIXED}"
