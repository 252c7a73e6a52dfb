"""Send messages to the bot and edit them."""

from __future__ import annotations

import secrets
import time

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.formatted_text import MAX_MESSAGE_LENGTH, FormattedText, format_plain
from demo.model import Chat, Message
from demo.parameters import Parameters
from demo.requests import read_fields, reply
from demo.telegram_state import TelegramState
from demo.text_units import utf16_length
from demo.threads import in_direct_messages, in_thread_of, in_topic, replied_in, topic_of
from demo.user_side.attachments import attachment
from demo.user_side.senders import find_sender
from demo.user_side.targets import find_chat, find_message, find_person, find_topic
from demo.wire import JsonObject

#: The most media in one album.
MAX_ALBUM_LENGTH = 10


class Messages:
    """The text field of an app."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def send(self, request: Request) -> Response:
        """Send a text, or a message of another `kind`."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        return reply(self._send(chat, fields, _content(chat, fields)))

    async def send_album(self, request: Request) -> Response:
        """Send several `kinds` of media as one; Telegram delivers a message for each."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        kinds = fields.sequence("kinds") or []
        if not 2 <= len(kinds) <= MAX_ALBUM_LENGTH:
            raise PersonError(400, f"An album has 2 to {MAX_ALBUM_LENGTH} `kinds`.")
        album = {"media_group_id": str(secrets.randbits(60))}
        captions = [fields.text("caption")] + [""] * (len(kinds) - 1)
        contents = [
            _content(chat, Parameters(fields.values | {"kind": kind, "caption": caption}))
            for kind, caption in zip(kinds, captions, strict=True)
        ]
        return reply({"album": [self._send(chat, fields, album | one) for one in contents]})

    def _send(self, chat: Chat, fields: Parameters, content: JsonObject) -> JsonObject:
        _check_open(chat)
        sender = find_sender(chat, fields)
        replied = _find_replied(chat, fields)
        thread = _find_thread(chat, fields, replied)
        message = self._state.chats.add(
            chat,
            sender.user,
            content,
            reply_to=replied or replied_in(chat, topic_of(chat, thread)),
            extra=thread | sender.extra,
        )
        seen = message.as_json()
        return {"message": seen, "update_id": self._state.updates.put("message", seen)}

    async def edit(self, request: Request) -> Response:
        """Edit the text, or the caption, of a message that a person sent."""
        chat = find_chat(self._state, request)
        message = find_message(chat, request.path_params["message_id"])
        fields = await read_fields(request)
        if message.sender["id"] == self._state.bot.id or message.via_bot:
            raise PersonError(400, "A person edits only what they wrote.")
        content = _without_text(message) | _read_text(fields).as_content(_text_field(message))
        if content == message.content:
            raise PersonError(400, "The message says this already.")
        message.content = content
        message.edit_date = int(time.time())
        self._state.chats.changed(message)
        update_id = self._state.updates.put("edited_message", message.as_json())
        return reply({"message": message.as_json(), "update_id": update_id})


def _check_open(chat: Chat) -> None:
    if chat.is_blocked:
        raise PersonError(409, "The bot is blocked in this chat: unblock it first.")
    if chat.migrated_to:
        raise PersonError(409, f"This group became the supergroup {chat.migrated_to}: write there.")


def _content(chat: Chat, fields: Parameters) -> JsonObject:
    kind = fields.text("kind", "text")
    if kind == "text":
        return _read_text(fields).as_content()
    return attachment(kind, find_person(chat, fields), fields)


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


def _find_replied(chat: Chat, fields: Parameters) -> Message | None:
    if not fields.has("reply_to"):
        return None
    return find_message(chat, fields.integer("reply_to"))


def _find_thread(chat: Chat, fields: Parameters, replied: Message | None) -> JsonObject:
    if chat.is_direct_messages:
        return in_direct_messages(find_person(chat, fields))
    if fields.has("message_thread_id"):
        return in_topic(find_topic(chat, fields.integer("message_thread_id")))
    return in_thread_of(chat, replied)
