"""Read rich messages (Bot API 10.1), which python-telegram-bot 22 does not know, as plain text."""

from collections.abc import Iterator
from typing import Any

MAX_TEXT = 4096  # characters, as of any other text; a rich message may have eight times as many

# The fields of https://core.telegram.org/bots/api#richblock that hold words or further blocks.
_BLOCK_FIELDS = ("summary", "blocks", "items", "cells", "caption")
# Of https://core.telegram.org/bots/api#richtext; the latter two are an emoji's and a formula's.
_TEXT_FIELDS = ("text", "alternative_text", "expression")


def with_plain_text(value: Any) -> Any:
    """Return part of an update in which rich messages have a `text`, as all others have."""
    if isinstance(value, list):
        return [with_plain_text(one) for one in value]
    if not isinstance(value, dict):
        return value
    rich = value.get("rich_message")
    text = {"text": _plain_text(rich)} if isinstance(rich, dict) else {}
    return {name: with_plain_text(one) for name, one in value.items()} | text


def _plain_text(rich_message: dict[str, Any]) -> str:
    lines = map(str.strip, _lines(rich_message.get("blocks")))
    return "\n".join(filter(None, lines))[:MAX_TEXT]


def _lines(block: Any) -> Iterator[str]:
    if isinstance(block, str):
        yield block
    elif isinstance(block, list):
        for one in block:
            yield from _lines(one)
    elif isinstance(block, dict):
        yield _words(block)
        for name in _BLOCK_FIELDS:
            yield from _lines(block.get(name))


def _words(rich_text: Any) -> str:
    if isinstance(rich_text, list):
        return "".join(map(_words, rich_text))
    if isinstance(rich_text, dict):
        return "".join(_words(rich_text.get(name, "")) for name in _TEXT_FIELDS)
    return rich_text if isinstance(rich_text, str) else ""
