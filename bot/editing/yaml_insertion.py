"""Additions to a YAML file: lines are put in, and all that was there stays as it is.

The parser's marks tell where lists and groups of keys end. What comes out is parsed again: it must
say what the file said before, and what was added.
"""

import json
from collections.abc import Sequence
from functools import reduce
from operator import getitem
from typing import Any

import yaml

from bot.errors import FaqError
from bot.knowledge import Entry
from bot.knowledge.reading import ReadingError, without_unusual_breaks
from bot.knowledge.strict_yaml import YAML_LOADER, Location, parse_yaml


def add_items(
    text: str, parent: Location, key: str, items: Sequence[str], after: str | None = None
) -> str:
    """Add texts to a list, which is made if it is not there.

    Args:
        text: the file.
        parent: where the group of keys is that has the list.
        key: that of the list.
        items: what to add.
        after: the key after which a new list goes; without one, it goes last.

    Raises:
        FaqError: the file is written in a way that does not allow it.
    """
    file = _YamlText(text)
    group = file.node(parent)
    values = {name.value: value for name, value in group.value}
    if key in values:
        column = values[key].start_mark.column
        added = file.add(values[key], _in_brackets(items), _listed(items, column))
    else:
        column = group.start_mark.column
        lines = [f"{' ' * column}{key}:", *_listed(items, column + file.list_indent)]
        place = values[after] if after else group
        added = file.add(group, f"{key}: [{_in_brackets(items)}]", lines, file.line_after(place))
    expected = parse_yaml(text).value
    reduce(getitem, parent, expected).setdefault(key, []).extend(items)
    return _checked(added, expected)


def add_variants(text: str, entry_id: str, variants: Sequence[str]) -> str:
    """Add variants to an entry, wherever it stands by now.

    Raises:
        FaqError: it is gone, or the file is written in a way that does not allow it.
    """
    ids = [one["id"] for one in parse_yaml(text).value["entries"]]
    if entry_id not in ids:
        raise FaqError(f"l'entrée « {entry_id} » n'est plus là ; recommencez")
    return add_items(text, ("entries", ids.index(entry_id)), "variants", variants, "question")


def add_entry(text: str, entry: Entry) -> str:
    """Add an entry after the last one of its section.

    Raises:
        FaqError: the file is written in a way that does not allow it.
    """
    expected = parse_yaml(text).value
    sections = [one["section"] for one in expected["entries"]]
    same = [number for number, section in enumerate(sections) if section == entry.section]
    place = same[-1] + 1 if same else len(sections)
    fields = json.loads(entry.model_dump_json(exclude_defaults=True, by_alias=True))
    expected["entries"].insert(place, fields)

    file = _YamlText(text)
    entries = file.node(("entries",))
    column = entries.start_mark.column
    line = file.line_after(entries)
    if place < len(sections):
        line = file.above(entries.value[place].start_mark.line, column)
    lines = ["", *_as_item(fields, column, file.list_indent)]
    return _checked(file.add(entries, _in_brackets([fields]), lines, line), expected)


class _YamlText:
    """A text with what the parser knows of it.

    Attributes:
        list_indent: how far the items of a list are to the right of its key, in columns.
    """

    def __init__(self, text: str) -> None:
        self._text = text if text.endswith("\n") else f"{text}\n"
        self._lines = self._text.split("\n")[:-1]
        # In which places and lines are the same.
        root: Any = yaml.compose(without_unusual_breaks(self._text), Loader=YAML_LOADER)
        self._root = root
        lists = [value for _, value in root.value if isinstance(value, yaml.SequenceNode)]
        self.list_indent = next((one.start_mark.column for one in lists if not one.flow_style), 2)

    def node(self, location: Location) -> Any:
        """Return where a value stands."""
        node = self._root
        for key in location:
            if isinstance(key, int):
                node = node.value[key]
            else:
                node = next(value for name, value in node.value if name.value == key)
        return node

    def add(
        self, node: Any, in_brackets: str, lines: Sequence[str], line: int | None = None
    ) -> str:
        """Add to a list or group of keys.

        Args:
            node: the list or group.
            in_brackets: what to add if it is written in brackets.
            lines: what to add if it is not.
            line: before which of its lines; without one, after the last.
        """
        if node.flow_style:
            end = node.end_mark.index - 1
            comma = ", " if node.value else ""
            return f"{self._text[:end]}{comma}{in_brackets}{self._text[end:]}"
        place = self.line_after(node) if line is None else line
        return "".join(f"{one}\n" for one in [*self._lines[:place], *lines, *self._lines[place:]])

    def line_after(self, node: Any) -> int:
        """Return the line after the last one of a value."""
        end = node.end_mark  # that of a list or group is where the next thing begins
        line = end.line + 1 if isinstance(node, yaml.ScalarNode) and end.column else end.line
        return self.above(line, node.start_mark.column)

    def above(self, line: int, column: int) -> int:
        """Go up from a line over empty lines, and over comments on what stands there."""
        while line and _is_about_what_follows(self._lines[line - 1], column):
            line -= 1
        return line


def _is_about_what_follows(line: str, column: int) -> bool:
    """Check whether a line is empty, or a comment that is not inside what begins in a column."""
    content = line.lstrip()
    return not content or (content.startswith("#") and len(line) - len(content) <= column)


def _as_item(fields: dict[str, Any], column: int, indent: int) -> list[str]:
    """Write an entry as those before it are: its answer line by line, related ones on one line."""
    margin = " " * (column + 2)
    lines = []
    for key, value in fields.items():
        if key == "answer":
            rows = [f"{margin}  {row}".rstrip() for row in value.split("\n")]
            lines += [f"{margin}{key}: |-", *rows]
        elif key == "related":
            lines.append(f"{margin}{key}: [{', '.join(value)}]")
        elif isinstance(value, list):
            lines += [f"{margin}{key}:", *_listed(value, column + 2 + indent)]
        else:
            lines.append(f"{margin}{key}: {_scalar(value)}")
    return [f"{' ' * column}- {lines[0].lstrip()}", *lines[1:]]


def _listed(items: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}- {_scalar(item)}" for item in items]


def _in_brackets(items: Sequence[object]) -> str:
    return ", ".join(json.dumps(item, ensure_ascii=False) for item in items)


def _scalar(text: str) -> str:
    """Write a text as it is if that is how YAML reads it, else in quotation marks."""
    try:
        is_plain = parse_yaml(f"a: {text}\nb:\n  - {text}").value == {"a": text, "b": [text]}
    except ReadingError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _checked(text: str, expected: object) -> str:
    try:
        is_as_expected = parse_yaml(text).value == expected
    except ReadingError:
        is_as_expected = False
    if not is_as_expected:
        raise FaqError("cet ajout ne peut pas être écrit ici ; faites-le à la main")
    return text
