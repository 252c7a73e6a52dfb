"""Reads a file of a knowledge base as text, and says what is wrong with one that is none."""

import re
from pathlib import Path

import yaml

from bot.errors import FaqError

MAX_BYTES = 16 * 1024 * 1024  # 100,000 phrasings take about 7 MiB
FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE  # characters: those that YAML does not allow
# Some programs begin a new line at these; a file of phrasings does not.
HIDDEN = re.compile(f"{FORBIDDEN.pattern}|[\x85\u2028\u2029]")


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


def read_text(path: Path) -> str:
    """Read a file of text, without the byte order mark it may begin with.

    Raises:
        ReadingError: the file is missing, unreadable, too large, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = "n'existe pas" if isinstance(error, FileNotFoundError) else "est illisible"
        raise ReadingError(1, f"le fichier {reason}", f"vérifiez le chemin {path}") from error
    if len(content) > MAX_BYTES:
        raise ReadingError(1, f"le fichier dépasse {MAX_BYTES} octets", "partagez-le en plusieurs")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = "un caractère n'est pas de l'UTF-8"
        raise ReadingError(line, problem, "enregistrez en UTF-8") from None
