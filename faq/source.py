"""A knowledge base with its files and their lines, read once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bot.knowledge import Entry, Fault, Knowledge, KnowledgeError
from bot.knowledge.layout import Place
from bot.knowledge.loading import Reading, read_knowledge
from bot.knowledge.phrasing_files import PhrasingFile
from bot.knowledge.reading import ReadingError
from bot.knowledge.strict_yaml import Document, Location, read_yaml
from bot.normalise import Normaliser, in_alphabetical_order


class Source:
    """A knowledge base as its maintainer sees it.

    Attributes:
        knowledge: what was loaded.
        normaliser: what makes words of its texts; `words` reads each of them once.
    """

    def __init__(self, reading: Reading) -> None:
        self.knowledge: Knowledge = reading.knowledge
        self._reading = reading
        self._documents = dict(reading.documents)
        self._words: dict[str, list[str]] = {}
        self._sorted_words: dict[str, str] = {}
        self.normaliser = Normaliser(reading.knowledge.lexicon)

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

    @property
    def phrasing_files(self) -> Mapping[str, PhrasingFile]:
        """The files of further phrasings, by the id of the entry that each is about."""
        return self._reading.layout.phrasing_files

    def words(self, text: str) -> list[str]:
        """List the words of a text, as the bot reads them; each text is read once."""
        if text not in self._words:
            self._words[text] = self.normaliser.words(text)
        return self._words[text]

    def words_of_each(self, texts: Sequence[str]) -> list[list[str]]:
        """List the words of each of some texts; together, they are read in half of the time."""
        new = [text for text in dict.fromkeys(texts) if text not in self._words]
        self._words.update(zip(new, self.normaliser.words_of_each(new), strict=True))
        return [self._words[text] for text in texts]

    def sorted_words(self, text: str) -> str:
        """Order the words of a text, so that texts compare alike in whatever order they come."""
        if text not in self._sorted_words:
            self._sorted_words[text] = in_alphabetical_order(self.words(text))
        return self._sorted_words[text]

    @cached_property
    def places(self) -> dict[tuple[str, str], Place]:
        """Where each phrasing of each entry stands, by the entry's id and the phrasing."""
        layout = self._reading.layout
        return {
            (entry.id, phrasing): place
            for index, entry in self._reading.entries.items()
            for phrasing, place in zip(
                entry.phrasings, layout.phrasing_places(index, entry), strict=True
            )
        }

    def follow_up_places(self, entry: Entry, meant: str) -> list[Place]:
        """List where each follow-up to an entry is that means another, in their order."""
        index = next(index for index, one in self._reading.entries.items() if one.id == entry.id)
        return self._reading.layout.follow_up_places(index, entry, meant)

    def remark(self, entry: Entry, problem: str, remedy: str, phrasing: str | None = None) -> Fault:
        """Return what is to be read again about an entry, or about one of its phrasings."""
        place = self.places[entry.id, phrasing or entry.question]
        return Fault(place.file, place.line, entry.id, problem, remedy)

    def document(self, path: Path) -> Document:
        """Return what stands in a YAML file, of the knowledge base or of the bot's own texts.

        Raises:
            KnowledgeError: the file cannot be read.
        """
        if path not in self._documents:
            try:
                self._documents[path] = read_yaml(path)
            except ReadingError as error:
                fault = Fault(path, error.line, None, error.problem, error.remedy)
                raise KnowledgeError([fault]) from error
        return self._documents[path]

    def examples(self) -> Iterator[tuple[Place, str]]:
        """List the messages to refuse that the knowledge base names, each with its place."""
        for file in self._reading.examples.values():
            for phrasing in file.phrasings:
                yield Place(file.path, phrasing.line), phrasing.text
        if self.out_of_scope and self.out_of_scope.is_file():
            path, document = self.out_of_scope, self.document(self.out_of_scope)
            for kind, examples in document.value.items():
                for position, example in enumerate(examples):
                    location: Location = (kind, position)
                    yield Place(path, document.line(location)), example
