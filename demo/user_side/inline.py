"""Use the bot inline: type a query, choose a result."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.model import Chat, InlineQuery, Message
from demo.query_book import answer_within
from demo.requests import read_fields, reply, waiting_time
from demo.telegram_state import TelegramState
from demo.user_side.targets import find_chat, find_person
from demo.wire import JsonObject

_CHAT_TYPES = {"private": "sender"}


class Inline:
    """The panel of results above an app's text field."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def ask(self, request: Request) -> Response:
        """Send an inline query and wait for the bot's results."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        if not self._state.bot.settings["supports_inline_queries"]:
            raise PersonError(409, "The bot has no inline mode: setMySettings gives it one.")
        query = self._state.queries.new_inline(find_person(chat, fields), fields.text("query"))
        update = {
            "id": query.id,
            "from": query.person.as_json(),
            "query": query.query,
            "offset": fields.text("offset"),
            "chat_type": _CHAT_TYPES.get(chat.type, chat.type),
        }
        self._state.updates.put("inline_query", update)
        answer = await answer_within(query, waiting_time(fields))
        return reply({"id": query.id, "answered": answer is not None, **_shown(answer or {})})

    async def choose(self, request: Request) -> Response:
        """Send a result of an inline query into the chat, as the person's message."""
        chat = find_chat(self._state, request)
        fields = await read_fields(request)
        query = self._state.queries.inline.get(request.path_params["query_id"])
        if query is None or not query.answer.done() or query.answer.cancelled():
            raise PersonError(404, "There are no results for this query: ask it again.")
        result = _find_result(query, fields.text("result_id"))
        message = self._send(chat, query, result)
        return reply({"message": message.as_json(), "inline_message_id": message.inline_message_id})

    def _send(self, chat: Chat, query: InlineQuery, result: JsonObject) -> Message:
        message = self._state.chats.add(
            chat,
            query.person.as_json(),
            result["_content"],
            reply_markup=result["_keyboard"],
            via_bot=self._state.bot.as_user(),
        )
        chosen = {
            "result_id": result["id"],
            "from": query.person.as_json(),
            "query": query.query,
        }
        # Only a message with a keyboard can be edited by the bot later, so only that has an id.
        if message.reply_markup:
            chosen["inline_message_id"] = self._state.chats.name_inline_message(message)
        self._state.updates.put("message", message.as_json())
        self._state.updates.put("chosen_inline_result", chosen)
        return message


def _find_result(query: InlineQuery, result_id: str) -> JsonObject:
    results: list[JsonObject] = query.answer.result()["results"]
    for result in results:
        if result["id"] == result_id:
            return result
    raise PersonError(404, "This query has no result with this `result_id`.")


def _shown(answer: JsonObject) -> JsonObject:
    """Leave out what the stand-in keeps with the results for itself."""
    if not answer:
        return {"results": []}
    results = [
        {name: value for name, value in result.items() if not name.startswith("_")}
        for result in answer["results"]
    ]
    return answer | {"results": results}
