"""A knowledge base in the making: what becomes of an imported FAQ before it is written."""

from dataclasses import dataclass

from bot.knowledge import Entry, Section
from faq.imports.findings import Place


@dataclass(frozen=True)
class Imported:
    """An entry with what it came from.

    Attributes:
        key: what the source calls it, to know it again by; empty if it has no name there.
    """

    entry: Entry
    place: Place
    key: str = ""


@dataclass(frozen=True)
class Base:
    """A knowledge base as a source gives it.

    Attributes:
        title: what the source calls itself.
        near: messages to refuse.
        formats: names of the formats that were read.
    """

    title: str | None
    sections: tuple[Section, ...]
    entries: tuple[Imported, ...]
    near: tuple[str, ...]
    formats: tuple[str, ...]
