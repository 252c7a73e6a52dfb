"""Additions to a file of phrasings: lines, and nothing else changes."""

from collections.abc import Sequence
from pathlib import Path

from bot.errors import FaqError
from bot.knowledge.phrasing_files import COMMENT, parse_phrasings
from faq.text_file import TextFile


class LineEditor:
    """Makes additions to one file of phrasings, in memory until they are saved.

    Attributes:
        path: the file; it need not exist yet.
        text: the file with the additions, its lines ended by a line feed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = TextFile(path)
        self.text = self._file.text

    def add(self, phrasings: Sequence[str]) -> None:
        """Add phrasings after the last one that can be asked at any time.

        Raises:
            FaqError: one would be taken for a comment.
        """
        for phrasing in phrasings:
            if phrasing.startswith(COMMENT):
                problem = f"« {phrasing} » serait un commentaire dans {self.path.name}"
                raise FaqError(f"{problem} ; mettez-la sous « variants », entre guillemets")
        self.text = add_lines(self.text, phrasings)

    def save(self) -> None:
        """Put the new file in the place of the old one, in one step.

        Raises:
            FaqError: the old one is not what it was when it was read.
        """
        self._file.replace(self.text)


def add_lines(content: str, phrasings: Sequence[str]) -> str:
    """Add phrasings to the content of a file, before the follow-ups if there are any."""
    lines = content.rstrip("\n").split("\n") if content.strip() else []
    file = parse_phrasings(Path(), content)
    end = min(file.headings.values(), default=len(lines) + 1) - 1
    if file.variants:
        end = file.variants[-1].line
    lines[end:end] = phrasings
    return "".join(f"{line}\n" for line in lines)
