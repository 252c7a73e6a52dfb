"""Throttle hasty senders: one notice to whoever writes too fast, then silence for a minute."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot import clock
from handlers.callbacks import answer_callback
from handlers.context import Context
from handlers.message_quota import Verdict
from handlers.senders import sender_ids
from handlers.sending import send_text


async def throttle_sender(update: Update, context: Context) -> None:
    """Let a message or a press pass to the other handlers, unless its sender is too fast."""
    sender = sender_ids(update)
    if not sender or context.handling.tries:  # counted in the first attempt
        return
    verdict = context.bot_data.quota.judge(sender, _sent_at(update))
    if verdict is Verdict.ANSWER:
        return
    if update.callback_query:
        # Each press gets the notice, since the app waits for an answer to each.
        await answer_callback(update, notice=context.texts.too_many)
    elif verdict is Verdict.NOTICE and (update.message or update.edited_message):
        await send_text(update, context, context.texts.too_many)
    raise ApplicationHandlerStop


def _sent_at(update: Update) -> float:
    """Return when a message was sent: those that waited during a downtime are not hasty.

    Telegram does not say when a button was pressed.
    """
    message = update.message or update.edited_message
    return (message.edit_date or message.date).timestamp() if message else clock.now()
