"""Sources written by the tests, and what comes of them."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.knowledge import Entry
from bot.markup import plain_text
from faq.imports.base import Base
from faq.imports.findings import Findings, Item, Note, Notes, Place
from faq.imports.reading import read_source
from faq.imports.source import open_source
from faq.imports.tidying import tidy

Row: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class Result:
    """What came of a source."""

    base: Base
    notes: Sequence[Note]

    @property
    def entries(self) -> list[Entry]:
        return [one.entry for one in self.base.entries]

    @property
    def pairs(self) -> list[Row]:
        """The questions and answers, in order."""
        return [(entry.question, entry.answer) for entry in self.entries]

    @property
    def variants(self) -> dict[str, list[str]]:
        """The other phrasings by question, of those that have any."""
        return {one.question: list(one.variants) for one in self.entries if one.variants}

    @property
    def sections(self) -> list[Row]:
        """The title of the section of each question."""
        titles = {section.id: section.title for section in self.base.sections}
        return [(entry.question, titles[entry.section]) for entry in self.entries]

    @property
    def small_talk(self) -> list[str]:
        talk = {section.id for section in self.base.sections if section.small_talk}
        return [entry.question for entry in self.entries if entry.section in talk]

    @property
    def told(self) -> list[str]:
        """The notes: place, text, subject."""
        return [f"{one.place}|{one.text}|{one.subject}" for one in self.notes]

    def tells(self, *parts: str) -> bool:
        """Check whether one note has all of some parts."""
        return any(all(part in told for part in parts) for told in self.told)


Import: TypeAlias = Callable[[Mapping[str, str | bytes]], Result]


@pytest.fixture
def read(tmp_path: Path) -> Import:
    """Reads a source of some files; one file alone is given as such."""

    def read(files: Mapping[str, str | bytes]) -> Result:
        folder = tmp_path / "source"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        notes = Notes()
        only = folder / next(iter(files))
        path = only if len(files) == 1 and only.parent == folder else folder
        return Result(tidy(read_source(open_source(path), notes), notes), tuple(notes))

    return read


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Make a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def comparable(text: str) -> str:
    """Return a text without its markup, with single spaces."""
    bare = re.sub(r"(?m)^\s*[-*+•]\s+", "• ", plain_text(text))
    return re.sub(r"\s+", " ", bare).replace(" ,", ",").replace(" .", ".").strip()


def comparable_pairs(pairs: Iterable[Row]) -> list[Row]:
    """Return pairs without their markup."""
    return [(question, comparable(answer)) for question, answer in pairs]


def item(question: str, answer: str, *variants: str, **more: object) -> Item:
    """Make an item of a source."""
    return Item(Place("f", 1), question, answer, variants, **more)  # type: ignore[arg-type]


def tidied(*items: Item, out_of_scope: tuple[str, ...] = ()) -> Result:
    """Tidy some items; give what comes of them, and the notes."""
    notes = Notes()
    base = tidy([Findings("essai", items, "Titre", out_of_scope)], notes)
    return Result(base, tuple(notes))
