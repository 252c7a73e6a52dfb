"""Loads a knowledge base.

`load_knowledge` reads the file, those it names (the article, the examples that are out of scope)
and the lexicon of French. It finds every fault in one go, each with its file, line, entry and
remedy; the messages are for maintainers and therefore in French.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.knowledge.consistency import CrossCheck, located_phrasings, well_formed
from bot.knowledge.fault import Fault, KnowledgeError, validation_faults
from bot.knowledge.format import (
    Entry,
    KnowledgeFile,
    Lexicon,
    OutOfScope,
    Section,
    file_name_in,
)
from bot.knowledge.strict_yaml import Document, YamlError, parse_yaml, read_yaml

KNOWLEDGE_DIR = Path(__file__).resolve().parents[2] / "knowledge"
LEXICON_FILE = "lexique_fr.yaml"
OUT_OF_SCOPE_FILE = "hors_sujet_fr.yaml"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Knowledge:
    """A loaded knowledge base.

    Attributes:
        article: the text that sources are quoted from; empty if the knowledge base has none.
        files: all files that were read, the knowledge base itself first; to be watched for changes.
    """

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    article: str = ""
    out_of_scope: OutOfScope = field(default_factory=OutOfScope)
    lexicon: Lexicon = field(default_factory=Lexicon)
    files: tuple[Path, ...] = ()

    @cached_property
    def entry_by_id(self) -> dict[str, Entry]:
        """The entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def small_talk(self) -> frozenset[str]:
        """The ids of the entries that are conversation."""
        sections = {section.id for section in self.sections if section.small_talk}
        return frozenset(entry.id for entry in self.entries if entry.section in sections)

    @property
    def topics(self) -> tuple[Section, ...]:
        """The sections that hold answers on the subject."""
        return tuple(section for section in self.sections if not section.small_talk)

    @property
    def size(self) -> int:
        """The number of phrasings of all entries."""
        return sum(len(entry.phrasings) for entry in self.entries)

    def entries_of(self, section: Section) -> tuple[Entry, ...]:
        """List the entries of one section, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.section == section.id)


def load_knowledge(path: str | Path, text: str | None = None) -> Knowledge:
    """Load a knowledge base with the files that it names.

    The article and the out-of-scope examples are looked up beside the file, then among the files
    that come with the bot, so that a copy of `faq_fr.yaml` works anywhere.

    Args:
        path: the file of the knowledge base.
        text: what to read in its place, to try a change before it is written.

    Raises:
        KnowledgeError: with all faults of all files.
    """
    return _Loader(Path(path), text).load()


def locate_phrasings(path: Path) -> dict[tuple[str, str], int]:
    """Give the line of each phrasing of each entry, by the entry's id and the phrasing.

    Raises:
        YamlError: the file cannot be read.
    """
    document = read_yaml(path)
    entries = well_formed(document.value["entries"], Entry)
    return {
        (entry.id, phrasing): document.line(location)
        for index, entry in entries.items()
        for location, phrasing in located_phrasings(index, entry)
    }


def locate_out_of_scope(path: Path) -> Path | None:
    """Find the file of messages to refuse that a knowledge base names.

    Raises:
        YamlError: the file cannot be read.
    """
    return _Loader(path).named_file(read_yaml(path), "out_of_scope")


def locate_examples(path: Path) -> list[tuple[Path, int, str]]:
    """List the out-of-scope examples that a knowledge base names, each with its file and line.

    Raises:
        YamlError: a file cannot be read.
    """
    file = locate_out_of_scope(path)
    if file is None:
        return []
    document = read_yaml(file)
    return [
        (file, document.line((key, position)), example)
        for key, examples in document.value.items()
        for position, example in enumerate(examples)
    ]


def locate_article(path: Path) -> Path | None:
    """Find the article that a knowledge base names.

    Raises:
        YamlError: the file cannot be read.
    """
    return _Loader(path).named_file(read_yaml(path), "article")


def read_model(path: Path, model: type[Model]) -> Model:
    """Read a YAML file that has nothing but what a model describes.

    Raises:
        KnowledgeError: with all faults of the file.
    """
    loader = _Loader(path)
    content = loader.read_model(path, model)
    if content is None:
        raise KnowledgeError(loader.faults)
    return content


def knowledge_schema() -> dict[str, Any]:
    """Make the JSON Schema of knowledge files, for editors that complete and check as one types."""
    schema = KnowledgeFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


class _Loader:
    """Loads one knowledge base and collects its faults."""

    def __init__(self, path: Path, text: str | None = None) -> None:
        self.path = path
        self.text = text
        self.faults: list[Fault] = []
        self.files: list[Path] = []

    def load(self) -> Knowledge:
        document = self._read(self.path, self.text)
        if document is None:
            raise KnowledgeError(self.faults)
        content = self._validate(self.path, document, KnowledgeFile)
        article = self._article(document)
        out_of_scope = self._out_of_scope(document)
        lexicon = self.read_model(self._find(LEXICON_FILE), Lexicon)
        self.faults += CrossCheck(self.path, document, article, content).faults()
        if self.faults or content is None:
            raise KnowledgeError(self.faults)
        return Knowledge(
            sections=content.sections,
            entries=content.entries,
            article=article,
            out_of_scope=out_of_scope,
            lexicon=lexicon or Lexicon(),
            files=tuple(self.files),
        )

    def _find(self, name: str) -> Path:
        beside = self.path.parent / name
        return beside if beside.exists() else KNOWLEDGE_DIR / name

    def _read(self, path: Path, text: str | None = None) -> Document | None:
        try:
            document = read_yaml(path) if text is None else parse_yaml(text)
        except YamlError as error:
            self.faults.append(Fault(path, error.line, None, error.problem, error.remedy))
            return None
        self.files.append(path)
        return document

    def read_model(self, path: Path, model: type[Model]) -> Model | None:
        document = self._read(path)
        return self._validate(path, document, model) if document else None

    def _validate(self, path: Path, document: Document, model: type[Model]) -> Model | None:
        try:
            return model.model_validate(document.value)
        except ValidationError as error:
            self.faults += validation_faults(error, path, document, model)
            return None

    def named_file(self, document: Document, key: str) -> Path | None:
        """Find the file that the knowledge base names under a key; a fault if it is not there."""
        name = file_name_in(document.value, key)
        if name is None:
            return None  # validation tells
        path = self._find(name)
        if path.is_file():
            return path
        problem = f"le fichier « {name} » (clé « {key} ») n'existe pas"
        remedy = "placez-le à côté de ce fichier ou supprimez la clé"
        self.faults.append(Fault(self.path, document.line((key,)), None, problem, remedy))
        return None

    def _out_of_scope(self, document: Document) -> OutOfScope:
        """Read the examples that the knowledge base names, else take everyday talk for it."""
        path = self.named_file(document, "out_of_scope")
        if path:
            return self.read_model(path, OutOfScope) or OutOfScope()
        everyday = self.read_model(KNOWLEDGE_DIR / OUT_OF_SCOPE_FILE, OutOfScope)
        return OutOfScope(far=everyday.far) if everyday else OutOfScope()

    def _article(self, document: Document) -> str:
        path = self.named_file(document, "article")
        if path is None:
            return ""
        self.files.append(path)
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            remedy = "vérifiez ses droits et enregistrez-le en UTF-8"
            self.faults.append(Fault(path, 1, None, "l'article est illisible", remedy))
            return ""
