"""Bring texts into the form in which Telegram stores them: trimmed, with sorted entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from demo.errors import bad_request
from demo.found_entities import find_entities
from demo.html_markup import parse_html
from demo.parameters import Parameters
from demo.text_units import utf16_length
from demo.wire import JsonObject

#: The longest message in UTF-16 code units, after the entities are parsed.
MAX_MESSAGE_LENGTH = 4096

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text with its entities, as a message carries them."""

    text: str
    entities: list[JsonObject]

    def as_content(self, field: str = "text") -> JsonObject:
        """Return the fields of a message that carries this text."""
        content: JsonObject = {field: self.text}
        if self.entities:
            content["entities" if field == "text" else f"{field}_entities"] = self.entities
        return content


def format_plain(text: str) -> FormattedText:
    """Return a text that a person typed as Telegram stores it."""
    clean = _CONTROL.sub(" ", text.replace("\r", "")).strip()
    return FormattedText(clean, find_entities(clean))


def read_text(parameters: Parameters) -> FormattedText:
    """Read the text of a message that the bot sends.

    Raises:
        ApiError: It is empty, too long, or its markup is wrong.
    """
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, given = _parsed(source, parameters)
    formatted = _fixed(text, given)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if utf16_length(formatted.text) > MAX_MESSAGE_LENGTH:
        raise bad_request("message is too long")
    return formatted


def _parsed(source: str, parameters: Parameters) -> tuple[str, list[JsonObject]]:
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        return parse_html(source)
    if mode and mode != "none":
        raise bad_request("unsupported parse_mode")
    given = parameters.sequence("entities") or []
    return source, [dict(entity) for entity in given if _is_entity(entity)]


def _is_entity(entity: Any) -> bool:
    """Check whether a value is an entity; Telegram skips what is malformed."""
    return (
        isinstance(entity, dict)
        and isinstance(entity.get("type"), str)
        and isinstance(entity.get("offset"), int)
        and isinstance(entity.get("length"), int)
        and entity["offset"] >= 0
        and entity["length"] > 0
    )


def _fixed(text: str, given: list[JsonObject]) -> FormattedText:
    # Telegram, too, drops "\r" before it counts: the entities of a bot that sends it are shifted.
    text = _CONTROL.sub(" ", text.replace("\r", ""))
    kept = text.lstrip()
    shift = utf16_length(text) - utf16_length(kept)
    kept = kept.rstrip()
    entities = _clipped(given, shift, utf16_length(kept))
    return FormattedText(kept, _merged(_nested(entities), find_entities(kept)))


def _clipped(entities: list[JsonObject], shift: int, end: int) -> list[JsonObject]:
    """Move entities to the left by what was trimmed there; cut them off at the end."""
    clipped = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            clipped.append(entity | {"offset": start, "length": stop - start})
    return clipped


def _nested(entities: list[JsonObject]) -> list[JsonObject]:
    """Drop what says nothing inside another entity: the same style again, styles inside code."""
    if len(entities) < 2:
        return entities
    kept: list[JsonObject] = []
    around: list[JsonObject] = []
    for entity in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        around = [outer for outer in around if _end(outer) > entity["offset"]]
        if any(_hides(outer["type"], entity["type"]) for outer in around):
            continue
        kept.append(entity)
        around.append(entity)
    return kept


def _hides(outer: str, inner: str) -> bool:
    quotes = outer.endswith("blockquote") and inner.endswith("blockquote")
    return outer in ("code", "pre") or outer == inner or quotes


def _merged(given: list[JsonObject], found: list[JsonObject]) -> list[JsonObject]:
    """Add what Telegram finds by itself where no link or code stands already."""
    opaque = [entity for entity in given if entity["type"] in _OPAQUE]
    added = [
        entity
        for entity in found
        if not any(
            entity["offset"] < _end(other) and other["offset"] < _end(entity) for other in opaque
        )
    ]
    if not added:
        return given
    return sorted(given + added, key=lambda one: (one["offset"], -one["length"]))


def _end(entity: JsonObject) -> int:
    return int(entity["offset"]) + int(entity["length"])
