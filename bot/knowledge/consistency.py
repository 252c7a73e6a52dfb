"""Faults of a knowledge base that concern more than one field: duplicates, dead references."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.knowledge.fault import Fault, suggest_name
from bot.knowledge.format import Entry, KnowledgeFile, Section
from bot.knowledge.strict_yaml import Document, Location

Model = TypeVar("Model", bound=BaseModel)


class CrossCheck:
    """Finds the faults that concern more than one field, in whatever entries are well formed."""

    def __init__(
        self, path: Path, document: Document, article: str, content: KnowledgeFile | None
    ) -> None:
        """Take a file.

        Args:
            path: the file.
            document: what stands in it.
            article: the text that sources are quoted from.
            content: what stands in it, if that is well formed throughout.
        """
        self.path = path
        self.document = document
        self.article = even_out(article)
        if content:
            self.sections = dict(enumerate(content.sections))
            self.entries = dict(enumerate(content.entries))
        else:
            value = document.value if isinstance(document.value, dict) else {}
            self.sections = well_formed(value.get("sections"), Section)
            self.entries = well_formed(value.get("entries"), Entry)

    def faults(self) -> Iterator[Fault]:
        """Find them all."""
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
            for location, phrasing in located_phrasings(index, entry):
                other = first.setdefault(comparable(phrasing), entry)
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
            if entry.source and even_out(entry.source) not in self.article:
                problem = "le passage « source » n'est pas dans l'article"
                remedy = "recopiez-le mot pour mot"
                yield self._fault(("entries", index, "source"), entry.id, problem, remedy)


def well_formed(items: Any, model: type[Model]) -> dict[int, Model]:
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


def located_phrasings(index: int, entry: Entry) -> Iterator[tuple[Location, str]]:
    """List the phrasings of the entry at an index, each with its place in the file."""
    yield ("entries", index, "question"), entry.question
    for key in ("variants", "keywords"):
        for position, phrasing in enumerate(getattr(entry, key)):
            yield ("entries", index, key, position), phrasing


def comparable(phrasing: str) -> str:
    """Give what two phrasings have in common that count as the same."""
    return even_out(phrasing).casefold()


def even_out(text: str) -> str:
    """Make texts comparable: one kind of apostrophe and of space."""
    return " ".join(text.replace("’", "'").split())
