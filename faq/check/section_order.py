"""The order of entries in a knowledge file: grouped by section, the sections in their own order.

Within a section, entries stay in the order in which they were written: it is that of the menu.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from bot.knowledge import Fault
from bot.knowledge.strict_yaml import Document, parse_yaml
from faq.source import Source


def check(source: Source) -> Iterator[Fault]:
    """List the entries that stand after those of a later section."""
    sections, entries = source.knowledge.sections, source.knowledge.entries
    places = _places(section.id for section in sections)
    latest = accumulate((places[entry.section] for entry in entries), max)
    for entry, last in zip(entries, latest, strict=True):
        if places[entry.section] < last:
            yield source.remark(
                entry,
                f"l'entrée vient après celles de la section « {sections[last].id} »",
                f"rangez-la dans « {entry.section} » ; `faq check --fix` le fait",
            )


def order_entries(text: str) -> str:
    """Group the entries of a knowledge file by section.

    Whole blocks of lines change places: an entry with the comments that stand right above it. What
    is not written as a list of blocks, an item a line or more, is left as it is.
    """
    document = parse_yaml(text)
    lines = [f"{line}\n" for line in text.rstrip().split("\n")]
    entries = document.value["entries"]
    places = _places(section["id"] for section in document.value["sections"])
    order = sorted(range(len(entries)), key=lambda index: places[entries[index]["section"]])
    starts = [document.line(("entries", index)) - 1 for index in range(len(entries))]
    if order == list(range(len(entries))) or not _are_blocks(lines, starts):
        return text
    starts = [_with_comments(lines, start) for start in starts]
    ends = [*starts[1:], _end_of_entries(document, lines)]
    blocks = [_split_gap(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    moved = [
        line
        for place, index in enumerate(order)
        for line in (*blocks[index][0], *blocks[place][1])  # the empty lines stay where they are
    ]
    return "".join([*lines[: starts[0]], *moved, *lines[ends[-1] :]])


def _places(sections: Any) -> dict[str, int]:
    return {id_: place for place, id_ in enumerate(sections)}


def _are_blocks(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Check whether each entry begins a line of its own, all of them in one column."""
    columns = {_indent(lines[start]) for start in starts}
    dashes = all(lines[start].lstrip().startswith("-") for start in starts)
    return dashes and len(columns) == 1 and len(set(starts)) == len(starts)


def _with_comments(lines: Sequence[str], start: int) -> int:
    """Go up from the first line of a block over the comments that belong to it."""
    indent = _indent(lines[start])
    while lines[start - 1].lstrip().startswith("#") and _indent(lines[start - 1]) == indent:
        start -= 1
    return start


def _end_of_entries(document: Document, lines: Sequence[str]) -> int:
    """Return the line after the last entry; what comes next is a key of the file, or nothing."""
    first = document.line(("entries",))
    keys = [document.line((key,)) - 1 for key in document.value]
    following = [line for line in keys if line > first]
    return _with_comments(lines, min(following)) if following else len(lines)


def _split_gap(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Split a block from the empty lines after it."""
    end = len(lines)
    while not lines[end - 1].strip():
        end -= 1
    return lines[:end], lines[end:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
