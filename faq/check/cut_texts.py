"""Texts that a ` #` cuts: to YAML, what follows is a comment."""

import re
from collections.abc import Iterator

from bot.knowledge import Fault
from bot.knowledge.strict_yaml import Document, Location
from faq.source import Source

_READ = {"question", "answer", "note", "source", "title", "variants", "keywords"}
MAX_SHOWN = 30  # characters of what is not read


def check(source: Source) -> Iterator[Fault]:
    """List texts without quotation marks that go on after a ` #`."""
    document = source.document(source.path)
    lines = source.path.read_text(encoding="utf-8-sig").split("\n")
    for location, text in _texts(document):
        number = document.line(location)
        line = lines[number - 1] if number <= len(lines) else ""
        if "#" not in line:
            continue
        found = re.search(rf"(?:^|[\s:-]){re.escape(text)}\s+(#.+)$", line)
        if found:
            entry = document.value["entries"][location[1]].get("id")
            unread = found[1][:MAX_SHOWN]
            yield Fault(
                file=source.path,
                line=number,
                entry=str(entry),
                problem=f"« {unread} » n'est pas lu : après « # », c'est un commentaire",
                remedy="mettez le texte entre guillemets droits, ou le commentaire sur sa ligne",
            )


def _texts(document: Document) -> Iterator[tuple[Location, str]]:
    """List the texts of entries that stand on one line, with their places."""
    for index, entry in enumerate(document.value["entries"]):
        for key, value in entry.items():
            if key not in _READ:
                continue
            items = enumerate(value) if isinstance(value, list) else ((None, value),)
            for position, text in items:
                place: Location = ("entries", index, key)
                if isinstance(text, str) and "\n" not in text:
                    yield (*place, position) if position is not None else place, text
