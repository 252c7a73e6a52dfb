"""What is kept of users, as it is in force, and to have it erased."""

from telegram import Update

from bot.conversation import EXPIRY, Conversation
from bot.storage import questions, votes
from bot.storage.inbox import CONVERSATION_KEPT
from handlers.context import Context
from handlers.failures import TOO_LATE
from handlers.sending import send_text


async def show_privacy(update: Update, context: Context) -> None:
    """Say what is kept about users, where, and for how long: as the bot is set, not as it was."""
    texts = context.texts
    is_shared = context.storage.database.is_shared
    text = texts.privacy.format(
        place=texts.place_server if is_shared else texts.place_file,
        waiting_hours=round(TOO_LATE / 3600),
        minutes=round(EXPIRY / 60),
        hours=round(CONVERSATION_KEPT / 3600),
        vote_days=votes.KEPT,
        question_days=questions.KEPT,
    )
    await send_text(update, text)


async def forget_user(update: Update, context: Context) -> None:
    """Erase what is remembered of this chat, and the user's votes everywhere."""
    await context.storage.votes.forget(context.person)
    texts = context.texts  # as the user was addressed until now
    context.handling.conversation = Conversation()
    await send_text(update, texts.forgotten)
