"""What the readers of `formats` find in a source, as values, and what they note beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from textwrap import shorten

MAX_QUESTION = 60  # characters that are enough to find a question again


def _short(question: str) -> str:
    return shorten(question, MAX_QUESTION, placeholder=" …")


@dataclass(frozen=True)
class Place:
    """Where something stands in a source.

    Attributes:
        file: path within the source; for a workbook, with the name of the sheet.
        line: line or row, from 1, where it is known.
        question: what to look for where there are no lines.
    """

    file: str
    line: int | None = None
    question: str = ""

    def __str__(self) -> str:
        if self.line:
            return f"{self.file}:{self.line}"
        return f"{self.file}, « {_short(self.question)} »" if self.question else self.file


@dataclass(frozen=True)
class Item:
    """One question with its answer, as a source has it.

    Attributes:
        question: plain text, one line.
        answer: in the light markup of `bot.markup`; empty where the source has none.
        variants: other ways to ask, plain text.
        keywords: words that are typical for it.
        section: title of what it stands under; None where the source does not say.
        is_small_talk: the source says that it is conversation.
        name: what the source calls it, to make an id of and to know it again by.
        related: names of the items that the source offers after it.
        follow_ups: what is written just after it, under the name of the item that is meant.
    """

    place: Place
    question: str
    answer: str
    variants: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    section: str | None = None
    is_small_talk: bool = False
    name: str | None = None
    related: tuple[str, ...] = ()
    follow_ups: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Findings:
    """What was found in files of one format.

    Attributes:
        format: name of the format, in French.
        title: what the source calls itself.
        out_of_scope: messages that are to be refused.
    """

    format: str
    items: tuple[Item, ...]
    title: str | None = None
    out_of_scope: tuple[str, ...] = ()


class Kind(Enum):
    """What a note is about; the value is the heading it comes under in the summary."""

    REJECTED = "Questions laissées de côté"
    LEFT_OUT = "Ce qui n'est pas repris"
    REREAD = "À relire"
    FILE = "Fichiers laissés de côté"


@dataclass(frozen=True)
class Note:
    """One thing that the maintainer should know of what was read.

    Attributes:
        text: what it is, in French.
        subject: the question, the link or the like that it is about.
    """

    kind: Kind
    place: Place
    text: str
    subject: str = ""


class Notes:
    """Collects notes while a source is read."""

    def __init__(self) -> None:
        self._notes: dict[Note, None] = {}

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def extend(self, others: Iterable[Note]) -> None:
        """Take over notes that were collected apart."""
        for note in others:
            self._add(note)

    def reject(self, place: Place, question: str, why: str) -> None:
        """Note that a question does not come over."""
        self._add(Note(Kind.REJECTED, place, why, question))

    def leave_out(self, place: Place, what: str, subject: str = "") -> None:
        """Note that something beside the questions does not come over."""
        self._add(Note(Kind.LEFT_OUT, place, what, subject))

    def reread(self, place: Place, why: str, subject: str = "") -> None:
        """Note that something came over, but had better be read again."""
        self._add(Note(Kind.REREAD, place, why, subject))

    def skip(self, file: str, why: str, line: int | None = None) -> None:
        """Note that a file, or the rest of one, does not come over."""
        self._add(Note(Kind.FILE, Place(file, line), why))

    def _add(self, note: Note) -> None:
        self._notes.setdefault(note)
