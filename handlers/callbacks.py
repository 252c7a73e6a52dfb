"""Answer callback queries, which a pressed button sends, and edit the message under the button."""

from telegram import CallbackQuery, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ApplicationHandlerStop

_CANNOT_CHANGE = ("message to edit not found", "message can't be edited")


async def answer_callback(update: Update, prefix: str = "", notice: str | None = None) -> str:
    """Answer a callback query at once, before anything slow; return its data without the prefix.

    Args:
        update: one with a callback query.
        prefix: what the data starts with.
        notice: shown to the user for a moment, at most 200 characters.

    Raises:
        ApplicationHandlerStop: the button is under a message that somebody sent through inline
            mode, in a chat where the bot is no member: it can do nothing more.
    """
    query = _query(update)
    try:
        await query.answer(notice)
    except BadRequest as error:
        # The query waited too long, while the bot was down say; the press still counts.
        if not is_too_old(error):
            raise
    if query.message is None:
        raise ApplicationHandlerStop
    return (query.data or "").removeprefix(prefix)


def is_too_old(error: BadRequest) -> bool:
    """Check whether Telegram refused an answer because the query has expired."""
    return "query is too old" in error.message.lower()


def cannot_change(error: BadRequest) -> bool:
    """Check whether Telegram refused an edit because the message was deleted, or is too old."""
    return any(reason in error.message.lower() for reason in _CANNOT_CHANGE)


def is_unchanged(error: BadRequest) -> bool:
    """Check whether Telegram refused an edit because it would change nothing."""
    return "message is not modified" in error.message.lower()


async def edit_message(update: Update, html: str, keyboard: InlineKeyboardMarkup) -> None:
    """Edit the message under which a button was pressed; a second press changes nothing."""
    query = _query(update)
    try:
        await query.edit_message_text(html, reply_markup=keyboard)
    except BadRequest as error:
        if query.message and cannot_change(error):
            # Whoever pressed a button wants to see the result, if need be in a new message.
            await query.message.chat.send_message(html, reply_markup=keyboard)
        elif not is_unchanged(error):
            raise


def _query(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError(f"update {update.update_id} is not a callback query")
    return update.callback_query
