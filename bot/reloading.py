"""Load what the bot says, and reload it when one of its files changes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from watchfiles import Change, awatch

from bot.dialogue import Dialogue
from bot.heap import give_back_memory
from bot.knowledge import Knowledge, load_knowledge
from bot.knowledge.phrasing_files import is_phrasing_file
from bot.texts import TEXTS_PATH, Texts, load_texts
from bot.tour import TOUR_PATH, Guide, load_guide

__all__ = ["Content", "Load", "Reloader", "give_back_memory", "load_content"]

QUIET_MILLISECONDS = 200  # without another change, so that "save all" is one reload
TEXT_SUFFIXES = {".md", ".txt", ".yaml", ".yml"}


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


def load_content(path: Path) -> Content:
    """Load a knowledge base and the bot's own texts.

    Raises:
        KnowledgeError: with the faults of the knowledge base, or else of the texts.
    """
    knowledge = load_knowledge(path)
    content = Content(Dialogue(knowledge), load_texts(), load_guide(knowledge))
    give_back_memory()
    return content


class Reloader:
    """Reload content from the files that the last good one came from."""

    def __init__(self, content: Content, load: Load = load_content) -> None:
        if content.knowledge.path is None:
            raise ValueError("what comes from no file cannot be loaded again")
        self._path = content.knowledge.path
        self._last_good = content
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
            self._last_good = await asyncio.to_thread(self._load, self._path)
            self._is_refused = False
            return self._last_good

    async def changes(self) -> AsyncIterator[None]:
        """Yield after each change of the files, once they are at rest again.

        Raises:
            OSError: the folders cannot be watched.
        """
        while True:
            folders = self._folders()
            watching = awatch(
                *folders, watch_filter=self._matters, step=QUIET_MILLISECONDS, recursive=False
            )
            async with aclosing(watching) as batches:
                async for batch in batches:
                    yield
                    # A folder in the place of another is no longer the one that is watched.
                    names = {Path(path).name for _, path in batch}
                    if folders != self._folders() or names & {folder.name for folder in folders}:
                        break
            yield  # for what changed before the new folders were watched

    def _files(self) -> tuple[Path, ...]:
        return (*self._last_good.knowledge.files, TEXTS_PATH, TOUR_PATH)

    def _folders(self) -> set[Path]:
        """List the folders to watch: an editor replaces a file, and only its folder sees that."""
        named = self._last_good.knowledge.folders
        parents = {file.parent for file in self._files()}
        return parents.difference(named) | {folder for folder in named if folder.is_dir()}

    def _matters(self, _: Change, path: str) -> bool:
        changed = Path(path)
        folders = {folder.name for folder in self._last_good.knowledge.folders}
        if changed.name in folders.union(file.name for file in self._files()):
            return True
        if changed.parent.name in folders and is_phrasing_file(changed):
            return True
        # It may be the very file or folder that was missing.
        return self._is_refused and (changed.suffix in TEXT_SUFFIXES or changed.is_dir())
