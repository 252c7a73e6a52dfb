"""The knowledge base: questions, answers and what belongs to them, loaded from YAML and checked.

`load_knowledge` reads the file, those it names (the article, the examples that are out of scope)
and the lexicon of French. It finds every fault in one go, each with its file, line, entry and
remedy; the messages are for maintainers and therefore in French.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from bot.errors import FaqError
from bot.strict_yaml import Document, Location, YamlError, read_yaml

KNOWLEDGE_DIR = Path(__file__).resolve().parent.parent / "knowledge"
MAX_ANSWER = 4096  # characters; Telegram's limit for one message
LEXICON_FILE = "lexique_fr.yaml"
OUT_OF_SCOPE_FILE = "hors_sujet_fr.yaml"
FILE_NAME = r"[\w-][\w.-]{0,59}"  # no folder; short enough for every file system

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", min_length=1, max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_ANSWER)]
FileName = Annotated[str, StringConstraints(pattern=f"^{FILE_NAME}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")]


Model = TypeVar("Model", bound=BaseModel)


class FrozenModel(BaseModel):
    """What stands in a knowledge file: nothing unknown is let pass, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(FrozenModel):
    """A group of entries, shown as one menu.

    Attributes:
        small_talk: its entries are conversation (greetings, thanks), not answers on the subject.
    """

    id: Id
    title: Text
    small_talk: bool = False


class Entry(FrozenModel):
    """One question with its answer.

    Attributes:
        variants: other ways to ask the question.
        keywords: words and expressions that are typical for it.
        answer: what the user reads, in the light markup that `knowledge/README.md` describes.
        source: the passage of the article that carries the answer, word for word.
        note: the editor's own remark on the article, shown as such.
        related: ids of the entries that a reader may want next.
        follow_ups: what people write just after this answer and what only makes sense after it,
            under the id of the entry that they mean; « et sans ? » under `sans-diplome`.
    """

    id: Id
    section: Id
    question: Text
    variants: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()
    answer: Text
    source: Text | None = None
    note: Text | None = None
    related: tuple[Id, ...] = ()
    follow_ups: dict[Id, tuple[Text, ...]] = {}

    @property
    def phrasings(self) -> tuple[str, ...]:
        """All the ways to ask for this entry: its question first, then variants and keywords."""
        return (self.question, *self.variants, *self.keywords)


class KnowledgeFile(FrozenModel):
    """The format of `knowledge/faq_fr.yaml`, from which the JSON Schema for editors is made.

    Attributes:
        article: name of the file that the sources are quoted from.
        out_of_scope: name of the file with questions that are to be refused; without one, the
            everyday talk under `far` in the file that comes with the bot.
    """

    version: Annotated[int, Field(ge=1, le=1)]
    article: FileName | None = None
    out_of_scope: FileName | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]


class OutOfScope(FrozenModel):
    """Questions to refuse: `near` resemble those that are answered, `far` do not."""

    near: tuple[Text, ...] = ()
    far: tuple[Text, ...] = ()


class CueWords(FrozenModel):
    """Short messages that answer the bot rather than ask it something.

    Attributes:
        yes: accepts the first suggestion.
        no: refuses all suggestions.
        ordinals: what chooses the first suggestion, the second, …
        more: asks for more on the last answer.
        fillers: words that may stand beside an ordinal.
    """

    yes: tuple[Text, ...] = ()
    no: tuple[Text, ...] = ()
    ordinals: tuple[tuple[Text, ...], ...] = ()
    more: tuple[Text, ...] = ()
    fillers: tuple[Text, ...] = ()


class AddressWords(FrozenModel):
    """Words that tell how a user addresses the bot."""

    tu: tuple[Text, ...] = ()
    vous: tuple[Text, ...] = ()


class Lexicon(FrozenModel):
    """What is peculiar to French as people type it.

    Attributes:
        abbreviations: a word as typed, in lower case without accents -> what it stands for.
        clarifications: what asks for the reason or the detail of the answer just given.
        foreign_words: frequent words of other languages that are no French ones, by language.
    """

    abbreviations: dict[Token, Text] = {}
    clarifications: tuple[Text, ...] = ()
    cues: CueWords = CueWords()
    address: AddressWords = AddressWords()
    foreign_words: tuple[tuple[Text, ...], ...] = ()


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


@dataclass(frozen=True)
class Knowledge:
    """A loaded knowledge base.

    Attributes:
        article: the text that sources are quoted from; empty if the knowledge base has none.
        files: all files that were read, to be watched for changes.
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

    def entries_of(self, section: Section) -> tuple[Entry, ...]:
        """List the entries of one section, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.section == section.id)


def load_knowledge(path: str | Path) -> Knowledge:
    """Load a knowledge base with the files that it names.

    The article and the out-of-scope examples are looked up beside the file, then among the files
    that come with the bot, so that a copy of `faq_fr.yaml` works anywhere.

    Raises:
        KnowledgeError: with all faults of all files.
    """
    return _Loader(Path(path)).load()


def locate_phrasings(path: Path) -> dict[tuple[str, str], int]:
    """Give the line of each phrasing of each entry, by the entry's id and the phrasing.

    Raises:
        YamlError: the file cannot be read.
    """
    document = read_yaml(path)
    entries = _well_formed(document.value["entries"], Entry)
    return {
        (entry.id, phrasing): document.line(location)
        for index, entry in entries.items()
        for location, phrasing in _located_phrasings(index, entry)
    }


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

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self.files: list[Path] = []

    def load(self) -> Knowledge:
        document = self._read(self.path)
        if document is None:
            raise KnowledgeError(self.faults)
        content = self._validate(self.path, document, KnowledgeFile)
        article = self._article(document)
        out_of_scope = self._out_of_scope(document)
        lexicon = self.read_model(self._find(LEXICON_FILE), Lexicon)
        self.faults += _CrossCheck(self.path, document, article).faults()
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

    def _read(self, path: Path) -> Document | None:
        try:
            document = read_yaml(path)
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
            self.faults += [
                _translate(path, document, details, model)
                for details in error.errors()
                if not _is_consequence(details)
            ]
            return None

    def _named_file(self, document: Document, key: str) -> Path | None:
        """Find the file that the knowledge base names under a key; a fault if it is not there."""
        name = document.value.get(key) if isinstance(document.value, dict) else None
        if not isinstance(name, str) or not re.fullmatch(FILE_NAME, name):
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
        path = self._named_file(document, "out_of_scope")
        if path:
            return self.read_model(path, OutOfScope) or OutOfScope()
        everyday = self.read_model(KNOWLEDGE_DIR / OUT_OF_SCOPE_FILE, OutOfScope)
        return OutOfScope(far=everyday.far) if everyday else OutOfScope()

    def _article(self, document: Document) -> str:
        path = self._named_file(document, "article")
        if path is None:
            return ""
        self.files.append(path)
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            remedy = "vérifiez ses droits et enregistrez-le en UTF-8"
            self.faults.append(Fault(path, 1, None, "l'article est illisible", remedy))
            return ""


class _CrossCheck:
    """Finds the faults that concern more than one field, in whatever entries are well formed."""

    def __init__(self, path: Path, document: Document, article: str) -> None:
        self.path = path
        self.document = document
        self.article = _plain(article)
        value = document.value if isinstance(document.value, dict) else {}
        self.sections = _well_formed(value.get("sections"), Section)
        self.entries = _well_formed(value.get("entries"), Entry)

    def faults(self) -> Iterator[Fault]:
        yield from self._duplicate_ids("sections", self.sections)
        yield from self._duplicate_ids("entries", self.entries)
        yield from self._duplicate_phrasings()
        yield from self._dead_references()
        yield from self._foreign_sources()

    def _fault(self, location: Location, entry: str | None, problem: str, remedy: str) -> Fault:
        return Fault(self.path, self.document.line(location), entry, problem, remedy)

    def _duplicate_ids(
        self, key: str, items: dict[int, Section] | dict[int, Entry]
    ) -> Iterator[Fault]:
        first: dict[str, int] = {}
        for index, item in items.items():
            if item.id in first:
                line = self.document.line((key, first[item.id]))
                problem = f"l'identifiant « {item.id} » est déjà pris (ligne {line})"
                yield self._fault((key, index, "id"), item.id, problem, "choisissez-en un autre")
            first.setdefault(item.id, index)

    def _duplicate_phrasings(self) -> Iterator[Fault]:
        first: dict[str, Entry] = {}
        for index, entry in self.entries.items():
            for location, phrasing in _located_phrasings(index, entry):
                other = first.setdefault(_plain(phrasing).casefold(), entry)
                if other.id != entry.id:
                    problem = f"« {phrasing} » est aussi une question de « {other.id} »"
                    yield self._fault(location, entry.id, problem, "ne la gardez qu'à un endroit")

    def _dead_references(self) -> Iterator[Fault]:
        sections = _ids(self.document.value, "sections")
        entries = _ids(self.document.value, "entries")
        for index, entry in self.entries.items():
            if entry.section not in sections:
                problem = f"la section « {entry.section} » n'existe pas"
                remedy = suggest_name(entry.section, sections)
                yield self._fault(("entries", index, "section"), entry.id, problem, remedy)
            for meant in entry.follow_ups.keys() - entries:
                place: Location = ("entries", index, "follow_ups", meant)
                problem = f"l'entrée « {meant} » de « follow_ups » n'existe pas"
                yield self._fault(place, entry.id, problem, suggest_name(meant, entries))
            for position, related in enumerate(entry.related):
                location = ("entries", index, "related", position)
                if related == entry.id:
                    problem = "l'entrée se cite elle-même dans « related »"
                    yield self._fault(location, entry.id, problem, "supprimez cette ligne")
                elif related not in entries:
                    problem = f"l'entrée liée « {related} » n'existe pas"
                    yield self._fault(location, entry.id, problem, suggest_name(related, entries))

    def _foreign_sources(self) -> Iterator[Fault]:
        if not self.article:
            return
        for index, entry in self.entries.items():
            if entry.source and _plain(entry.source) not in self.article:
                problem = "le passage « source » n'est pas dans l'article"
                remedy = "recopiez-le mot pour mot"
                yield self._fault(("entries", index, "source"), entry.id, problem, remedy)


def _well_formed(items: Any, model: type[Model]) -> dict[int, Model]:
    """Keep the items that are valid by themselves, under their place in the file."""
    found = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        try:
            found[index] = model.model_validate(item)
        except ValidationError:
            continue
    return found


def _ids(content: Any, key: str) -> set[str]:
    """Collect the ids of all items, of those with faults too."""
    items = content.get(key) if isinstance(content, dict) else ()
    found = (item.get("id") for item in items or () if isinstance(item, dict))
    return {identifier for identifier in found if isinstance(identifier, str)}


def _located_phrasings(index: int, entry: Entry) -> Iterator[tuple[Location, str]]:
    yield ("entries", index, "question"), entry.question
    for key in ("variants", "keywords"):
        for position, phrasing in enumerate(getattr(entry, key)):
            yield ("entries", index, key, position), phrasing


def _plain(text: str) -> str:
    """Make texts comparable: one kind of apostrophe and of space."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def suggest_name(word: str, known: Iterable[str]) -> str:
    """Word the remedy for a name that is not known."""
    match = process.extractOne(word, sorted(known), score_cutoff=60)
    return f"vouliez-vous dire « {match[0]} » ?" if match else "corrigez ou supprimez ce nom"


def _is_consequence(details: ErrorDetails) -> bool:
    """Tell whether a list counts as empty only because all that is in it has faults of its own."""
    return details["type"] == "too_short" and bool(details["input"])


def _translate(
    path: Path, document: Document, details: ErrorDetails, model: type[BaseModel]
) -> Fault:
    """Say one of pydantic's findings in French, with its place in the file."""
    location = details["loc"]
    problem, remedy = _in_french(details, model)
    return Fault(path, document.line(location), entry_id(document.value, location), problem, remedy)


def entry_id(content: Any, location: Location) -> str | None:
    """Name the entry that a location is in, if it is in one; by its place if it has no good id."""
    if len(location) < 2 or location[0] != "entries":
        return None
    entry = content["entries"][location[1]]
    identifier = entry.get("id") if isinstance(entry, dict) else None
    return identifier if isinstance(identifier, str) else f"entrée n° {int(location[1]) + 1}"


def _in_french(details: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """Word a finding of pydantic and its remedy."""
    location, context = details["loc"], details.get("ctx", {})
    name = _name(location)
    match details["type"]:
        case "missing":
            return f"le champ {name} manque", f"ajoutez « {location[-1]}: … »"
        case "extra_forbidden":
            remedy = suggest_name(str(location[-1]), _known_keys(location, model))
            return f"la clé {name} est inconnue", remedy
        case "string_type" | "string_pattern_mismatch" if _is_of_identifier(location):
            problem = f"l'identifiant « {details['input']} » est mal formé"
            return problem, "lettres minuscules sans accents, chiffres et tirets"
        case "string_pattern_mismatch" if location[0] in ("article", "out_of_scope"):
            return f"« {details['input']} » n'est pas admis ici", "un nom de fichier, sans dossier"
        case "string_pattern_mismatch":
            remedy = "lettres minuscules sans accents et chiffres"
            return f"« {details['input']} » n'est pas admis ici", remedy
        case "string_type":
            return f"{name} doit être un texte", "écrivez un texte, entre guillemets au besoin"
        case "string_too_short":
            return f"{name} est vide", "complétez ou supprimez cette ligne"
        case "string_too_long":
            problem = f"{name} est trop long ({len(details['input'])} caractères)"
            return problem, f"raccourcissez à {context['max_length']} caractères"
        case "tuple_type":
            return f"{name} doit être une liste", "une ligne « - … » par élément"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{name} doit être un groupe de clés", "écrivez « clé: valeur » sur chaque ligne"
        case "too_short":
            return f"{name} est vide", "ajoutez au moins un élément"
        case "greater_than_equal" | "less_than_equal" | "int_parsing" | "int_type":
            return f"{name} vaut « {details['input']} »", "écrivez « version: 1 »"
        case "bool_parsing" | "bool_type":
            return f"{name} vaut « {details['input']} »", "écrivez « true » ou « false »"
        case "value_error":
            return f"{name} : {context['error']}", "corrigez cette valeur"
        case _:
            return f"{name} : {details['msg']}", "corrigez cette valeur"


def _name(location: Location) -> str:
    """Name what stands at a location: a key, an item of a list or the whole file."""
    match location:
        case (*_, str(key), int(index)):
            return f"l'élément n° {index + 1} de « {key} »"
        case (*_, last):
            return f"« {last} »"
        case _:
            return "le fichier"


def _is_of_identifier(location: Location) -> bool:
    match location:
        case ("sections" | "entries", _, "id" | "section"):
            return True
        case ("entries", _, "related", _) | ("entries", _, "follow_ups", _, "[key]"):
            return True
        case _:
            return False


def _known_keys(location: Location, model: type[BaseModel]) -> list[str]:
    """List the keys that are allowed where an unknown one was found."""
    for key in location[:-1]:
        if isinstance(key, str) and key in model.model_fields:
            model = _model_in(model.model_fields[key].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Find the model that a field holds, by itself or in a tuple."""
    kinds = (annotation, *get_args(annotation))
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
