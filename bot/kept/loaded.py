"""What stands in the files of a knowledge base, from a kept copy if none of them has changed.

So a start needs neither YAML nor its validation, which take a tenth of a second and 7 MB.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.kept.copies import KeptCopies, copy_name, digest
from bot.kept.learned import learned_name
from bot.knowledge import KNOWLEDGE_DIR, Knowledge
from bot.texts import TEXTS_PATH, Texts, load_texts
from bot.tour import Guide, load_guide

TEXT_SUFFIXES = {".md", ".txt", ".yaml", ".yml"}
# That are looked at; beside more, nothing is kept. To read so much takes 0.2 s, and 100,000
# phrasings are 7 MB.
MAX_FILES = 1_000
MAX_BYTES = 100_000_000


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
    from bot.knowledge.loading import load_knowledge  # only here: what was kept needs no YAML

    knowledge = load_knowledge(path)
    return Loaded(knowledge, load_texts(knowledge), load_guide(knowledge), learned_name(knowledge))


def load_kept(path: Path, copies: KeptCopies) -> Loaded:
    """Return what was loaded before if no file has changed since; else load it and keep it.

    Raises:
        KnowledgeError: as for `load`.
    """
    look = _look_at(path)
    recalled = copies.recall(look.name, {}) if look else None
    if isinstance(recalled, Loaded):
        return recalled
    loaded = load(path)
    # Only what is surely that of the name: nothing changed meanwhile, and no other file was read.
    if look and look == _look_at(path) and look.files >= {*loaded.knowledge.files, TEXTS_PATH}:
        copies.keep(look.name, loaded, {})
    return loaded


def is_kept(path: Path, copies: KeptCopies) -> bool:
    """Check whether there is a copy of what stands in the files now."""
    look = _look_at(path)
    return look is not None and copies.has(look.name)


def size(path: Path) -> int:
    """Return how many bytes the files of a knowledge base may have together."""
    try:
        return _bytes_in(filter(Path.is_file, _texts_in(path.parent)))
    except OSError:  # loading tells
        return 0


@dataclass(frozen=True)
class _Look:
    """What there is to load.

    Attributes:
        name: that of the copy.
        files: those that a knowledge base may consist of.
    """

    name: str
    files: frozenset[Path]


def _look_at(path: Path) -> _Look | None:
    """Look at what a knowledge base may consist of: what is beside it, and what is the bot's own.

    Returns:
        What there is; None if that is too much to be read twice, or something cannot be read.
    """
    where = str(path), str(path.absolute()), str(KNOWLEDGE_DIR)
    try:
        near = {*_texts_in(path.parent), *_texts_in(KNOWLEDGE_DIR)}
        # Not what only has such a name: of a pipe, nobody can tell what it holds before it is read.
        files = frozenset(filter(Path.is_file, near))
        if len(files) > MAX_FILES or _bytes_in(files) > MAX_BYTES:
            return None
        others = sorted(map(str, near - files))
        return _Look(copy_name("loaded", repr((where, others, digest(files))).encode()), files)
    except OSError:
        return None


def _bytes_in(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def _texts_in(folder: Path) -> Iterator[Path]:
    """List what is named like a text, in a folder and in the folders in it."""
    for one in folder.iterdir():
        inside = one.iterdir() if one.is_dir() else ()
        yield from (path for path in (one, *inside) if path.suffix.lower() in TEXT_SUFFIXES)
