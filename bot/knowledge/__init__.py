"""The knowledge base: questions, answers and what belongs to them, loaded from YAML and checked.

    text -> `strict_yaml` -> `format` (the models) -> `consistency` -> Knowledge

`loading` leads through these stages; what is wrong at any of them is a `Fault`.
"""

from bot.knowledge.fault import Fault, KnowledgeError
from bot.knowledge.format import Entry, Lexicon, OutOfScope, Section
from bot.knowledge.loading import (
    KNOWLEDGE_DIR,
    LEXICON_FILE,
    Knowledge,
    knowledge_schema,
    load_knowledge,
    locate_article,
    locate_examples,
    locate_out_of_scope,
    locate_phrasings,
    read_model,
)

__all__ = [
    "KNOWLEDGE_DIR",
    "LEXICON_FILE",
    "Entry",
    "Fault",
    "Knowledge",
    "KnowledgeError",
    "Lexicon",
    "OutOfScope",
    "Section",
    "knowledge_schema",
    "load_knowledge",
    "locate_article",
    "locate_examples",
    "locate_out_of_scope",
    "locate_phrasings",
    "read_model",
]
