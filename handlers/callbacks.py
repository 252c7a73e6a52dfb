"""Buttons: what was pressed, and the answer that Telegram waits for."""

from telegram import CallbackQuery, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ApplicationHandlerStop

_CANNOT_CHANGE = ("message to edit not found", "message can't be edited")


async def pressed(update: Update, prefix: str = "", notice: str | None = None) -> str:
    """Answer a callback query at once, before anything slow; give its data without the prefix.

    Args:
        update: one with a callback query.
        prefix: what the data starts with.
        notice: shown to the user for a moment, at most 200 characters.

    Raises:
        ApplicationHandlerStop: the button is under a message that was sent by way of inline mode,
            in a chat that the bot is not in: there is nothing more that it could do.
    """
    query = _query(update)
    try:
        await query.answer(notice)
    except BadRequest as error:
        # A query that waited too long, while the bot was down say: the press counts all the same.
        if not is_too_old(error):
            raise
    if query.message is None:
        raise ApplicationHandlerStop
    return (query.data or "").removeprefix(prefix)


def is_too_old(error: BadRequest) -> bool:
    """Tell whether Telegram refused an answer because nobody waits for it any more."""
    return "query is too old" in error.message.lower()


def cannot_change(error: BadRequest) -> bool:
    """Tell whether Telegram refused an edit because the message was deleted, or is too old."""
    return any(reason in error.message.lower() for reason in _CANNOT_CHANGE)


def is_unchanged(error: BadRequest) -> bool:
    """Tell whether Telegram refused an edit because it would change nothing."""
    return "message is not modified" in error.message.lower()


async def edit_message(update: Update, html: str, keyboard: InlineKeyboardMarkup) -> None:
    """Change the message under which a button was pressed; pressing it twice changes nothing."""
    query = _query(update)
    try:
        await query.edit_message_text(html, reply_markup=keyboard)
    except BadRequest as error:
        if query.message and cannot_change(error):
            # Whoever pressed a button wants to see what it stands for, wherever that is.
            await query.message.chat.send_message(html, reply_markup=keyboard)
        elif not is_unchanged(error):
            raise


def _query(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError(f"update {update.update_id} is not a callback query")
    return update.callback_query
