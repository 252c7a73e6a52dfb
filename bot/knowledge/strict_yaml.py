"""YAML read as texts, lists and mappings only, with the line of everything.

PyYAML's parser does the reading; its constructors are left out on purpose. Every scalar stays the
text that a maintainer wrote (the variant `non` is not a boolean, `2024` not a number), no tag makes
an object, and no alias can blow a small file up into a large value.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge.reading import ReadingError, read_text, without_unusual_breaks
from bot.knowledge.yaml_causes import find_cause

FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE  # characters: those that YAML does not allow
MAX_DEPTH = 20  # a knowledge base is five levels deep

Location = tuple[str | int, ...]  # ("entries", 3, "answer")

# libyaml's parser, where PyYAML was built with it, reads ten times faster.
YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A parsed file.

    Attributes:
        value: texts, lists and mappings, nested.
        starts: the line, from 1, at which each value starts, in the order of the file.
        literal: whether it was written as a literal block, line for line after `|`.
    """

    value: Any
    starts: Sequence[int]
    literal: Sequence[bool]

    @cached_property
    def lines(self) -> dict[Location, int]:
        """The line at which the value of each location starts; made when there is a fault."""
        # Not strict, for an empty file has a value, None, that starts nowhere.
        return dict(zip(_locations(self.value, ()), self.starts, strict=False))

    @cached_property
    def literals(self) -> frozenset[Location]:
        """Where the texts are that were written as literal blocks."""
        return frozenset(compress(_locations(self.value, ()), self.literal))

    def line(self, location: Location) -> int:
        """Return the line of a location, or of the nearest one around it that exists."""
        while location not in self.lines and location:
            location = location[:-1]
        return self.lines.get(location, 1)

    def line_of_row(self, location: Location, row: int) -> int:
        """Return the line of a row, from 0, of a text; of one that is folded, where it starts."""
        return self.line(location) + (row + 1 if location in self.literals else 0)


def read_yaml(path: Path) -> Document:
    """Read a YAML file.

    Raises:
        ReadingError: the file is missing, unreadable, too large, not UTF-8 or not strict YAML.
    """
    return parse_yaml(read_text(path))


def parse_yaml(text: str) -> Document:
    """Parse one YAML document.

    Raises:
        ReadingError: see `read_yaml`.
    """
    builder, text = _Builder(), without_unusual_breaks(text)
    try:
        for event in yaml.parse(text, Loader=YAML_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        cause = find_cause(error, text)
        problem = f"ce n'est pas du YAML : {cause.problem}"
        raise ReadingError(cause.line, problem, cause.remedy) from None
    except yaml.reader.ReaderError:
        # The error's own position counts bytes in libyaml and characters in PyYAML's parser.
        found = FORBIDDEN.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise ReadingError(line, "un caractère est interdit en YAML", "supprimez-le") from None
    except (ValueError, OverflowError):  # PyYAML's parser on "\UFFFFFFFF"
        problem = "une séquence \\U n'est pas un caractère"
        raise ReadingError(builder.line, problem, "supprimez-la") from None
    return Document(builder.value, builder.starts, builder.literal)


def _locations(value: Any, location: Location) -> Iterator[Location]:
    """List where each value is, in the order of the file."""
    yield location
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, item in items:
        yield from _locations(item, (*location, key))


@dataclass
class _Open:
    """A list or mapping whose end has not been read yet; `key` is the next value's."""

    value: list[Any] | dict[str, Any]
    key: str | None = None


@dataclass
class _Builder:
    """Builds the value from the parser's events, without recursion."""

    value: Any = None
    starts: list[int] = field(default_factory=list)
    literal: list[bool] = field(default_factory=list)
    line: int = 1
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: yaml.Event) -> None:
        self.line = line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise ReadingError(line, "un second document commence", "supprimez « --- »")
            case yaml.AliasEvent():
                raise ReadingError(line, "les alias (*nom) ne sont pas admis", "recopiez le texte")
            case yaml.ScalarEvent():
                _refuse_tag(event, line)
                if FORBIDDEN.search(event.value):  # "\0" or, in PyYAML's parser, "\ud800"
                    raise ReadingError(
                        line, "un caractère de contrôle est caché ici", "supprimez-le"
                    )
                self._add(event.value, line, event.style == "|")
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                _refuse_tag(event, line)
                if len(self._open) >= MAX_DEPTH:
                    raise ReadingError(line, "l'imbrication est trop profonde", "simplifiez")
                value: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
                self._add(value, line)
                self._open.append(_Open(value))
            case yaml.CollectionEndEvent():
                self._open.pop()

    def _add(self, value: Any, line: int, is_literal: bool = False) -> None:
        """Put a value where it belongs."""
        parent = self._open[-1] if self._open else None
        if parent is None:
            self.value = value
        elif isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.key is None:
            parent.key = self._new_key(parent.value, value, line)
            return
        else:
            parent.value[parent.key] = value
            parent.key = None
        self.starts.append(line)
        self.literal.append(is_literal)

    def _new_key(self, mapping: dict[str, Any], key: Any, line: int) -> str:
        if not isinstance(key, str):
            raise ReadingError(
                line, "une clé doit être un simple texte", "mettez-la entre guillemets"
            )
        if key in mapping:
            raise ReadingError(line, f"la clé « {key} » est donnée deux fois", "gardez-en une")
        return key


def _refuse_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
    """Refuse `!tags` and `&anchors`: the first make objects, the second serve aliases only."""
    if event.tag not in (None, "!"):
        raise ReadingError(line, f"l'étiquette {event.tag} n'est pas admise", "supprimez-la")
    if event.anchor is not None:
        raise ReadingError(line, f"l'ancre &{event.anchor} n'est pas admise", "supprimez-la")
