"""What an import into a folder that has one brings in."""

from dataclasses import dataclass, field

from bot.knowledge import Entry, Section
from faq.imports.memory import Memory

# As they are called in what is shown.
FIELDS = {
    "question": "la question",
    "answer": "la réponse",
    "section": "la section",
    "keywords": "les mots-clés",
}


@dataclass(frozen=True)
class FieldChange:
    """A field of an entry that has changed at the source."""

    entry_id: str
    key: str
    old: str | tuple[str, ...]
    new: str | tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Something that has changed at the source and here; it stays as it is here.

    Attributes:
        what: what it is, in French.
    """

    entry_id: str
    what: str
    here: str
    there: str


@dataclass
class Plan:
    """What an import brings in.

    Attributes:
        added: entries with the ids that they get; their section is one of the knowledge base or
            of `sections`.
        sections: those that are new.
        variants: by entry, those to add and those to take away.
        near: messages to refuse to add, and to take away.
        memory: what is to be remembered afterwards.
    """

    added: list[Entry] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[FieldChange] = field(default_factory=list)
    variants: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    near: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    conflicts: list[Conflict] = field(default_factory=list)
    memory: Memory = field(default_factory=lambda: Memory(entries={}))

    @property
    def is_empty(self) -> bool:
        """Check whether there is nothing to write."""
        changes = (self.added, self.removed, self.changed, self.variants, *self.near)
        return not any(changes)
