"""Invent the content of messages that are no text; there are no files behind them."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from demo.errors import PersonError
from demo.formatted_text import format_plain
from demo.model import Person
from demo.parameters import Parameters
from demo.wire import JsonObject


def attachment(kind: str, person: Person, fields: Parameters) -> JsonObject:
    """Return the content of a message of a kind.

    Raises:
        PersonError: There is no such kind.
    """
    if kind == "contact":
        return {"contact": _contact(person, fields)}
    if kind not in _MADE:
        kinds = ", ".join(sorted([*_MADE, "contact"]))
        raise PersonError(400, f"`kind` is one of {kinds}.")
    content: JsonObject = {kind: _MADE[kind](fields)}
    if caption := fields.text("caption"):
        content |= format_plain(caption).as_content("caption")
    return content


def _file(size: int) -> JsonObject:
    return {
        "file_id": secrets.token_urlsafe(40),
        "file_unique_id": secrets.token_urlsafe(11),
        "file_size": size,
    }


def _photo(fields: Parameters) -> list[JsonObject]:  # noqa: ARG001
    sizes = ((90, 60, 1_600), (320, 213, 18_400), (800, 533, 81_000), (1280, 853, 160_000))
    return [_file(size) | {"width": width, "height": height} for width, height, size in sizes]


def _voice(fields: Parameters) -> JsonObject:
    seconds = fields.integer("duration", 4)
    return _file(seconds * 4_000) | {"duration": seconds, "mime_type": "audio/ogg"}


def _sticker(fields: Parameters) -> JsonObject:
    return _file(24_000) | {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": fields.text("emoji", "👍"),
        "set_name": "demo",
    }


def _document(fields: Parameters) -> JsonObject:
    name = fields.text("file_name", "cv.pdf")
    return _file(120_000) | {"file_name": name, "mime_type": "application/pdf"}


def _location(fields: Parameters) -> JsonObject:
    try:
        latitude = float(fields.text("latitude", "48.8566"))
        longitude = float(fields.text("longitude", "2.3522"))
    except ValueError:
        raise PersonError(400, "`latitude` and `longitude` are numbers.") from None
    return {"latitude": latitude, "longitude": longitude}


def _contact(person: Person, fields: Parameters) -> JsonObject:
    return {
        "phone_number": fields.text("phone_number", "+33612345678"),
        "first_name": person.first_name,
        "user_id": person.id,
    }


_MADE: dict[str, Callable[[Parameters], JsonObject | list[JsonObject]]] = {
    "document": _document,
    "location": _location,
    "photo": _photo,
    "sticker": _sticker,
    "voice": _voice,
}
