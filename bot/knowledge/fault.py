"""What is to be mended in knowledge files, said in French: where, what, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.errors import FaqError


@dataclass(frozen=True)
class Fault:
    """One thing to mend in a knowledge file.

    Attributes:
        line: from 1.
        entry: id of the entry concerned, if one is.
    """

    file: Path
    line: int
    entry: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        entry = f" [{self.entry}]" if self.entry else ""
        return f"{self.file}:{self.line}:{entry} {self.problem} → {self.remedy}"


class KnowledgeError(FaqError):
    """A knowledge base that cannot be used; `faults` holds everything there is to mend."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (str(fault.file), fault.line)))
        super().__init__("\n".join(map(str, self.faults)))


def suggest_name(word: str, known: Iterable[str]) -> str:
    """Word the remedy for a name that is not known."""
    # Word by word: parts of words that are alike make « emprunt » of « n ».
    match = process.extractOne(
        word, sorted(known), scorer=fuzz.token_set_ratio, processor=_spaced, score_cutoff=60
    )
    return f"vouliez-vous dire « {match[0]} » ?" if match else "corrigez ou supprimez ce nom"


def _spaced(name: str) -> str:
    return name.replace("-", " ")
