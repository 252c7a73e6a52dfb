"""Politeness under load: one notice to whoever writes too fast, then silence for the minute."""

import time

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.callbacks import pressed
from handlers.context import Context
from handlers.sending import send_text
from handlers.throttle import Verdict


async def slow_down(update: Update, context: Context) -> None:
    """Let a message or a press pass to the other handlers, unless its sender is too quick."""
    if update.effective_user is None or context.handling.tries:  # it was counted at the first try
        return
    verdict = context.bot_data.throttle.judge(update.effective_user.id, _sent_at(update))
    if verdict is Verdict.ANSWER:
        return
    if update.callback_query:
        await pressed(update, notice=context.texts.too_many)  # the app waits for each of them
    elif verdict is Verdict.NOTICE:
        await send_text(update, context.texts.too_many)
    raise ApplicationHandlerStop


def _sent_at(update: Update) -> float:
    """Tell when an update was made: messages that waited while the bot was down are not hasty."""
    message = update.message or update.edited_message
    return (message.edit_date or message.date).timestamp() if message else time.time()
