"""Open chats, look at them, block the bot in them."""

from __future__ import annotations

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from demo.chat_book import new_id
from demo.errors import PersonError
from demo.model import Chat, Person
from demo.parameters import Parameters
from demo.requests import read_fields, reply
from demo.telegram_state import TelegramState
from demo.user_side.targets import find_chat
from demo.wire import JsonObject

_KINDS = ("private", "group", "supergroup")


class Chats:
    """The part of an app that lists and opens chats."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def open(self, request: Request) -> Response:
        """Open a private chat for a new person, or a group with several.

        A supergroup may be one with topics, `is_forum`, or one in which people write to a channel,
        `is_direct_messages`.
        """
        fields = await read_fields(request)
        kind = fields.text("type", "private")
        if kind not in _KINDS:
            raise PersonError(400, f"`type` is one of {', '.join(_KINDS)}.")
        if kind == "private":
            person = read_person(fields)
            return reply(_shown(self._state.chats.open(kind, "", [person])))
        people = [read_person(_as_fields(one)) for one in fields.sequence("people") or [{}]]
        title = fields.text("title", "Groupe")
        chat_id = fields.integer("id") if fields.has("id") else None
        chat = self._state.chats.open(kind, title, people or [read_person()], chat_id)
        if kind == "supergroup":
            chat.is_forum |= fields.flag("is_forum")
            chat.is_direct_messages |= fields.flag("is_direct_messages")
        return reply(_shown(chat))

    async def show(self, request: Request) -> Response:
        """Show who is in a chat and whether the bot is blocked there."""
        return reply(_shown(find_chat(self._state, request)))

    async def add_person(self, request: Request) -> Response:
        """Add a person to a group."""
        chat = find_chat(self._state, request)
        if chat.is_private:
            raise PersonError(400, "A private chat has one person: open a group.")
        person = read_person(await read_fields(request))
        chat.people[person.id] = person
        return reply({"user": person.as_json()})

    async def block(self, request: Request) -> Response:
        """Block the bot (in a group: remove it), or take it back with `{"blocked": false}`."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        blocked = fields.flag("blocked") if fields.has("blocked") else True
        if blocked != chat.is_blocked:
            chat.is_blocked = blocked
            self._state.updates.put("my_chat_member", self._membership_change(chat))
        return reply(_shown(chat))

    async def upgrade(self, request: Request) -> Response:
        """Make a group a supergroup: it has another id from then on, and both say so."""
        chat = find_chat(self._state, request)
        if chat.type != "group" or chat.migrated_to:
            raise PersonError(400, "Only a group becomes a supergroup, once.")
        people = list(chat.people.values())
        supergroup = self._state.chats.open("supergroup", chat.title, people)
        chat.migrated_to = supergroup.id
        self._announce(chat, {"migrate_to_chat_id": supergroup.id})
        self._announce(supergroup, {"migrate_from_chat_id": chat.id})
        return reply(_shown(supergroup))

    def _announce(self, chat: Chat, content: JsonObject) -> None:
        message = self._state.chats.add(chat, chat.first_person.as_json(), content)
        self._state.updates.put("message", message.as_json())

    def _membership_change(self, chat: Chat) -> JsonObject:
        bot = self._state.bot.as_user()
        outside = {"user": bot, "status": "kicked", "until_date": 0}
        inside = {"user": bot, "status": "member"}
        old, new = (inside, outside) if chat.is_blocked else (outside, inside)
        return {
            "chat": chat.as_json(),
            "from": chat.first_person.as_json(),
            "date": int(time.time()),
            "old_chat_member": old,
            "new_chat_member": new,
        }


def read_person(fields: Parameters | None = None) -> Person:
    """Read somebody's names; whoever gives none is "Camille"."""
    fields = fields or Parameters({})
    return Person(
        id=fields.integer("id") or new_id(),
        first_name=fields.text("first_name") or "Camille",
        last_name=fields.text("last_name"),
        username=fields.text("username"),
        language_code=fields.text("language_code", "fr"),
        is_bot=fields.flag("is_bot"),
    )


def _as_fields(value: Any) -> Parameters:
    if not isinstance(value, dict):
        raise PersonError(400, "`people` is an array of objects.")
    return Parameters(value)


def _shown(chat: Chat) -> JsonObject:
    return {
        "chat": chat.as_json(),
        "user": chat.first_person.as_json(),
        "people": [person.as_json() for person in chat.people.values()],
        "blocked": chat.is_blocked,
    }
