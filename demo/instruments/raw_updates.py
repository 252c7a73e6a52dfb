"""Queue updates as a test writes them, and tell how many wait."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.model import Person, Topic
from demo.parameters import Parameters
from demo.requests import read_fields, read_json, reply, waiting_time
from demo.telegram_state import TelegramState
from demo.updates import as_object
from demo.wire import JsonObject


class RawUpdates:
    """The queue of updates, open to tests."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def put(self, request: Request) -> Response:
        """Queue one update without its id, or an array of them, whatever they hold."""
        given = await read_json(request)
        updates = given if isinstance(given, list) else [given]
        if not all(isinstance(update, dict) and len(update) > 0 for update in updates):
            raise PersonError(400, "An update is an object with at least one field.")
        return reply({"update_ids": [self._put(update) for update in updates]})

    def _put(self, update: JsonObject) -> int:
        content = {name: value for name, value in update.items() if name != "update_id"}
        for value in content.values():
            self._open_mentioned_chat(value)
        return self._state.updates.put(next(iter(content), ""), content, is_raw=True)

    def _open_mentioned_chat(self, value: Any) -> None:
        """Open the chat and the topic that an update is from, so that the bot can write there."""
        content = as_object(value)
        message = content if "chat" in content else as_object(content.get("message"))
        named = as_object(message.get("chat"))
        if not isinstance(named.get("id"), int):
            return
        sender = Parameters(as_object(content.get("from")))
        person = Person(sender.integer("id", named["id"]), sender.text("first_name", "Camille"))
        kind, title = str(named.get("type", "private")), str(named.get("title", ""))
        chat = self._state.chats.open(kind, title, [person], named["id"])
        topic_id = message.get("message_thread_id")
        if message.get("is_topic_message") and isinstance(topic_id, int):
            chat.is_forum = True
            chat.topics.setdefault(topic_id, Topic(topic_id))

    async def count(self, request: Request) -> Response:
        """Count the updates that wait; with `wait`, wait until there is none."""
        fields = await read_fields(request)
        await self._state.updates.wait_empty(waiting_time(fields, default=0.0))
        return reply({"pending": len(self._state.updates)})
