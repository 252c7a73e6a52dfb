"""Name the kinds of update wanted, find the chat of one, and parse it as far as that is possible.

python-telegram-bot raises over a whole update when some object in it lacks a field that its version
of the Bot API requires, be it a poll in the message that a question replies to.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any, TypeAlias

from telegram import CallbackQuery, Chat, InlineQuery, Message, TelegramObject, Update, User

from handlers.quiet_bot import QuietBot
from handlers.rich_messages import with_plain_text

_WANTED = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]

Fields: TypeAlias = dict[str, Any]

# Objects of which single fields can be left out, by the fields that hold them.
_OBJECTS: dict[str, type[TelegramObject]] = {
    "message": Message,
    "edited_message": Message,
    "guest_message": Message,
    "reply_to_message": Message,
    "callback_query": CallbackQuery,
    "inline_query": InlineQuery,
}
# The fields that each of them cannot do without.
_REQUIRED: dict[type[TelegramObject], tuple[str, ...]] = {
    Message: ("message_id", "date", "chat"),
    CallbackQuery: ("id", "from", "chat_instance"),
    InlineQuery: ("id", "from", "query", "offset"),
}

_MESSAGE_ALONE = {"update_id", "message"}
_PLAIN_TEXT = {"message_id", "date", "chat", "from", "text"}

logger = logging.getLogger(__name__)


def wanted_updates(bot: QuietBot) -> list[str]:
    """List the kinds of update that there are handlers for."""
    return [*_WANTED, "guest_message"] if bot.has_guest_mode else _WANTED


def is_own(update: Update) -> bool:
    """Check whether an update is one of the bot's own: those of Telegram have positive ids."""
    return update.update_id < 0


def chat_of(update: Fields) -> int:
    """Return the id of the chat that an update comes from, else of the user, else 0."""
    for content in update.values():
        if isinstance(content, dict):
            message = content.get("message", content)  # a callback query has the message inside
            places = (_dict(message).get("chat"), content.get("from"))
            ids = [place["id"] for place in map(_dict, places) if "id" in place]
            return next((chat_id for chat_id in ids if isinstance(chat_id, int)), 0)
    return 0


def parse_update(payload: str, bot: QuietBot) -> Update:
    """Parse an update; what cannot be parsed is left out where that is possible.

    Args:
        payload: the update as JSON.
        bot: the bot that the update's shortcuts are to use.

    Raises:
        Exception: not even what an answer needs can be parsed; python-telegram-bot raises anything.
    """
    fields = json.loads(payload)
    if '"rich_message"' in payload:
        fields = with_plain_text(fields)
    try:
        return _parse_plain_text(fields, bot) or Update.de_json(fields, bot)
    except Exception:
        left_out: list[str] = []
        parseable = {
            name: _parseable(name, value, left_out) if name in _OBJECTS else value
            for name, value in fields.items()
        }
        update = Update.de_json(parseable, bot)
    logger.warning("update=%d is read without %s", update.update_id, ", ".join(left_out))
    return update


def _parse_plain_text(fields: Fields, bot: QuietBot) -> Update | None:
    """Parse the update of a plain text that somebody wrote; None if it is anything else.

    python-telegram-bot looks for 90 further fields in a message, for a third of the time.
    """
    content = _dict(fields.get("message"))
    if fields.keys() != _MESSAGE_ALONE or content.keys() != _PLAIN_TEXT:
        return None
    message = Message(
        content["message_id"],
        datetime.fromtimestamp(content["date"], UTC),
        Chat.de_json(content["chat"], bot),
        from_user=User.de_json(content["from"], bot),
        text=content["text"],
    )
    update = Update(fields["update_id"], message)
    for one in (message, update):
        one.set_bot(bot)
    return update


def _parseable(name: str, fields: Fields, left_out: list[str]) -> Fields:
    """Return an object without the fields that cannot be parsed, and list those."""
    kind = _OBJECTS[name]
    kept = {required: fields[required] for required in _REQUIRED[kind] if required in fields}
    for field, value in fields.items():
        if field in _OBJECTS and isinstance(value, dict):
            value = _parseable(field, value, left_out)
        elif isinstance(value, list):
            value = [one for one in value if _is_parseable(kind, kept | {field: [one]})]
        if _is_parseable(kind, kept | {field: value}):
            kept[field] = value
        else:
            left_out.append(f"{name}.{field}")
    return kept


def _is_parseable(kind: type[TelegramObject], fields: Fields) -> bool:
    try:
        kind.de_json(fields, None)
    except Exception:
        return False
    return True


def _dict(value: object) -> Fields:
    return value if isinstance(value, dict) else {}
