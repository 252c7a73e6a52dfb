"""Press the buttons under the bot's messages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.model import Message, Person
from demo.query_book import answer_within
from demo.requests import read_fields, reply, waiting_time
from demo.telegram_state import TelegramState
from demo.user_side.targets import find_chat, find_message, find_person
from demo.wire import JsonObject


class Buttons:
    """The inline keyboards of an app."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def press(self, request: Request) -> Response:
        """Press the button with the given `data` and wait for the bot's answer."""
        chat = find_chat(self._state, request)
        message = find_message(chat, request.path_params["message_id"])
        fields = await read_fields(request)
        data = fields.text("data")
        if data not in _callback_data(message):
            raise PersonError(400, "This message has no button with this `data`.")
        query = self._state.queries.new_callback()
        update = _update(query.id, find_person(chat, fields), message, data)
        self._state.updates.put("callback_query", update)
        answer = await answer_within(query, waiting_time(fields))
        return reply({"id": query.id, "answered": answer is not None, **(answer or {})})


def _update(query_id: str, person: Person, message: Message, data: str) -> JsonObject:
    update: JsonObject = {
        "id": query_id,
        "from": person.as_json(),
        "chat_instance": str(message.chat.id * 7_919),
        "data": data,
    }
    if message.inline_message_id:
        return update | {"inline_message_id": message.inline_message_id}
    return update | {"message": message.as_json()}


def _callback_data(message: Message) -> list[str]:
    rows = (message.reply_markup or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]
