"""Faults of a knowledge base that concern more than one field: duplicates, dead references."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.knowledge.equality import comparable, even_out
from bot.knowledge.fault import Fault, suggest_name
from bot.knowledge.format import Entry, Section
from bot.knowledge.layout import Layout
from bot.knowledge.strict_yaml import Location

Model = TypeVar("Model", bound=BaseModel)


class CrossCheck:
    """Finds the faults that concern more than one field, in whatever entries are well formed."""

    def __init__(
        self,
        layout: Layout,
        article: str,
        sections: Mapping[int, Section],
        entries: Mapping[int, Entry],
    ) -> None:
        """Take a knowledge base.

        Args:
            layout: where everything stands.
            article: the text that sources are quoted from.
            sections: those that are well formed, by their place in the file.
            entries: likewise, each with the phrasings of its own file.
        """
        self.layout = layout
        self.article = even_out(article)
        self.sections = sections
        self.entries = entries
        self.section_ids = ids_in(layout.document.value, "sections")
        self.entry_ids = ids_in(layout.document.value, "entries")

    def faults(self) -> Iterator[Fault]:
        """List them all."""
        yield from self._duplicate_ids("sections", self.sections)
        yield from self._duplicate_ids("entries", self.entries)
        yield from self._duplicate_questions()
        yield from self._dead_references()
        yield from self._dead_files()
        yield from self._foreign_sources()

    def _fault(self, location: Location, entry: str | None, problem: str, remedy: str) -> Fault:
        place = self.layout.place(location)
        return Fault(place.file, place.line, entry, problem, remedy)

    def _duplicate_ids(
        self, key: str, items: Mapping[int, Section] | Mapping[int, Entry]
    ) -> Iterator[Fault]:
        first: dict[str, int] = {}
        for index, item in items.items():
            if item.id in first:
                line = self.layout.place((key, first[item.id])).line
                problem = f"l'identifiant « {item.id} » est déjà pris (ligne {line})"
                yield self._fault((key, index, "id"), item.id, problem, "choisissez-en un autre")
            first.setdefault(item.id, index)

    def _duplicate_questions(self) -> Iterator[Fault]:
        """List the questions of two entries; any other phrasing may speak for several."""
        first: dict[str, Entry] = {}
        for index, entry in self.entries.items():
            other = first.setdefault(comparable(entry.question), entry)
            if other.id != entry.id:
                problem = f"« {entry.question} » est déjà la question de « {other.id} »"
                remedy = "posez-en une autre, ou réunissez les deux entrées"
                yield self._fault(("entries", index, "question"), entry.id, problem, remedy)

    def _dead_references(self) -> Iterator[Fault]:
        for index, entry in self.entries.items():
            if entry.section not in self.section_ids:
                problem = f"la section « {entry.section} » n'existe pas"
                remedy = suggest_name(entry.section, self.section_ids)
                yield self._fault(("entries", index, "section"), entry.id, problem, remedy)
            for meant in entry.follow_ups.keys() - self.entry_ids:
                place: Location = ("entries", index, "follow_ups", meant)
                problem = f"l'entrée « {meant} » de « follow_ups » n'existe pas"
                yield self._fault(place, entry.id, problem, suggest_name(meant, self.entry_ids))
            for position, related in enumerate(entry.related):
                location = ("entries", index, "related", position)
                if related == entry.id:
                    problem = "l'entrée se cite elle-même dans « related »"
                    yield self._fault(location, entry.id, problem, "supprimez cette ligne")
                elif related not in self.entry_ids:
                    problem = f"l'entrée liée « {related} » n'existe pas"
                    remedy = suggest_name(related, self.entry_ids)
                    yield self._fault(location, entry.id, problem, remedy)

    def _dead_files(self) -> Iterator[Fault]:
        for id_, file in self.layout.phrasing_files.items():
            for name, (line, *_) in [(id_, (1,)), *file.headings.items()]:
                if name not in self.entry_ids:
                    problem = f"l'entrée « {name} » n'existe pas"
                    yield Fault(file.path, line, id_, problem, suggest_name(name, self.entry_ids))

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


def ids_in(content: Any, key: str) -> set[str]:
    """Collect the ids of all items, of those with faults too."""
    items = content.get(key) if isinstance(content, dict) else ()
    found = (item.get("id") for item in items or () if isinstance(item, dict))
    return {identifier for identifier in found if isinstance(identifier, str)}
