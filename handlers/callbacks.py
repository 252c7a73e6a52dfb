"""Answer callback queries, which a pressed button sends; find and edit the message above it."""

from typing import cast

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from handlers.places import place_of
from handlers.quiet_bot import QuietBot
from handlers.refusals import Remedy, remedy_for


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
    except TelegramError as error:
        # If the query waited too long, while the bot was down say, the press still counts.
        if remedy_for(error) is not Remedy.NOTHING:
            raise
    if query.message is None:
        raise ApplicationHandlerStop
    return (query.data or "").removeprefix(prefix)


async def edit_message(update: Update, html: str, keyboard: InlineKeyboardMarkup) -> None:
    """Edit the message under which a button was pressed; a second press changes nothing.

    Whoever pressed a button wants to see the result: if the message cannot be edited, a new one
    is sent.
    """
    message = _query(update).message
    if message is None:
        raise ValueError(f"update {update.update_id} has no message to edit")
    bot, markup = cast("QuietBot", update.get_bot()), keyboard.to_json()
    if not await bot.edit_page(message.chat.id, message.message_id, html, markup):
        await bot.send_page(place_of(update), html, markup)


def pressed_message(update: Update) -> Message | None:
    """Return the message under which a button was pressed; None if it is too old to be read."""
    message = update.callback_query and update.callback_query.message
    return message if isinstance(message, Message) else None


def message_replied_to(update: Update) -> Message | None:
    """Return the message of a user to which the pressed one replies; None if it is gone."""
    message = pressed_message(update)
    return message and message.reply_to_message


def _query(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError(f"update {update.update_id} is not a callback query")
    return update.callback_query
