"""Load what the bot says, and reload it when one of its files changes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bot.dialogue import Dialogue
from bot.file_states import States, differ, look_at
from bot.heap import give_back_memory
from bot.kept.copies import KeptCopies
from bot.kept.learned import learn_kept
from bot.kept.learning_process import learn_apart
from bot.kept.loaded import TEXT_SUFFIXES, is_kept, load, load_kept, size
from bot.knowledge import Knowledge
from bot.knowledge.places import is_phrasing_file
from bot.texts import TEXTS_PATH, Texts
from bot.tour import Guide

LOOK_INTERVAL = 0.5  # seconds between two looks at the files
# Bytes, about 2,000 phrasings; less is learned sooner than a process starts, and in little memory.
MIN_APART = 100_000
QUIET_INTERVAL = 0.2  # seconds without another change until one counts
MAX_LOOKS = 50  # until one counts all the same: some programs write a file all the time


@dataclass(frozen=True)
class Content:
    """What comes from the knowledge files. Its parts belong together and are replaced together."""

    dialogue: Dialogue
    texts: Texts
    guide: Guide | None

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge base."""
        return self.dialogue.knowledge


Load: TypeAlias = Callable[[Path], Content]


def load_content(path: Path, copies: KeptCopies | None = None, *, apart: bool = False) -> Content:
    """Load a knowledge base, and what the bot says with it.

    Args:
        path: the file of the knowledge base.
        copies: where what is learned from it is kept; without any, it is learned anew.
        apart: whether another process does most of it, since somebody may wait for an answer.

    Raises:
        KnowledgeError: with the faults of the knowledge base, or else of the texts.
    """
    if copies and apart and size(path) >= MIN_APART and not is_kept(path, copies):
        learn_apart(path, copies)
    loaded = load_kept(path, copies) if copies else load(path)
    learned = learn_kept(loaded.knowledge, copies, loaded.learned) if copies else None
    content = Content(Dialogue(loaded.knowledge, learned), loaded.texts, loaded.guide)
    give_back_memory()
    return content


class Reloader:
    """Reload content from the files that the last good one came from.

    Attributes:
        content: the last good one.
    """

    def __init__(self, content: Content, load: Load = load_content) -> None:
        if content.knowledge.path is None:
            raise ValueError("what comes from no file cannot be loaded again")
        self._path = content.knowledge.path
        self.content = content
        self._load = load
        self._is_refused = False
        self._lock = asyncio.Lock()

    async def reload(self) -> Content:
        """Load in a thread, one at a time, while the bot keeps answering.

        Raises:
            KnowledgeError: with all faults; what was loaded before remains good.
        """
        async with self._lock:
            self._is_refused = True  # unless all goes well
            self.content = await asyncio.to_thread(self._load, self._path)
            self._is_refused = False
            return self.content

    async def changes(self) -> AsyncIterator[None]:
        """Yield after each change of the files, once they are at rest again or never are."""
        seen = await asyncio.to_thread(self._look)
        while True:
            await asyncio.sleep(LOOK_INTERVAL)
            now = await asyncio.to_thread(self._look)
            has_changed = self._has_changed(seen, now)
            looks = 0
            while self._has_changed(seen, now) and looks < MAX_LOOKS:  # "save all" is one change
                await asyncio.sleep(QUIET_INTERVAL)
                seen, now, looks = now, await asyncio.to_thread(self._look), looks + 1
            seen = now
            if has_changed:
                yield

    def _look(self) -> "_Look":
        knowledge = self.content.knowledge
        files = {*knowledge.files, TEXTS_PATH}
        parents = {file.parent for file in files}.difference(knowledge.folders)
        return _Look(
            look_at(files, knowledge.folders, is_phrasing_file),
            look_at((), parents, _may_be_missed),
        )

    def _has_changed(self, before: "_Look", now: "_Look") -> bool:
        # After a refusal, the file or folder that was missing may come anywhere beside the others.
        has_come = self._is_refused and differ(before.beside, now.beside)
        # What the last reload was the first to read may have changed before it was looked at.
        is_new = now.own.keys() - before.own.keys() - before.beside.keys()
        return has_come or bool(is_new) or differ(before.beside | before.own, now.own)


@dataclass(frozen=True)
class _Look:
    """What a look at the files has found: the files of the content, and those beside them."""

    own: States
    beside: States


def _may_be_missed(path: Path) -> bool:
    return path.suffix in TEXT_SUFFIXES or path.is_dir()
