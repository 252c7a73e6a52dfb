"""Describe what Telegram knows: people, chats, messages, queries. Plain data, no rules."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeAlias

from demo.wire import JsonObject

#: What happened in a chat, for its watchers: the name and the data of the event. None is the last.
Event: TypeAlias = tuple[str, JsonObject] | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses Telegram, or another bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "fr"
    is_bot: bool = False

    def as_json(self) -> JsonObject:
        """Return the `User` object."""
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        given = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name} | given


@dataclass(eq=False, slots=True)
class Message:
    """A message as it stands now.

    Attributes:
        sender: The `User` object of its author.
        content: The fields that carry what it says: `text` and `entities`, or `photo` and so on.
        extra: Fields beside these, such as `sender_chat`.
        reply_to: The number of the message it replies to, 0 for none. Telegram, too, shows that one
            as it stands now, and no longer once it is deleted.
    """

    message_id: int
    chat: Chat
    sender: JsonObject
    date: int
    content: JsonObject
    reply_to: int = 0
    reply_markup: JsonObject | None = None
    edit_date: int = 0
    via_bot: JsonObject | None = None
    inline_message_id: str = ""
    extra: JsonObject = field(default_factory=dict)
    reactions: list[JsonObject] = field(default_factory=list)

    def as_json(self, *, with_reply: bool = True) -> JsonObject:
        """Return the `Message` object."""
        replied = self.chat.messages.get(self.reply_to) if with_reply else None
        optional = {
            "edit_date": self.edit_date,
            "reply_to_message": replied and replied.as_json(with_reply=False),
            "via_bot": self.via_bot,
            "reply_markup": self.reply_markup,
        }
        return {
            "message_id": self.message_id,
            "from": self.sender,
            "chat": self.chat.as_json(),
            "date": self.date,
            **{name: value for name, value in optional.items() if value},
            **self.extra,
            **self.content,
        }

    def as_seen(self) -> JsonObject:
        """Return the `Message` object with what only a person's app shows: the reactions."""
        seen = self.as_json()
        return seen | {"reactions": self.reactions} if self.reactions else seen


@dataclass(eq=False, slots=True)
class Topic:
    """A topic of a forum.

    Attributes:
        id: That of the service message that opened it.
    """

    id: int
    is_closed: bool = False


@dataclass(eq=False, slots=True)
class Chat:
    """A private chat with the bot, or a group that the bot is in.

    Attributes:
        people: Who is in it, by id; the first one acts where a request names nobody.
        messages: Its latest messages by id, oldest first.
        watchers: A queue for each watcher.
        is_forum: Whether it is a supergroup with topics.
        topics: Those of a forum by id, without its general topic.
        is_direct_messages: Whether people write there to a channel, each in a topic of their own.
        migrated_to: The id of the supergroup that it became, 0 where it did not.
    """

    id: int
    type: str
    title: str
    people: dict[int, Person]
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    last_message_id: int = 0
    is_blocked: bool = False
    watchers: set[asyncio.Queue[Event]] = field(default_factory=set)
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    is_direct_messages: bool = False
    migrated_to: int = 0
    _json: JsonObject = field(default_factory=dict, init=False)

    @property
    def is_private(self) -> bool:
        """Check whether it is a chat between the bot and one person."""
        return self.type == "private"

    @property
    def first_person(self) -> Person:
        """Return who acts where a request names nobody."""
        return next(iter(self.people.values()))

    def as_json(self) -> JsonObject:
        """Return the `Chat` object: the same one each time, since nobody changes it."""
        if not self._json:
            self._json = {"id": self.id, "type": self.type} | self._names() | self._flags()
        return self._json

    def _flags(self) -> JsonObject:
        flags = {"is_forum": self.is_forum, "is_direct_messages": self.is_direct_messages}
        return {name: True for name, is_set in flags.items() if is_set}

    def _names(self) -> JsonObject:
        if not self.is_private:
            return {"title": self.title}
        person = self.first_person
        names = {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
        }
        return {name: value for name, value in names.items() if value}


@dataclass(eq=False, slots=True)
class CallbackQuery:
    """A pressed button that waits for the bot's answer, or has it."""

    id: str
    answer: asyncio.Future[JsonObject]


@dataclass(eq=False, slots=True)
class InlineQuery:
    """An inline query that waits for the bot's results, or has them."""

    id: str
    person: Person
    query: str
    answer: asyncio.Future[JsonObject]


@dataclass(eq=False, slots=True)
class GuestQuery:
    """A message that calls the bot into a chat it is not in, and waits for its answer or has it."""

    id: str
    chat: Chat
    person: Person
    answer: asyncio.Future[JsonObject]
