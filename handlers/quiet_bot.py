"""Extend python-telegram-bot's bot where that is too slow, or too talkative about the token."""

from collections.abc import Mapping, Sequence
from typing import Any

from telegram.constants import ParseMode
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from handlers.places import Place, place_instead
from handlers.refusals import Remedy, remedy_for

_NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}
POLL_TIMEOUT_MARGIN = 5  # seconds after the end of a long poll until its connection counts as dead


class QuietBot(ExtBot[None]):
    """A bot whose repr does not show its token.

    What Telegram returns of a message is not parsed further than its id: that would take as long
    as finding the answer, and fail over whatever python-telegram-bot does not know yet.
    """

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    @property
    def has_guest_mode(self) -> bool:
        """Check whether the bot can be called into any chat, as far as getMe has told."""
        try:
            me = self.bot
        except RuntimeError:  # it has told nothing yet
            return False
        return bool(getattr(me, "supports_guest_queries", False))

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

    async def change_settings(self, settings: Mapping[str, bool | str]) -> bool:
        """Change settings of the bot (Bot API 10.5); return whether the server can do that.

        Raises:
            TelegramError: they could not be changed.
        """
        try:
            await self._post("setMySettings", dict(settings))
        except InvalidToken as error:
            # Of a method that the server does not know it says the same as of an unknown token.
            if "not found" in error.message.lower():
                return False
            raise
        await self.get_me()  # which remembers whether there is inline mode
        return True

    async def webhook_url(self) -> str:
        """Return where Telegram delivers updates, "" if they are to be polled.

        Raises:
            TelegramError: it could not be asked.
        """
        info: dict[str, Any] = await self._post("getWebhookInfo")
        return str(info.get("url", ""))

    async def send_page(self, place: Place, html: str, keyboard: str | None = None) -> int:
        """Send a message, elsewhere if its place is gone, and return its id.

        Args:
            place: where to send it.
            html: the text.
            keyboard: an `InlineKeyboardMarkup` as JSON.

        Raises:
            TelegramError: it could not be sent.
        """
        try:
            message = await self._post("sendMessage", {**place, **_page(html, keyboard)})
        except TelegramError as error:
            instead = place_instead(place, error)
            if instead is None:
                raise
            return await self.send_page(instead, html, keyboard)
        number: int = message["message_id"]
        return number

    async def edit_page(
        self, chat_id: int, message_id: int, html: str, keyboard: str | None = None
    ) -> bool:
        """Edit a message; return whether it now shows the page, else a new one is to be sent.

        Args:
            chat_id: id of the chat.
            message_id: id of the message.
            html: the text.
            keyboard: an `InlineKeyboardMarkup` as JSON.

        Raises:
            TelegramError: it could not be edited, nor would a new message help.
        """
        which = {"chat_id": chat_id, "message_id": message_id}
        try:
            await self._post("editMessageText", {**which, **_page(html, keyboard)})
        except TelegramError as error:
            match remedy_for(error):
                case Remedy.NOTHING:
                    return True
                case Remedy.NEW_MESSAGE | Remedy.NEW_CHAT:
                    return False
            raise
        return True

    async def edit_keyboard(self, chat_id: int, message_id: int, keyboard: str) -> None:
        """Replace the keyboard of a message; one that cannot be edited any more keeps its own.

        Args:
            chat_id: id of the chat.
            message_id: id of the message.
            keyboard: an `InlineKeyboardMarkup` as JSON.

        Raises:
            TelegramError: it was refused for another reason.
        """
        which = {"chat_id": chat_id, "message_id": message_id}
        try:
            await self._post("editMessageReplyMarkup", {**which, "reply_markup": keyboard})
        except TelegramError as error:
            if remedy_for(error) not in (Remedy.NOTHING, Remedy.NEW_MESSAGE, Remedy.NEW_CHAT):
                raise

    async def take_back(self, chat_id: int, message_id: int) -> None:
        """Delete a message of the bot; one that is gone, or too old for that, does no harm.

        Raises:
            TelegramError: it was refused for another reason.
        """
        try:
            await self._post("deleteMessage", {"chat_id": chat_id, "message_id": message_id})
        except TelegramError as error:
            if remedy_for(error) not in (Remedy.NOTHING, Remedy.NEW_CHAT):
                raise


def _page(html: str, keyboard: str | None) -> dict[str, Any]:
    return {"text": html, "parse_mode": ParseMode.HTML, "reply_markup": keyboard, **_NO_PREVIEW}
