"""Look behind the scenes: the bot's profile and calls, the updates that wait."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.instruments.call_log import Tally
from demo.model import Person
from demo.parameters import Parameters
from demo.telegram_state import TelegramState
from demo.user_side.requests import read_fields, read_json, reply, waiting_time
from demo.wire import JsonObject


class Inspection:
    """Be what the page's menu and tests know and no app shows."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def show_bot(self, request: Request) -> Response:
        """Show the bot's profile as the person of `chat_id` sees it."""
        fields = await read_fields(request)
        chat = self._state.chats.get(fields.integer("chat_id"))
        default = chat.first_person.language_code if chat else "fr"
        language = fields.text("language_code", default)
        bot = self._state.bot
        profile = {
            "id": bot.id,
            "username": bot.username,
            "commands": bot.commands_shown(chat, language),
        }
        texts = {name: bot.text(name, language) for name in _TEXTS}
        return reply(profile | texts)

    async def list_calls(self, request: Request) -> Response:
        """List the bot's calls; with `wait`, wait until there are `count` of them."""
        fields = await read_fields(request)
        method, after = fields.text("method"), fields.integer("after")
        count, limit = fields.integer("count", 1), fields.integer("limit", 1_000)
        await self._state.calls.wait_for(method, after, count, waiting_time(fields, default=0.0))
        calls = self._state.calls.read(method, after, max(1, limit))
        return reply({"calls": [call.as_json() for call in calls]})

    async def count_calls(self, request: Request) -> Response:
        """Count the calls since they were cleared, also those that are forgotten.

        With `wait`, wait until there are `count` of them, and `ok` that were carried out.
        """
        fields = await read_fields(request)
        method = fields.text("method")
        wanted = Tally(fields.integer("count"), fields.integer("ok"))
        await self._state.calls.wait_for_tally(method, wanted, waiting_time(fields, default=0.0))
        tally = self._state.calls.tally(method)
        return reply({"calls": tally.calls, "ok": tally.ok})

    async def clear_calls(self, request: Request) -> Response:  # noqa: ARG002
        """Forget the bot's calls and count anew."""
        self._state.calls.clear()
        return reply({})

    async def show_updates(self, request: Request) -> Response:
        """Count the updates that wait; with `wait`, wait until there is none."""
        fields = await read_fields(request)
        await self._state.updates.wait_empty(waiting_time(fields, default=0.0))
        return reply({"pending": len(self._state.updates)})

    async def put_updates(self, request: Request) -> Response:
        """Queue one partial update, or an array of them, as they are."""
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
        """Open the chat that a raw update comes from, so that the bot can write there."""
        if not isinstance(value, dict):
            return
        chat = value.get("chat") or (value.get("message") or {}).get("chat")
        if not isinstance(chat, dict) or not isinstance(chat.get("id"), int):
            return
        sender = value.get("from")
        names = Parameters(sender if isinstance(sender, dict) else {})
        person = Person(names.integer("id", chat["id"]), names.text("first_name", "Camille"))
        kind, title = str(chat.get("type", "private")), str(chat.get("title", ""))
        self._state.chats.open(kind, title, [person], chat["id"])


_TEXTS = ("name", "description", "short_description")
