"""Changes to the lines of a knowledge file: those of one field or one entry, and no others."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from bot.errors import FaqError
from bot.knowledge.strict_yaml import parse_yaml

UNLIMITED = 1_000_000  # columns; ruamel.yaml wraps longer lines
_BLOCK_TEXTS = {"answer"}  # written line by line, however short


@dataclass(frozen=True)
class _Edit:
    """Lines to be replaced, from `start` to before `end`, both from 0."""

    start: int
    end: int
    lines: Sequence[str]


class KnowledgeLines:
    """Collects changes to a knowledge file, to be made in one go."""

    def __init__(self, text: str) -> None:
        self._document = parse_yaml(text)
        self._lines = text.split("\n")
        self._value: dict[str, Any] = self._document.value
        self._edits: list[_Edit] = []
        self._expected: list[dict[str, Any]] = [dict(entry) for entry in self._value["entries"]]
        self._ids = [str(entry["id"]) for entry in self._expected]
        self._sections = [dict(section) for section in self._value["sections"]]
        self._removed: set[int] = set()
        self._added: list[tuple[int, dict[str, Any]]] = []

    def entry_lines(self, entry_id: str) -> tuple[int, int]:
        """Return the first line of an entry, from 0, and the one after its last.

        Raises:
            FaqError: there is none of this id.
        """
        if entry_id not in self._ids:
            raise FaqError(f"l'entrée « {entry_id} » n'est plus dans le fichier")
        return self._entry_range(self._ids.index(entry_id))

    def texts_of(self, entry_id: str, key: str) -> tuple[str, ...]:
        """List the texts of a field of an entry."""
        return tuple(self._expected[self._ids.index(entry_id)].get(key, ()))

    def set_field(self, entry_id: str, key: str, value: object) -> None:
        """Set a field of an entry to another value; none of it removes the field."""
        index = self._ids.index(entry_id)
        lines = write_field(key, value, self._indent(index)) if value else []
        if key in self._expected[index]:
            start, end = self._field_range(index, key)
            lead = re.match(r"\s*-\s+", self._lines[start])
            if lead and lines:  # the first field stands beside the hyphen
                lines = [lead[0] + lines[0].lstrip(), *lines[1:]]
        else:
            start = end = self._entry_range(index)[1]
        self._edits.append(_Edit(start, end, lines))
        if value:
            self._expected[index][key] = _plain(value)
        else:
            self._expected[index].pop(key, None)

    def add_entry(self, fields: Mapping[str, object]) -> None:
        """Add an entry after the last one of its section, or at the end."""
        places = [n for n, e in enumerate(self._expected) if e["section"] == fields["section"]]
        index = places[-1] if places else len(self._expected) - 1
        end = self._entry_range(index)[1]
        block = write_item(fields, self._indent(index) - 2)
        self._edits.append(_Edit(end, end, ["", *block]))
        self._added.append((index, {key: _plain(value) for key, value in fields.items() if value}))

    def remove_entry(self, entry_id: str) -> None:
        """Take an entry away, with the empty lines after it."""
        index = self._ids.index(entry_id)
        start, end = self._entry_range(index)
        while end < len(self._lines) and not self._lines[end].strip():
            end += 1
        self._edits.append(_Edit(start, end, []))
        self._removed.add(index)

    def add_section(self, fields: Mapping[str, object]) -> None:
        """Add a section after the others."""
        last = len(self._value["sections"]) - 1  # of those that have a line
        start = self._document.line(("sections", last)) - 1
        line = self._lines[start]
        if not line.lstrip().startswith("-"):
            raise FaqError(
                f"les sections sont en une ligne ; ajoutez-y « {fields['id']} » à la main"
            )
        indent = len(line) - len(line.lstrip())
        end = self._block_end(start + 1, indent)
        self._edits.append(_Edit(end, end, write_item(fields, indent)))
        self._sections.append({key: _plain(value) for key, value in fields.items() if value})

    def text(self) -> str:
        """Return the file with all changes.

        Raises:
            FaqError: it is written in a way that they cannot be made in.
        """
        lines = list(self._lines)
        # From below, so that the lines above stay where they are; of two at one place, the later
        # one is put in first and so comes last.
        ordered = sorted(enumerate(self._edits), key=lambda pair: (-pair[1].start, -pair[0]))
        for _, edit in ordered:
            lines[edit.start : edit.end] = edit.lines
        changed = "\n".join(lines)
        expected = {**self._value, "sections": self._sections, "entries": self._entries()}
        if parse_yaml(changed).value != expected:
            raise FaqError(
                "ce fichier est écrit d'une façon qui ne permet pas de le changer ligne à ligne : "
                "mettez chaque champ sur sa ligne, comme `faq import` l'écrit"
            )
        return changed

    def _entries(self) -> list[dict[str, Any]]:
        entries = []
        for index, entry in enumerate(self._expected):
            if index not in self._removed:
                entries.append(entry)
            entries += [fields for place, fields in self._added if place == index]
        return entries

    def _indent(self, index: int) -> int:
        """Return the column of the fields of an entry."""
        line = self._lines[self._document.line(("entries", index)) - 1]
        lead = re.match(r"\s*-\s+", line)
        if lead is None or line[lead.end() :].startswith("{"):
            raise FaqError(
                f"l'entrée « {self._ids[index]} » est en une ligne ; changez-la à la main"
            )
        return lead.end()

    def _entry_range(self, index: int) -> tuple[int, int]:
        start = self._document.line(("entries", index)) - 1
        return start, self._block_end(start + 1, self._indent(index) - 1)

    def _block_end(self, start: int, indent: int) -> int:
        """Return the line after a block: the last one that is deeper than a column, and filled."""
        end = start
        for number in range(start, len(self._lines)):
            line = self._lines[number]
            if line.strip() and len(line) - len(line.lstrip()) <= indent:
                break
            if line.strip():
                end = number + 1
        return end

    def _field_range(self, index: int, key: str) -> tuple[int, int]:
        start, end = self._entry_range(index)
        indent = self._indent(index)
        sign = re.compile(rf"(?:\s*-\s+|\s{{{indent}}})(?:{key}|\"{key}\"|'{key}')\s*:")
        first = next((n for n in range(start, end) if sign.match(self._lines[n])), None)
        if first is None:
            raise FaqError(f"« {key} » de « {self._ids[index]} » n'est pas à sa place")
        stop = self._block_end(first + 1, indent)
        # Lists may stand in the column of their key.
        while stop < end and re.match(rf"\s{{{indent}}}- ", self._lines[stop]):
            stop = self._block_end(stop + 1, indent)
        return first, stop


def write_field(key: str, value: object, indent: int) -> list[str]:
    """Write a field in lines."""
    return _written(CommentedMap({key: _styled(key, value)}), indent)


def write_item(fields: Mapping[str, object], indent: int) -> list[str]:
    """Write an item of a list, a field a line; what is empty is left out."""
    known = {key: _styled(key, value) for key, value in fields.items() if value}
    first, *rest = _written(CommentedMap(known), indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _written(value: CommentedMap, indent: int) -> list[str]:
    yaml = YAML()
    yaml.width = UNLIMITED
    yaml.indent(mapping=2, sequence=4, offset=2)
    written = StringIO()
    yaml.dump(value, written)
    return textwrap.indent(written.getvalue().rstrip("\n"), " " * indent).split("\n")


def _styled(key: str, value: object) -> object:
    if isinstance(value, tuple):
        items = CommentedSeq(value)
        if key == "related":
            items.fa.set_flow_style()
        return items
    return LiteralScalarString(value) if key in _BLOCK_TEXTS and isinstance(value, str) else value


def _plain(value: object) -> Any:
    """Return a value as it is read back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
