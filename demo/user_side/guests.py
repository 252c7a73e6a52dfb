"""Call the bot into chats that it is not in (guest mode, Bot API 10.0)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from demo.chat_book import new_group_id
from demo.errors import PersonError
from demo.formatted_text import FormattedText, format_plain
from demo.model import Chat
from demo.parameters import Parameters
from demo.query_book import answer_within
from demo.requests import read_fields, reply, waiting_time
from demo.telegram_state import TelegramState
from demo.user_side.chats import read_person


class Guests:
    """The chats of an app in which the bot is no member."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def ask(self, request: Request) -> Response:
        """Mention the bot in a new chat that it is not in, and wait for its one answer there."""
        fields = await read_fields(request)
        text = self._read_text(fields)
        person = read_person(Parameters(fields.mapping("from")))
        chat_id = new_group_id("supergroup")
        chat = Chat(chat_id, "supergroup", fields.text("title", "Groupe"), {person.id: person})
        query = self._state.queries.new_guest(chat, person)
        extra = {"guest_query_id": query.id}
        message = self._state.chats.add(chat, person.as_json(), text.as_content(), extra=extra)
        self._state.updates.put("guest_message", message.as_json())
        answer = await answer_within(query, waiting_time(fields))
        return reply({"id": query.id, "answered": answer is not None, **(answer or {})})

    def _read_text(self, fields: Parameters) -> FormattedText:
        bot = self._state.bot
        if not bot.settings["supports_guest_queries"]:
            raise PersonError(409, "The bot has no guest mode: setMySettings gives it one.")
        text = format_plain(fields.text("text"))
        if f"@{bot.username}".lower() not in text.text.lower():
            raise PersonError(400, f"`text` calls nobody: it must hold @{bot.username}.")
        return text
