"""Labelled messages, and how they are read from a file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.errors import FaqError


@dataclass(frozen=True)
class Case:
    """A labelled message.

    Attributes:
        wanted: ids of the entries that answer it, any of them; empty if it is out of scope.
        asks_several: it asks for all of `wanted`.
        is_later: it follows another message of a conversation.
    """

    question: str
    wanted: frozenset[str]
    asks_several: bool = False
    is_later: bool = False


def read_conversations(lines: Iterable[str], source: str) -> Iterator[list[Case]]:
    """Read labelled conversations, one a line of JSON; most are of one message.

    Args:
        lines: `{"q": …, "ids": […], "kind": …}` or `{"turns": [{"q": …, "ids": […]}, …]}`.
        source: what to call the file in errors.

    Raises:
        FaqError: naming the line that is not of that form.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            turns = content.get("turns", [content])
            several = content.get("kind") == "multi"
            yield [_case(turn, several, is_later=index > 0) for index, turn in enumerate(turns)]
        except (ValueError, KeyError, TypeError, AttributeError):
            form = '{"q": "…", "ids": ["…"]}'
            raise FaqError(f"{source}, ligne {number} : il faut {form}") from None


def _case(turn: dict[str, Any], several: bool, is_later: bool) -> Case:
    return Case(str(turn["q"]), frozenset(turn["ids"]), several, is_later)
