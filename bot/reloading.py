"""Load what the bot says, and reload it when one of its files changes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from watchfiles import Change, awatch

from bot.dialogue import Dialogue
from bot.heap import give_back_memory
from bot.knowledge import Knowledge, load_knowledge
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
            path = self._last_good.knowledge.files[0]
            self._last_good = await asyncio.to_thread(self._load, path)
            self._is_refused = False
            return self._last_good

    async def changes(self) -> AsyncIterator[None]:
        """Yield after each change of the files, once they are at rest again.

        Raises:
            OSError: the folders cannot be watched.
        """
        # An editor replaces the old file by a new one, which only a watch on the folder notices.
        folders = {file.parent for file in self._files()}
        changes = awatch(
            *folders, watch_filter=self._matters, step=QUIET_MILLISECONDS, recursive=False
        )
        async for _ in changes:
            yield

    def _files(self) -> tuple[Path, ...]:
        return (*self._last_good.knowledge.files, TEXTS_PATH, TOUR_PATH)

    def _matters(self, _: Change, path: str) -> bool:
        changed = Path(path)
        if changed.name in {file.name for file in self._files()}:
            return True
        # It may be the file whose absence was the fault.
        return self._is_refused and changed.suffix in TEXT_SUFFIXES
