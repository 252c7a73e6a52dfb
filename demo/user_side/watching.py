"""Watch a chat: its messages, and a stream of what happens in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from demo.model import Chat
from demo.parameters import Parameters
from demo.requests import read_fields, reply, waiting_time
from demo.telegram_state import TelegramState
from demo.user_side.targets import find_chat
from demo.wire import JsonObject, encode

# A comment line this often lets both ends notice a dead connection.
_HEARTBEAT_SECONDS = 15.0


class Watching:
    """The part of an app that shows a chat."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def list_messages(self, request: Request) -> Response:
        """List the messages; with `wait`, wait until there are `count` of them."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        await self._wait_for(chat, fields)
        return reply({"messages": self._select(chat, fields)})

    async def _wait_for(self, chat: Chat, fields: Parameters) -> None:
        count = fields.integer("count", 1)
        try:
            with self._state.chats.watching(chat) as events:
                async with asyncio.timeout(waiting_time(fields, default=0.0)):
                    while len(self._select(chat, fields)) < count:
                        if await events.get() is None:
                            return
        except TimeoutError:
            return

    def _select(self, chat: Chat, fields: Parameters) -> list[JsonObject]:
        after = fields.integer("after")
        from_bot = fields.flag("from_bot") if fields.has("from_bot") else None
        return [
            message.as_seen()
            for message in chat.messages.values()
            if message.message_id > after
            and from_bot in (None, message.sender["id"] == self._state.bot.id)
        ]

    async def stream(self, request: Request) -> Response:
        """Stream the chat as Server-Sent Events: first all of it, then what changes."""
        chat = find_chat(self._state, request)
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(
            self._events(chat), media_type="text/event-stream", headers=headers
        )

    async def _events(self, chat: Chat) -> AsyncIterator[bytes]:
        with self._state.chats.watching(chat) as events:
            yield _event("snapshot", self._snapshot(chat))
            while True:
                try:
                    event = await asyncio.wait_for(events.get(), _HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if event is None:
                    return
                yield _event(*event)

    def _snapshot(self, chat: Chat) -> JsonObject:
        messages = [message.as_seen() for message in chat.messages.values()]
        return {"run": self._state.run, "blocked": chat.is_blocked, "messages": messages}


def _event(name: str, data: JsonObject) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + encode(data) + b"\n\n"
