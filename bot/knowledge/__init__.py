"""The knowledge base: questions, answers and what belongs to them, loaded from files and checked.

    text -> `strict_yaml`, `phrasing_files` -> `format` (the models) -> `consistency` -> Knowledge

`loading` leads through these stages; what is wrong at any of them is a `Fault`.
"""

from bot.knowledge.fault import Fault, KnowledgeError
from bot.knowledge.files import KNOWLEDGE_DIR
from bot.knowledge.format import Entry, Lexicon, OutOfScope, Section
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loading import (
    KNOWLEDGE_FILE,
    LEXICON_FILE,
    knowledge_file,
    knowledge_schema,
    load_knowledge,
    read_model,
)

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
