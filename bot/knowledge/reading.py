"""Reads a file of a knowledge base as text, and says what is wrong with one that is none."""

import unicodedata
from pathlib import Path

from bot.errors import FaqError

MAX_BYTES = 16 * 1024 * 1024  # 100,000 phrasings take about 7 MiB
# Line breaks that few programs show as such, and that YAML counts as lines; Word and web pages
# leave them in what is copied.
UNUSUAL_BREAKS = "\x85\u2028\u2029"


class ReadingError(FaqError):
    """A file that cannot be read, or that is not in the format it should be in.

    Attributes:
        line: where the fault is, from 1.
        problem: what is wrong, in French.
        remedy: what to do about it, in French.
    """

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"ligne {line} : {problem} ; {remedy}")
        self.line = line
        self.problem = problem
        self.remedy = remedy


def without_unusual_breaks(text: str) -> str:
    """Put a space in the place of each unusual line break, so that lines are what editors show."""
    for sign in UNUSUAL_BREAKS:
        text = text.replace(sign, " ")
    return text


def with_usual_characters(text: str) -> str:
    """Return a text without unusual line breaks, each accent being one character with its letter.

    macOS decomposes accents in the names of files, and some programs do in all they save.
    """
    return unicodedata.normalize("NFC", without_unusual_breaks(text))


def read_text(path: Path) -> str:
    """Read a file of text with usual characters, without the byte order mark it may begin with.

    Raises:
        ReadingError: the file is missing, unreadable, too large, or not UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise OSError("a folder, or a pipe, for which one would wait")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = "n'existe pas" if isinstance(error, FileNotFoundError) else "est illisible"
        raise ReadingError(1, f"le fichier {reason}", f"vérifiez le chemin {path}") from error
    if len(content) > MAX_BYTES:
        raise ReadingError(1, f"le fichier dépasse {MAX_BYTES} octets", "partagez-le en plusieurs")
    try:
        return with_usual_characters(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = "un caractère n'est pas de l'UTF-8"
        raise ReadingError(line, problem, "enregistrez en UTF-8") from None
