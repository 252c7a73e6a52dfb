"""The files of a knowledge base, read one by one; what is wrong with any of them is collected."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from bot.knowledge.fault import Fault
from bot.knowledge.phrasing_files import PhrasingFile, parse_phrasings
from bot.knowledge.places import KNOWLEDGE_DIR, is_phrasing_file
from bot.knowledge.reading import ReadingError, read_text, with_usual_characters
from bot.knowledge.strict_yaml import Document, parse_yaml
from bot.knowledge.validation import validation_faults

Model = TypeVar("Model", bound=BaseModel)
Complete: TypeAlias = Callable[[Any], Any]


class Files:
    """Reads files, and collects their faults.

    Attributes:
        faults: what is wrong so far.
        read: the files that were read.
        documents: what stands in those that are YAML.
    """

    def __init__(self, folder: Path, texts: Mapping[Path, str]) -> None:
        """Begin.

        Args:
            folder: that of the knowledge base.
            texts: what to read in place of some files.
        """
        self.folder = folder
        self.faults: list[Fault] = []
        self.read: list[Path] = []
        self.documents: dict[Path, Document] = {}
        self._texts = texts

    def find(self, name: str) -> Path:
        """Return a file or folder beside the knowledge base, else where those of the bot are."""
        beside = self.folder / name
        return beside if beside.exists() else KNOWLEDGE_DIR / name

    def text(self, path: Path) -> str | None:
        """Read a text; None if there is a fault."""
        try:
            text = (
                with_usual_characters(self._texts[path]) if path in self._texts else read_text(path)
            )
        except ReadingError as error:
            self._take(path, error)
            return None
        self.read.append(path)
        return text

    def document(self, path: Path) -> Document | None:
        """Read YAML; None if there is a fault."""
        text = self.text(path)
        if text is None:
            return None
        try:
            self.documents[path] = document = parse_yaml(text)
        except ReadingError as error:
            self._take(path, error)
            return None
        return document

    def model(
        self, path: Path, model: type[Model], complete: Complete = lambda value: value
    ) -> Model | None:
        """Read YAML that has nothing but what a model describes; None if there is a fault."""
        document = self.document(path)
        return self.validate(path, document, model, complete) if document else None

    def validate(
        self,
        path: Path,
        document: Document,
        model: type[Model],
        complete: Complete = lambda value: value,
    ) -> Model | None:
        """Make what a model describes of what stands in a file; None if there is a fault.

        Args:
            path: the file.
            document: what stands in it.
            model: what is to stand in it.
            complete: adds what the file may leave out.
        """
        try:
            return model.model_validate(complete(document.value))
        except ValidationError as error:
            self.faults += validation_faults(error, path, document, model)
            return None

    def phrasings(self, path: Path, entry: str | None = None) -> PhrasingFile:
        """Read phrasings."""
        file = parse_phrasings(path, self.text(path) or "", entry)
        self.faults += file.faults
        return file

    def list_phrasings(self, folder: Path) -> Sequence[Path]:
        """List the files of phrasings in a folder."""
        try:
            there = set(folder.iterdir())
        except OSError:
            problem = "le dossier est illisible"
            self.faults.append(Fault(folder, 1, None, problem, "vérifiez ses droits"))
            return []
        tried = {path for path in self._texts if path.parent == folder}
        return sorted(path for path in there | tried if is_phrasing_file(path))

    def _take(self, path: Path, error: ReadingError) -> None:
        self.faults.append(Fault(path, error.line, None, error.problem, error.remedy))
