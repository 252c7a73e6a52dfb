"""Where the parts of a knowledge base stand: in which file, on which line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.format import Entry
from bot.knowledge.phrasing_files import PhrasingFile
from bot.knowledge.strict_yaml import Document, Location


@dataclass(frozen=True)
class Place:
    """A line of a file, from 1."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}"


@dataclass(frozen=True)
class Layout:
    """The file of a knowledge base, and those of its phrasings.

    Attributes:
        document: what stands in the file of the knowledge base.
        phrasing_files: by the id of the entry that each is about.
    """

    path: Path
    document: Document
    phrasing_files: Mapping[str, PhrasingFile]

    def place(self, location: Location) -> Place:
        """Return where something in the file of the knowledge base is."""
        return Place(self.path, self.document.line(location))

    def phrasing_places(self, index: int, entry: Entry) -> list[Place]:
        """List where each phrasing of the entry at an index is, in the order of its phrasings."""
        file = self.phrasing_files.get(entry.id)
        lines = [Place(file.path, phrasing.line) for phrasing in file.variants] if file else []
        inline = len(entry.variants) - len(lines)
        return [
            self.place(("entries", index, "question")),
            *(self.place(("entries", index, "variants", n)) for n in range(inline)),
            *lines,
            *(self.place(("entries", index, "keywords", n)) for n in range(len(entry.keywords))),
        ]

    def follow_up_places(self, index: int, entry: Entry, meant: str) -> list[Place]:
        """List where each follow-up to the entry at an index is that means another, in order."""
        file = self.phrasing_files.get(meant)
        own = [one for one in file.phrasings if one.after == entry.id] if file else []
        lines = [Place(file.path, one.line) for one in own] if file else []
        inline = len(entry.follow_ups[meant]) - len(lines)
        return [
            *(self.place(("entries", index, "follow_ups", meant, n)) for n in range(inline)),
            *lines,
        ]
