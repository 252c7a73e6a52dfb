"""Show what is kept of users, and erase it for those who ask."""

from telegram import Update

from bot.dialogue.memory import EXPIRY
from bot.storage.inbox_transactions import CONVERSATION_KEPT
from bot.storage.retention import QUESTIONS_KEPT, VOTES_KEPT
from handlers.context import Context
from handlers.conversation import Conversation
from handlers.failures import MAX_UPDATE_AGE
from handlers.sending import send_text


async def show_privacy(update: Update, context: Context) -> None:
    """Send what is kept of users, where, and for how long, as the bot is set up now."""
    texts = context.texts
    is_shared = context.storage.database.is_shared
    text = texts.privacy.format(
        place=texts.place_server if is_shared else texts.place_file,
        waiting_hours=round(MAX_UPDATE_AGE / 3600),
        minutes=round(EXPIRY / 60),
        hours=round(CONVERSATION_KEPT / 3600),
        vote_days=VOTES_KEPT,
        question_days=QUESTIONS_KEPT,
    )
    await send_text(update, context, text)


async def forget_user(update: Update, context: Context) -> None:
    """Erase what is remembered of this chat, the user's votes, and what they are to be told."""
    await context.storage.votes.forget(context.person)
    await context.storage.askers.forget(context.person)
    texts = context.texts  # before it is forgotten whether the user says tu
    context.handling.conversation = Conversation()
    await send_text(update, context, texts.forgotten)
