"""A loaded knowledge base."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bot.knowledge.format import Entry, Lexicon, OutOfScope, Section


@dataclass(frozen=True)
class Knowledge:
    """What the bot knows.

    Attributes:
        title: what it is about; None if it does not say.
        texts: the file with those of the bot's own texts that are to sound otherwise, if any.
        tour: the file with the guided tour and the self-check, if it has one.
        article: the text that sources are quoted from; empty if the knowledge base has none.
        path: its file; None if it was not read from one.
        conversation: greetings, thanks and the like that are understood with any knowledge base,
            each with a neutral reply.
        switched_off: ids of the entries that are in the file, and that the bot does not know.
        files: all files that were read, to be watched for changes.
        folders: those in which a new file would be read too.
    """

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    article: str = ""
    out_of_scope: OutOfScope = field(default_factory=OutOfScope)
    lexicon: Lexicon = field(default_factory=Lexicon)
    path: Path | None = None
    title: str | None = None
    texts: Path | None = None
    tour: Path | None = None
    conversation: tuple[Entry, ...] = ()
    switched_off: frozenset[str] = frozenset()
    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @cached_property
    def entry_by_id(self) -> dict[str, Entry]:
        """The entries by their id."""
        return {entry.id: entry for entry in self.entries}

    def existing(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """List the entries with these ids, those that still exist."""
        entries = self.entry_by_id
        return tuple(entries[id_] for id_ in ids if id_ in entries)

    @cached_property
    def small_talk(self) -> frozenset[str]:
        """The ids of the entries that are conversation."""
        sections = {section.id for section in self.sections if section.small_talk}
        return frozenset(entry.id for entry in self.entries if entry.section in sections)

    @property
    def remarks(self) -> frozenset[str]:
        """The ids of the small talk that asks nothing, unlike « Êtes-vous un robot ? »."""
        small_talk = self.small_talk
        return frozenset(
            entry.id
            for entry in self.entries
            if entry.id in small_talk and "?" not in entry.question
        )

    @property
    def topics(self) -> tuple[Section, ...]:
        """The sections that hold answers on the subject; one without entries holds none."""
        filled = {entry.section for entry in self.entries}
        return tuple(one for one in self.sections if not one.small_talk and one.id in filled)

    @property
    def size(self) -> int:
        """The number of phrasings of all entries."""
        return sum(len(entry.phrasings) for entry in self.entries)

    def entries_of(self, section: Section) -> tuple[Entry, ...]:
        """List the entries of one section, in the order of the file."""
        return tuple(entry for entry in self.entries if entry.section == section.id)
