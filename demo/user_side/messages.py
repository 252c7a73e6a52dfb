"""Send messages to the bot and edit them."""

from __future__ import annotations

import time

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.formatted_text import MAX_MESSAGE_LENGTH, FormattedText, format_plain
from demo.model import Chat, Message, Person
from demo.parameters import Parameters
from demo.requests import read_fields, reply
from demo.telegram_state import TelegramState
from demo.text_units import utf16_length
from demo.user_side.attachments import attachment
from demo.user_side.targets import find_chat, find_message, find_person
from demo.wire import JsonObject


class Messages:
    """The text field of an app."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def send(self, request: Request) -> Response:
        """Send a text, or a message of another `kind`."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        if chat.is_blocked:
            raise PersonError(409, "The bot is blocked in this chat: unblock it first.")
        person = find_person(chat, fields)
        message = self._state.chats.add(
            chat,
            person.as_json(),
            _content(person, fields),
            reply_to=_reply_target(chat, fields),
        )
        seen = message.as_json()
        update_id = self._state.updates.put("message", seen)
        return reply({"message": seen, "update_id": update_id})

    async def edit(self, request: Request) -> Response:
        """Edit the text, or the caption, of a message that a person sent."""
        chat = find_chat(self._state, request)
        message = find_message(chat, request.path_params["message_id"])
        fields = await read_fields(request)
        if message.sender["is_bot"] or message.via_bot:
            raise PersonError(400, "A person edits only what they wrote.")
        content = _without_text(message) | _read_text(fields).as_content(_text_field(message))
        if content == message.content:
            raise PersonError(400, "The message says this already.")
        message.content = content
        message.edit_date = int(time.time())
        self._state.chats.changed(message)
        update_id = self._state.updates.put("edited_message", message.as_json())
        return reply({"message": message.as_json(), "update_id": update_id})


def _content(person: Person, fields: Parameters) -> JsonObject:
    kind = fields.text("kind", "text")
    if kind == "text":
        return _read_text(fields).as_content()
    return attachment(kind, person, fields)


def _read_text(fields: Parameters) -> FormattedText:
    formatted = format_plain(fields.text("text"))
    if not formatted.text:
        raise PersonError(400, "`text` is empty.")
    if utf16_length(formatted.text) > MAX_MESSAGE_LENGTH:
        raise PersonError(
            400, f"`text` is longer than {MAX_MESSAGE_LENGTH} UTF-16 units: split it."
        )
    return formatted


def _text_field(message: Message) -> str:
    return "text" if "text" in message.content else "caption"


def _without_text(message: Message) -> JsonObject:
    """Return the content that stays when the text, or the caption, is replaced."""
    replaced = ("text", "entities", "caption", "caption_entities")
    return {name: value for name, value in message.content.items() if name not in replaced}


def _reply_target(chat: Chat, fields: Parameters) -> Message | None:
    if not fields.has("reply_to"):
        return None
    return find_message(chat, fields.integer("reply_to"))
