"""The knowledge base: questions, answers and what belongs to them, loaded from files and checked.

    text -> `strict_yaml`, `phrasing_files` -> `format` (the models) -> `consistency` -> Knowledge

`loading` leads through these stages; what is wrong at any of them is a `Fault`.
"""

from typing import TYPE_CHECKING

from bot.knowledge.fault import Fault, KnowledgeError
from bot.knowledge.format import Entry, Lexicon, OutOfScope, Section
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.places import KNOWLEDGE_DIR, KNOWLEDGE_FILE, LEXICON_FILE, knowledge_file

if TYPE_CHECKING:
    from bot.knowledge.loading import knowledge_schema, load_knowledge, read_model

__all__ = [
    "KNOWLEDGE_DIR",
    "KNOWLEDGE_FILE",
    "LEXICON_FILE",
    "Entry",
    "Fault",
    "Knowledge",
    "KnowledgeError",
    "Lexicon",
    "OutOfScope",
    "Section",
    "knowledge_file",
    "knowledge_schema",
    "load_knowledge",
    "read_model",
]


def __getattr__(name: str) -> object:
    """Import what loads when it is asked for: a start from what was kept needs no YAML."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.knowledge import loading

    return getattr(loading, name)
