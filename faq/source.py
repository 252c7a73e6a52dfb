"""A knowledge base with its files and their lines, read once."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from bot.knowledge import Entry, Fault, Knowledge
from bot.knowledge.layout import Place
from bot.knowledge.loading import Reading, read_knowledge
from bot.knowledge.strict_yaml import Location


class Source:
    """A knowledge base as its maintainer sees it.

    Attributes:
        knowledge: what was loaded.
    """

    def __init__(self, reading: Reading) -> None:
        self.knowledge: Knowledge = reading.knowledge
        self._reading = reading

    @classmethod
    def read(cls, path: Path) -> "Source":
        """Read a knowledge base.

        Raises:
            KnowledgeError: with all faults of all files.
        """
        return cls(read_knowledge(path))

    @property
    def path(self) -> Path:
        """The file of the knowledge base."""
        return self._reading.layout.path

    @property
    def article(self) -> Path | None:
        """The file that the sources are quoted from, if the knowledge base names one."""
        return self._reading.companions.get("article")

    @property
    def phrasings(self) -> Path | None:
        """The folder of further phrasings, if the knowledge base names one."""
        return self._reading.companions.get("phrasings")

    @property
    def out_of_scope(self) -> Path | None:
        """The file or folder of messages to refuse, if the knowledge base names one."""
        return self._reading.companions.get("out_of_scope")

    @cached_property
    def places(self) -> dict[tuple[str, str], Place]:
        """Where each phrasing of each entry stands, by the entry's id and the phrasing."""
        layout = self._reading.layout
        return {
            (entry.id, phrasing): place
            for index, entry in enumerate(self.knowledge.entries)
            for phrasing, place in zip(
                entry.phrasings, layout.phrasing_places(index, entry), strict=True
            )
        }

    def remark(self, entry: Entry, phrasing: str, problem: str, remedy: str) -> Fault:
        """Say what is to be read again about a phrasing of an entry."""
        place = self.places[entry.id, phrasing]
        return Fault(place.file, place.line, entry.id, problem, remedy)

    def examples(self) -> Iterator[tuple[Place, str]]:
        """List the messages to refuse that the knowledge base names, each with its place."""
        for file in self._reading.examples.values():
            for phrasing in file.phrasings:
                yield Place(file.path, phrasing.line), phrasing.text
        if self.out_of_scope and self.out_of_scope.is_file():
            path, document = self.out_of_scope, self._reading.documents[self.out_of_scope]
            for kind, examples in document.value.items():
                for position, example in enumerate(examples):
                    location: Location = (kind, position)
                    yield Place(path, document.line(location)), example
