"""Keep the chats and their messages, and tell their watchers what happens."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from demo.model import Chat, Event, Message, Person
from demo.wire import JsonObject

#: How many messages of a chat are remembered, and how many chats.
MAX_MESSAGES_PER_CHAT = 1_000
MAX_CHATS = 10_000

# A watcher that is so many events behind is cut off, and reads the chat again.
_MAX_WATCHER_BACKLOG = 1_000


class ChatBook:
    """Every chat; when there are too many, the one that was silent longest is forgotten."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, Chat] = OrderedDict()
        self._inline_messages: OrderedDict[str, Message] = OrderedDict()
        self._is_closed = False

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def get(self, chat_id: int) -> Chat | None:
        """Return a chat, None where it is unknown."""
        return self._chats.get(chat_id)

    def open(self, kind: str, title: str, people: list[Person], chat_id: int | None = None) -> Chat:
        """Return a chat, opened if it is not open yet."""
        if chat_id is None:
            chat_id = people[0].id if kind == "private" else new_group_id(kind)
        known = self._chats.get(chat_id)
        if known is not None:
            return known
        chat = Chat(chat_id, kind, title, {person.id: person for person in people})
        self._chats[chat_id] = chat
        while len(self._chats) > MAX_CHATS:
            _, forgotten = self._chats.popitem(last=False)
            _dismiss(forgotten)
        return chat

    def add(
        self,
        chat: Chat,
        sender: JsonObject,
        content: JsonObject,
        *,
        reply_to: Message | None = None,
        reply_markup: JsonObject | None = None,
        extra: JsonObject | None = None,
        via_bot: JsonObject | None = None,
    ) -> Message:
        """Put a new message into a chat."""
        chat.last_message_id += 1
        message = Message(
            message_id=chat.last_message_id,
            chat=chat,
            sender=sender,
            date=int(time.time()),
            content=content,
            reply_to=reply_to.message_id if reply_to else 0,
            reply_markup=reply_markup,
            extra=extra or {},
            via_bot=via_bot,
        )
        chat.messages[message.message_id] = message
        if len(chat.messages) > MAX_MESSAGES_PER_CHAT:
            chat.messages.popitem(last=False)
        if chat.id in self._chats:
            self._chats.move_to_end(chat.id)
        if chat.watchers:
            publish(chat, "message", message.as_seen())
        return message

    def changed(self, message: Message) -> None:
        """Notify the watchers of a message's chat that it was edited or got a reaction."""
        publish(message.chat, "edited_message", message.as_seen())

    def delete(self, message: Message) -> None:
        """Take a message out of its chat."""
        message.chat.messages.pop(message.message_id, None)
        publish(message.chat, "deleted_message", {"message_id": message.message_id})

    def name_inline_message(self, message: Message) -> str:
        """Return the id by which the bot may edit a message that was sent via it."""
        message.inline_message_id = secrets.token_urlsafe(16)
        self._inline_messages[message.inline_message_id] = message
        if len(self._inline_messages) > MAX_MESSAGES_PER_CHAT:
            self._inline_messages.popitem(last=False)
        return message.inline_message_id

    def inline_message(self, inline_message_id: str) -> Message | None:
        """Return a message sent via the bot, None where the id is unknown."""
        return self._inline_messages.get(inline_message_id)

    @contextmanager
    def watching(self, chat: Chat) -> Iterator[asyncio.Queue[Event]]:
        """Return a queue with all that happens in a chat from now on."""
        queue: asyncio.Queue[Event] = asyncio.Queue(_MAX_WATCHER_BACKLOG)
        if self._is_closed:
            queue.put_nowait(None)
        chat.watchers.add(queue)
        try:
            yield queue
        finally:
            chat.watchers.discard(queue)

    def tell_everyone(self, name: str, data: JsonObject) -> None:
        """Notify the watchers of every chat."""
        for chat in self._chats.values():
            publish(chat, name, data)

    def close(self) -> None:
        """End all watching, now and from now on."""
        self._is_closed = True
        for chat in self._chats.values():
            _dismiss(chat)


def publish(chat: Chat, name: str, data: JsonObject) -> None:
    """Notify the watchers of a chat of what happened in it."""
    for queue in tuple(chat.watchers):
        if queue.full():
            _end(queue)
            chat.watchers.discard(queue)
        else:
            queue.put_nowait((name, data))


def _dismiss(chat: Chat) -> None:
    for queue in chat.watchers:
        _end(queue)


def _end(queue: asyncio.Queue[Event]) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(None)


def new_group_id(kind: str) -> int:
    """Return an id for a group, a supergroup or a channel, of the length that Telegram gives it."""
    return -new_id() if kind == "group" else -1_000_000_000_000 - new_id()


def new_id() -> int:
    """Return an id for a person or a chat, at random so that no earlier run gave it.

    A bot may remember a user longer than the stand-in lives, and must not take the next person
    for that one. Ten digits, like the ids of new users on Telegram: they do not fit 32 bits.
    """
    return 5_000_000_000 + secrets.randbelow(2_000_000_000)
