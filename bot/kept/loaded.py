"""What stands in the files of a knowledge base, from a kept copy if none of them has changed.

So a start needs neither YAML nor its validation, which take a tenth of a second and 7 MB.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.kept.copies import KeptCopies, copy_name, digest
from bot.kept.learned import learned_name
from bot.knowledge import KNOWLEDGE_DIR, Knowledge, load_knowledge
from bot.texts import TEXTS_PATH, Texts, load_texts
from bot.tour import Guide, load_guide

TEXT_SUFFIXES = {".md", ".txt", ".yaml", ".yml"}
MAX_FILES = 1_000  # that are looked at; beside more, nothing is kept


@dataclass(frozen=True)
class Loaded:
    """What was loaded.

    Attributes:
        learned: the name of the copy of what is learned from it.
    """

    knowledge: Knowledge
    texts: Texts
    guide: Guide | None
    learned: str


def load(path: Path) -> Loaded:
    """Load a knowledge base, and what the bot says with it.

    Raises:
        KnowledgeError: with the faults of the knowledge base, or else of the texts.
    """
    knowledge = load_knowledge(path)
    return Loaded(knowledge, load_texts(knowledge), load_guide(knowledge), learned_name(knowledge))


def load_kept(path: Path, copies: KeptCopies) -> Loaded:
    """Return what was loaded before if no file has changed since; else load it and keep it.

    Raises:
        KnowledgeError: as for `load`.
    """
    name = _name(path)
    recalled = copies.recall(name, {}) if name else None
    if isinstance(recalled, Loaded):
        return recalled
    loaded = load(path)
    # Only what is surely that of the name: nothing changed meanwhile, and no other file was read.
    if name and name == _name(path) and {*loaded.knowledge.files, TEXTS_PATH} <= _near(path):
        copies.keep(name, loaded, {})
    return loaded


def is_kept(path: Path, copies: KeptCopies) -> bool:
    """Check whether there is a copy of what stands in the files now."""
    name = _name(path)
    return name is not None and copies.has(name)


def size(path: Path) -> int:
    """Return how many bytes the files of a knowledge base may have together."""
    try:
        return sum(file.stat().st_size for file in _texts_in(path.parent))
    except OSError:  # loading tells
        return 0


def _name(path: Path) -> str | None:
    """Return the name of the copy; None if there are too many files, or one cannot be read."""
    where = str(path), str(path.absolute()), str(KNOWLEDGE_DIR)
    try:
        files = _near(path)
        if len(files) > MAX_FILES:
            return None
        return copy_name("loaded", repr((where, digest(files))).encode())
    except OSError:
        return None


def _near(path: Path) -> set[Path]:
    """Return the files that a knowledge base may consist of: those beside it, those of the bot."""
    return {*_texts_in(path.parent), *_texts_in(KNOWLEDGE_DIR)}


def _texts_in(folder: Path) -> Iterator[Path]:
    for one in folder.iterdir():
        inside = one.iterdir() if one.is_dir() else [one]
        yield from (file for file in inside if file.suffix.lower() in TEXT_SUFFIXES)
