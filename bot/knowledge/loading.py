"""Loads a knowledge base.

`load_knowledge` reads the file, those it names (the article, the phrasings, the examples that are
out of scope), the lexicon of French and the conversation that comes with the bot. It finds every
fault in one go, each with its file, line, entry and remedy; the messages are for maintainers and
therefore in French.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.knowledge.consistency import CrossCheck, ids_in, well_formed
from bot.knowledge.fault import Fault, KnowledgeError
from bot.knowledge.files import Complete, Files, Model
from bot.knowledge.format import (
    Entry,
    KnowledgeFile,
    Lexicon,
    OutOfScope,
    Section,
    file_name_in,
)
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.layout import Layout
from bot.knowledge.phrasing_files import PhrasingFile, add_phrasings
from bot.knowledge.places import COMPANIONS, KNOWLEDGE_DIR, LEXICON_FILE, SUFFIX
from bot.knowledge.strict_yaml import Document
from bot.knowledge.switched_off import leave_out_switched_off

CONVERSATION_FILE = "conversation_fr.yaml"
OUT_OF_SCOPE_DIR = "hors_sujet_fr"


@dataclass(frozen=True)
class Reading:
    """A knowledge base, and what was read to load it.

    Attributes:
        layout: where its entries and their phrasings stand.
        entries: those that the bot knows, by their place in the file.
        companions: the files and folders that it names, by the key that names them.
        documents: what stands in each YAML file.
        examples: what stands in each file of messages to refuse.
    """

    knowledge: Knowledge
    layout: Layout
    entries: Mapping[int, Entry]
    companions: Mapping[str, Path]
    documents: Mapping[Path, Document]
    examples: Mapping[Path, PhrasingFile]


def load_knowledge(path: str | Path) -> Knowledge:
    """Load a knowledge base with the files that it names.

    The article, the phrasings and the out-of-scope examples are looked up beside the file, then
    among the files that come with the bot, so that a copy of `faq_fr.yaml` works anywhere.

    Raises:
        KnowledgeError: with all faults of all files.
    """
    return read_knowledge(Path(path)).knowledge


def read_knowledge(path: Path, texts: Mapping[Path, str] | None = None) -> Reading:
    """Load a knowledge base, and keep what was read.

    Args:
        path: the file of the knowledge base.
        texts: what to read in place of some files, to try a change before it is written.

    Raises:
        KnowledgeError: with all faults of all files.
    """
    return _Loader(path, texts or {}).load()


def read_model(path: Path, model: type[Model], complete: Complete = lambda value: value) -> Model:
    """Read a YAML file that has nothing but what a model describes.

    Args:
        path: the file.
        model: what stands in it.
        complete: adds what the file may leave out.

    Raises:
        KnowledgeError: with all faults of the file.
    """
    files = Files(path.parent, {})
    content = files.model(path, model, complete)
    if content is None:
        raise KnowledgeError(files.faults)
    return content


def knowledge_schema() -> dict[str, Any]:
    """Make the JSON Schema of knowledge files, for editors that complete and check as one types."""
    schema = KnowledgeFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


class _Loader:
    """Loads one knowledge base."""

    def __init__(self, path: Path, texts: Mapping[Path, str]) -> None:
        self.path = path
        self.files = Files(path.parent, texts)
        self.examples: dict[Path, PhrasingFile] = {}

    def load(self) -> Reading:
        files = self.files
        document = files.document(self.path)
        if document is None:
            raise KnowledgeError(files.faults)
        content = files.validate(self.path, document, KnowledgeFile)
        companions = dict(self._companions(document))
        files.read += [companions[key] for key in ("texts", "tour") if key in companions]
        article_file = companions.get("article")
        article = (article_file and files.text(article_file)) or ""
        out_of_scope = self._out_of_scope(companions.get("out_of_scope"))
        lexicon = files.model(files.find(LEXICON_FILE), Lexicon)
        conversation = files.model(files.find(CONVERSATION_FILE), KnowledgeFile)
        phrasing_files = self._phrasing_files(companions.get("phrasings"), document)
        layout = Layout(self.path, document, phrasing_files)
        sections, entries = _items(document, content)
        entries = add_phrasings(entries, phrasing_files)
        files.faults += CrossCheck(layout, article, sections, entries).faults()
        switched_off = frozenset(entry.id for entry in entries.values() if not entry.active)
        entries = leave_out_switched_off(entries, switched_off)
        if content and not entries:
            problem, remedy = "toutes les entrées ont « actif: false »", "laissez-en une au moins"
            self._take(self.path, document.line(("entries",)), problem, remedy)
        if files.faults or content is None:
            raise KnowledgeError(files.faults)
        knowledge = Knowledge(
            sections=tuple(sections.values()),
            entries=tuple(entries.values()),
            article=article,
            out_of_scope=out_of_scope,
            lexicon=lexicon or Lexicon(),
            path=self.path,
            title=content.title,
            texts=companions.get("texts"),
            tour=companions.get("tour"),
            conversation=conversation.entries if conversation else (),
            switched_off=switched_off,
            files=tuple(files.read),
            folders=tuple(path for path in companions.values() if path.is_dir()),
        )
        return Reading(knowledge, layout, entries, companions, files.documents, self.examples)

    def _companions(self, document: Document) -> Iterator[tuple[str, Path]]:
        """Return what the knowledge base names; a fault if it is not there."""
        for key, (kind, is_there) in COMPANIONS.items():
            name = file_name_in(document.value, key)
            if name is None:
                continue  # validation tells
            path = self.files.find(name)
            if is_there(path):
                yield key, path
                continue
            problem = f"{kind} « {name} » (clé « {key} ») n'existe pas"
            remedy = "placez-le à côté de ce fichier ou supprimez la clé"
            self._take(self.path, document.line((key,)), problem, remedy)

    def _phrasing_files(self, folder: Path | None, document: Document) -> dict[str, PhrasingFile]:
        """Read the phrasings in a folder, by the id of the entry that each file is about."""
        paths = self.files.list_phrasings(folder) if folder else []
        if folder and folder.parent != self.path.parent:
            # What comes with the bot may be about more than a copy of its knowledge base.
            ids = ids_in(document.value, "entries")
            paths = [path for path in paths if path.stem in ids]
        return {path.stem: self.files.phrasings(path, path.stem) for path in paths}

    def _out_of_scope(self, path: Path | None) -> OutOfScope:
        """Read the examples that the knowledge base names, else take everyday talk for it."""
        if path is None:
            everyday = self.files.phrasings(KNOWLEDGE_DIR / OUT_OF_SCOPE_DIR / f"far{SUFFIX}")
            return OutOfScope(far=everyday.texts)
        if path.is_dir():
            # Not validated: a line has a fault of its own, with its place.
            found = dict(self._examples(path))
            return OutOfScope.model_construct(near=found.get("near", ()), far=found.get("far", ()))
        return self.files.model(path, OutOfScope) or OutOfScope()

    def _examples(self, folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Read the files of a folder, each of which is of one kind."""
        for path in self.files.list_phrasings(folder):
            if path.stem in OutOfScope.model_fields:
                self.examples[path] = self.files.phrasings(path)
                yield path.stem, self.examples[path].texts
            else:
                names = " ou ".join(f"{kind}{SUFFIX}" for kind in OutOfScope.model_fields)
                problem = "ce fichier de messages hors sujet n'est pas lu"
                self._take(path, 1, problem, f"nommez-le {names}")

    def _take(self, path: Path, line: int, problem: str, remedy: str) -> None:
        self.files.faults.append(Fault(path, line, None, problem, remedy))


def _items(
    document: Document, content: KnowledgeFile | None
) -> tuple[dict[int, Section], dict[int, Entry]]:
    """List the sections and entries by their place; if not all are well formed, those that are."""
    if content:
        return dict(enumerate(content.sections)), dict(enumerate(content.entries))
    value = document.value if isinstance(document.value, dict) else {}
    return well_formed(value.get("sections"), Section), well_formed(value.get("entries"), Entry)
