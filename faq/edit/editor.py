"""Additions to a knowledge file: every line that was there stays as it is, byte for byte.

ruamel.yaml writes the file anew with its comments, order and quoting. It does not keep how long
texts were wrapped by hand, so what it wrote is compared with what was there before.
"""

import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import LiteralScalarString
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from bot.errors import FaqError
from bot.knowledge import Entry
from bot.knowledge.loading import read_knowledge
from bot.knowledge.strict_yaml import parse_yaml
from faq.text_file import TextFile

UNLIMITED = 1_000_000  # columns; ruamel.yaml wraps longer lines
_TEXT = Tag(suffix="tag:yaml.org,2002:str")
_FIRST_ITEM = re.compile(r"^(?:entries|near|far):.*\n(?:\s*#.*\n|\s*\n)*( *)- ", re.MULTILINE)


class _TextResolver(VersionedResolver):
    """Takes every scalar for a text, as `bot.knowledge.strict_yaml` does: `null` is no null."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return _TEXT if kind is ScalarNode else super().resolve(kind, value, implicit)


class Editor:
    """Makes additions to one knowledge file, in memory until they are saved.

    Attributes:
        text: the file with the additions, its lines ended by a line feed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = TextFile(path)
        self.text = self._file.text

    def add_variants(self, entry_id: str, variants: Sequence[str]) -> None:
        """Add variants after those that an entry has.

        Raises:
            FaqError: the file is written in a way that would not be kept.
        """
        content = self._parse()
        entry = next(entry for entry in content["entries"] if entry["id"] == entry_id)
        if "variants" not in entry:
            entry.insert(list(entry).index("question") + 1, "variants", CommentedSeq())
        for variant in variants:
            append(entry["variants"], variant)
        self._take(content)

    def add_entry(self, entry: Entry) -> None:
        """Add an entry after the last one of its section.

        Raises:
            FaqError: the file is written in a way that would not be kept.
        """
        content = self._parse()
        entries = content["entries"]
        place = self._place(entries, entry.section)
        entries.insert(place, _mapping(entry))
        # An empty line belongs to the item after it.
        following = min(place + 1, len(entries) - 1)
        entries.yaml_set_comment_before_after_key(following, before="\n")
        self._take(content)

    def save(self) -> None:
        """Put the new file in the place of the old one, in one step.

        Raises:
            FaqError: the old one is not what it was when it was read.
            KnowledgeError: the new one has faults.
        """
        self._check()
        self._file.replace(self.text)

    def _check(self) -> None:
        read_knowledge(self.path, {self.path: self.text})

    def _yaml(self) -> YAML:
        found = _FIRST_ITEM.search(self.text)
        offset = len(found[1]) if found else 0
        yaml = YAML()
        yaml.Resolver = _TextResolver
        yaml.preserve_quotes = True
        yaml.width = UNLIMITED
        yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
        return yaml

    def _parse(self) -> Any:
        return self._yaml().load(self.text)

    def _place(self, entries: Sequence[Any], section: str) -> int:
        """Find the place after a section; the end, where a comment would be torn from its entry."""
        last = max((i for i, e in enumerate(entries) if e["section"] == section), default=-1)
        if last in (-1, len(entries) - 1):
            return len(entries)
        line = parse_yaml(self.text).line(("entries", last + 1))
        before = "\n".join(self.text.splitlines()[: line - 1]).rstrip().rpartition("\n")[2]
        return len(entries) if before.lstrip().startswith("#") else last + 1

    def _take(self, content: Any) -> None:
        text = self._dump(content)
        first, last = _changed_lines(self.text, text)
        if last > first:  # one line is a list in brackets that has grown
            first, last = _changed_lines(self.text, self._dump(self._parse()))
            raise FaqError(
                f"{self.path} : des lignes entre {first} et {last} ne resteraient pas comme elles "
                "sont écrites ; faites cet ajout à la main, ou mettez chaque texte sur une seule "
                "ligne et alignez les listes partout de la même façon"
            )
        self.text = text

    def _dump(self, content: Any) -> str:
        written = StringIO()
        self._yaml().dump(content, written)
        return written.getvalue()


def append(items: CommentedSeq, text: str) -> None:
    """Append to a list; what stands between its last item and the next key stays there."""
    last = len(items) - 1
    items.append(text)
    token = items.ca.items.pop(last, [None])[0]
    if token is None:
        return
    beside, _, below = token.value.partition("\n")
    if beside:
        items.ca.items[last] = [CommentToken(f"{beside}\n", token.start_mark, None), None]
    if below:
        items.ca.items[last + 1] = [CommentToken(f"\n{below}", token.start_mark, None), None]


def _mapping(entry: Entry) -> CommentedMap:
    """Write an entry as those before it are: only what it has, its answer line by line."""
    fields = CommentedMap(entry.model_dump(exclude_defaults=True))
    for key, value in fields.items():
        if isinstance(value, tuple):
            fields[key] = CommentedSeq(value)
    fields["answer"] = LiteralScalarString(entry.answer)
    if entry.related:
        fields["related"].fa.set_flow_style()
    return fields


def _changed_lines(before: str, after: str) -> tuple[int, int]:
    """Tell the first and the last line, from 1, that are not in the new text as they were.

    Where lines were only added, the last is before the first.
    """
    old, new = before.splitlines(), after.splitlines()
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    rest = shortest - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return start + 1, len(old) - end
