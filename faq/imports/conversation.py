"""Greetings, thanks and a goodbye for a knowledge base whose source has none."""

from dataclasses import replace

from bot.knowledge import KNOWLEDGE_FILE, Entry, load_knowledge
from faq.imports.base import Base, Imported
from faq.imports.findings import Place
from faq.new import MODEL_DIR


def with_conversation(base: Base) -> Base:
    """Add those of the knowledge base that `faq new` starts with, unless there is conversation."""
    if any(section.small_talk for section in base.sections):
        return base
    model = load_knowledge(MODEL_DIR / KNOWLEDGE_FILE)
    taken = {imported.entry.id for imported in base.entries}
    sections = [section for section in model.sections if section.small_talk]
    entries = [entry for entry in model.entries if entry.id in model.small_talk]
    if taken & {entry.id for entry in entries} or _ids(base) & {one.id for one in sections}:
        return base
    return replace(
        base,
        sections=(*base.sections, *sections),
        entries=(*base.entries, *map(_added, entries)),
    )


def _ids(base: Base) -> set[str]:
    return {section.id for section in base.sections}


def _added(entry: Entry) -> Imported:
    return Imported(entry.model_copy(update={"related": ()}), Place("modele"))
