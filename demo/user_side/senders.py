"""Return who a message is from: a person, or the account that stands for a group or a channel."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from demo.chat_book import new_group_id
from demo.errors import PersonError
from demo.model import Chat
from demo.parameters import Parameters
from demo.user_side.targets import find_person
from demo.wire import JsonObject

# Who Telegram names in `from` where a message is sent in the name of a chat.
_ANONYMOUS_ADMIN = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
_CHANNEL = {
    "id": 136_817_688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
_TELEGRAM = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever a message is from.

    Attributes:
        user: The `User` object in `from`.
        extra: The fields of the message that say in whose name it is sent.
    """

    user: JsonObject
    extra: JsonObject = field(default_factory=dict)


def find_sender(chat: Chat, fields: Parameters) -> Sender:
    """Return who a message is from: what `as` says, else the person of `from`.

    Args:
        chat: Where it is sent.
        fields: `as` is `person`, `anonymous_admin`, `channel` or `automatic_forward`; the last two
            are in the name of `channel`, an object with an `id` and a `title`.

    Raises:
        PersonError: There is no such person, or nobody can write like that here.
    """
    kind = fields.text("as", "person")
    if kind == "person":
        return Sender(find_person(chat, fields).as_json())
    if chat.is_private:
        raise PersonError(400, "In a private chat only its person writes: open a group.")
    if kind == "anonymous_admin":
        return Sender(_ANONYMOUS_ADMIN, {"sender_chat": chat.as_json()})
    channel = _read_channel(fields)
    if kind == "channel":
        return Sender(_CHANNEL, {"sender_chat": channel})
    if kind == "automatic_forward":
        return Sender(_TELEGRAM, {"sender_chat": channel} | _forwarded(channel))
    raise PersonError(400, "`as` is person, anonymous_admin, channel or automatic_forward.")


def _read_channel(fields: Parameters) -> JsonObject:
    given = Parameters(fields.mapping("channel"))
    return {
        "id": given.integer("id") or new_group_id("channel"),
        "type": "channel",
        "title": given.text("title", "Canal"),
    }


def _forwarded(channel: JsonObject) -> JsonObject:
    """Return the fields of a post in the discussion group that its channel is linked to."""
    post, date = 1, int(time.time())
    return {
        "is_automatic_forward": True,
        "forward_origin": {"type": "channel", "chat": channel, "message_id": post, "date": date},
        "forward_from_chat": channel,
        "forward_from_message_id": post,
        "forward_date": date,
    }
