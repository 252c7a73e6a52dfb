"""The bot as python-telegram-bot has it, and what it is not fast or careful enough for."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.ext import ExtBot

_NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
SLACK = 5  # seconds beyond the waiting time until a connection is believed to be dead


Place: TypeAlias = dict[str, Any]  # parameters of `sendMessage`


class QuietBot(ExtBot[None]):
    """A bot that keeps its token to itself."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    async def fetch(
        self, offset: int | None, kinds: Sequence[str], wait: int
    ) -> list[dict[str, Any]]:
        """Get updates as the JSON that they are, to be stored before anything can go wrong.

        Args:
            offset: number of the first one; Telegram forgets those before it.
            kinds: which there are to be.
            wait: seconds to wait for the first one.

        Raises:
            TelegramError: they could not be fetched.
        """
        data = {"offset": offset, "allowed_updates": kinds, "timeout": wait}
        updates: list[dict[str, Any]] = await self._post(
            "getUpdates", data, read_timeout=wait + SLACK
        )
        return updates

    async def send_page(self, place: Place, html: str, keyboard: str | None) -> int:
        """Send a message, and give its number.

        What Telegram returns of it is not read any further, which would take as long as to find
        the answer.

        Args:
            place: where to.
            html: the text.
            keyboard: an `InlineKeyboardMarkup` as JSON.

        Raises:
            TelegramError: it could not be sent.
        """
        page = {"text": html, "parse_mode": ParseMode.HTML, "reply_markup": keyboard}
        message = await self._post("sendMessage", {**place, **page, **_NO_PREVIEW})
        number: int = message["message_id"]
        return number


def place_of(update: Update, reply_to: int | None = None) -> Place:
    """Tell where to reply to an update: in its chat and thread; in a group, to its message.

    Args:
        update: what is replied to.
        reply_to: number of the message to reply to, in any chat.

    Raises:
        ValueError: it comes from no chat.
    """
    message, chat = update.effective_message, update.effective_chat
    if chat is None:
        raise ValueError(f"update {update.update_id} comes from no chat")
    place: Place = {"chat_id": chat.id}
    if isinstance(message, Message):  # and not a button under a message too old to be shown
        if message.is_topic_message:
            place["message_thread_id"] = message.message_thread_id
        if message.chat.type != ChatType.PRIVATE and not update.callback_query:
            reply_to = reply_to or message.message_id
    if reply_to:
        # Or, if that was deleted in the meantime, to nothing.
        place["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    return place
