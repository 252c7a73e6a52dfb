"""Decide which messages are for the bot: in a group, only those addressed to it."""

import re

from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.ext import filters

from handlers.updates import is_own

_WORD = re.compile(r"\w")


class _AskedFilter(filters.UpdateFilter):
    """Let through what is for the bot: in private chats all, elsewhere mentions and replies.

    Every update comes here twice, and filters that are combined take four calls for each of them.
    """

    def filter(self, update: Update) -> bool:
        # Neither channel posts nor messages sent through inline mode, which are answers already.
        message = update.message or update.edited_message
        if message is None or message.via_bot or is_own(update):
            return False
        if message.chat.type == ChatType.PRIVATE:
            return True
        replied = message.reply_to_message
        is_reply = bool(replied and _is_from_bot(replied, message))
        return is_reply or _mention(message).search(_text(message)) is not None


ASKED = _AskedFilter(name="asked")

# What a message can hold instead of a text that a user wrote: of the fields of
# https://core.telegram.org/bots/api#message those that are no service message.
_MEDIA = (
    "animation",
    "audio",
    "checklist",
    "contact",
    "dice",
    "document",
    "game",
    "invoice",
    "live_photo",
    "location",
    "paid_media",
    "photo",
    "poll",
    "rich_message",
    "sticker",
    "story",
    "venue",
    "video",
    "video_note",
    "voice",
)


class _MediaFilter(filters.MessageFilter):
    """Let through what users send, whether python-telegram-bot knows it yet or not.

    Service messages are left out by not being listed: Telegram adds new ones all the time.
    """

    def filter(self, message: Message) -> bool:
        return any(getattr(message, name, message.api_kwargs.get(name)) for name in _MEDIA)


MEDIA = _MediaFilter(name="media")


def question_in(message: Message) -> str:
    """Return the text or caption of a message, without the mention of the bot.

    Whoever writes nothing else in reply to somebody's question wants that one answered.
    """
    text = _text(message)
    if "@" in text:
        text = _mention(message).sub(" ", text)
    text = text.strip()
    replied = message.reply_to_message
    if _WORD.search(text) or replied is None or _is_from_bot(replied, message):
        return text
    return message.quote.text if message.quote else _text(replied)


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _mention(message: Message) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])@{re.escape(_me(message).username or '')}\b", re.IGNORECASE)


def _is_from_bot(replied: Message, message: Message) -> bool:
    return bool(replied.from_user and replied.from_user.id == _me(message).id)


def _me(message: Message) -> User:
    return message.get_bot().bot
