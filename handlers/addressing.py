"""Decide which messages are for the bot: in a group, only those addressed to it."""

import re

from telegram import Message, User
from telegram.constants import ChatType
from telegram.ext import filters

_WORD = re.compile(r"\w")


class _AddressedFilter(filters.MessageFilter):
    """Let through messages in private chats, mentions of the bot and replies to it."""

    def filter(self, message: Message) -> bool:
        if message.chat.type == ChatType.PRIVATE:
            return True
        replied = message.reply_to_message
        is_reply = bool(replied and _is_from_bot(replied, message))
        return is_reply or _mention(message).search(_text(message)) is not None


ADDRESSED = _AddressedFilter(name="addressed")

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
    text = _mention(message).sub(" ", _text(message)).strip()
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
