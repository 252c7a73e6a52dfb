"""The texts of a YAML file that users read, each with its place; for whoever proofreads them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.knowledge import KNOWLEDGE_DIR, Fault
from bot.knowledge.loading import CONVERSATION_FILE
from bot.knowledge.places import COMPANIONS
from bot.knowledge.strict_yaml import Document, Location
from bot.knowledge.validation import entry_id
from bot.texts import TEXTS_PATH
from faq.source import Source

# What users type, what is quoted word for word, and names of files.
_NOT_OURS = {"variants", "keywords", "follow_ups", "source"} | COMPANIONS.keys()
CONVERSATION_PATH = KNOWLEDGE_DIR / CONVERSATION_FILE
_IDENTIFIER = re.compile(r"[a-z0-9-]+")


class ShownTexts:
    """The texts of one file that users read."""

    def __init__(self, path: Path, document: Document) -> None:
        self._path = path
        self._document = document

    def __iter__(self) -> Iterator[tuple[Location, str]]:
        return shown_texts(self._document.value)

    def remark(
        self, location: Location, text: str, offset: int, problem: str, remedy: str
    ) -> Fault:
        """Return what is to be read again at an offset of one of the texts."""
        return Fault(
            file=self._path,
            line=self._document.line_of_row(location, text.count("\n", 0, offset)),
            entry=entry_id(self._document.value, location),
            problem=f"{problem}, dans « {_surroundings(text, offset)} »",
            remedy=remedy,
        )


def all_shown_texts(source: Source) -> Iterator[ShownTexts]:
    """List the files whose texts users read, that of the knowledge base first."""
    for path in shown_files(source):
        yield ShownTexts(path, source.document(path))


def shown_files(source: Source) -> list[Path]:
    """List those files: a knowledge base, what it names, and the texts that come with the bot."""
    named = [path for path in (source.knowledge.texts, source.knowledge.tour) if path]
    is_ours = source.path.resolve().parent == KNOWLEDGE_DIR
    return [source.path, *named, *([TEXTS_PATH, CONVERSATION_PATH] if is_ours else [])]


def shown_texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """List the texts in what a file holds that users read, each with its place."""
    match value:
        case str() if not _IDENTIFIER.fullmatch(value):
            yield location, value
        case list():
            for index, item in enumerate(value):
                yield from shown_texts(item, (*location, index))
        case dict():
            for key, item in value.items():
                if key not in _NOT_OURS:
                    yield from shown_texts(item, (*location, key))


def _surroundings(text: str, offset: int) -> str:
    """Quote the place in question, for a search in the editor: about three words of its line."""
    before = text[:offset].rpartition("\n")[2]
    after = text[offset:].partition("\n")[0]
    return f"{before[-15:]}{after[:15]}".strip()
