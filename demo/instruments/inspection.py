"""Show what the bot has done: its calls, and its messages in each chat."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from demo.instruments.call_log import Tally
from demo.model import Chat
from demo.requests import read_fields, reply, waiting_time
from demo.telegram_state import TelegramState
from demo.wire import JsonObject


class Inspection:
    """What tests learn of the bot beyond what its users see."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def list_calls(self, request: Request) -> Response:
        """List the bot's calls; with `wait`, wait until there are `count` of them."""
        fields = await read_fields(request)
        method, after = fields.text("method"), fields.integer("after")
        count, limit = fields.integer("count", 1), fields.integer("limit", 1_000)
        await self._state.calls.wait_for(method, after, count, waiting_time(fields, default=0.0))
        calls = self._state.calls.read(method, after, max(1, limit))
        return reply({"calls": [call.as_json() for call in calls]})

    async def count_calls(self, request: Request) -> Response:
        """Count the calls since the log was cleared, also those that it no longer holds.

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

    async def count_messages(self, request: Request) -> Response:  # noqa: ARG002
        """Count the messages of each chat, and how many of them are the bot's.

        In a run with one question a chat, this tells which were lost and which answered twice.
        """
        bot_id = self._state.bot.id
        return reply({"chats": [_counted(chat, bot_id) for chat in self._state.chats]})


def _counted(chat: Chat, bot_id: int) -> JsonObject:
    is_bots = [message.sender["id"] == bot_id for message in chat.messages.values()]
    return {"id": chat.id, "messages": len(is_bots), "from_bot": sum(is_bots)}
