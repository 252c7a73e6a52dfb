"""Show the bot's profile."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from demo.requests import read_fields, reply
from demo.telegram_state import TelegramState

_TEXTS = ("name", "description", "short_description")


class Profile:
    """The page of an app that shows what the bot says about itself."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def show(self, request: Request) -> Response:
        """Show names, descriptions and commands as the person of `chat_id` sees them."""
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
