"""Extend python-telegram-bot's bot where that is too slow, or too talkative about the token."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.ext import ExtBot

_NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
POLL_TIMEOUT_MARGIN = 5  # seconds after the end of a long poll until its connection counts as dead

Place: TypeAlias = dict[str, Any]  # those parameters of `sendMessage` that say where to


class QuietBot(ExtBot[None]):
    """A bot whose repr does not show its token."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    async def fetch(
        self, offset: int | None, kinds: Sequence[str], wait: int
    ) -> list[dict[str, Any]]:
        """Return updates as plain JSON, to be stored before they are parsed.

        Args:
            offset: the lowest update_id wanted; Telegram forgets those below it.
            kinds: the kinds of update wanted.
            wait: seconds to wait for the first one.

        Raises:
            TelegramError: they could not be fetched.
        """
        data = {"offset": offset, "allowed_updates": kinds, "timeout": wait}
        updates: list[dict[str, Any]] = await self._post(
            "getUpdates", data, read_timeout=wait + POLL_TIMEOUT_MARGIN
        )
        return updates

    async def send_page(self, place: Place, html: str, keyboard: str | None) -> int:
        """Send a message, and return its id.

        The rest of the message that Telegram returns is not parsed: that would take as long as
        finding the answer.

        Args:
            place: where to send it.
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
    """Return where to reply to an update: in its chat and thread; in a group, to its message.

    Args:
        update: the update that is replied to.
        reply_to: id of the message to reply to, in any kind of chat.

    Raises:
        ValueError: it comes from no chat.
    """
    message, chat = update.effective_message, update.effective_chat
    if chat is None:
        raise ValueError(f"update {update.update_id} comes from no chat")
    place: Place = {"chat_id": chat.id}
    if isinstance(message, Message):  # else a button under a message too old to be accessible
        if message.is_topic_message:
            place["message_thread_id"] = message.message_thread_id
        if message.chat.type != ChatType.PRIVATE and not update.callback_query:
            reply_to = reply_to or message.message_id
    if reply_to:
        # If that message was deleted meanwhile, the reply is sent without reference to it.
        place["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    return place
