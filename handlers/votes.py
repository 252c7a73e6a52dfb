"""Count the votes, 👍 and 👎, under answers."""

from telegram import Update

from bot.storage.votes import Vote
from handlers.callbacks import answer_callback
from handlers.context import Context
from handlers.keyboards import DOWN, UP
from handlers.passing_on import offer_after_vote


async def vote_up(update: Update, context: Context) -> None:
    """Count an answer as helpful."""
    entry_id = await answer_callback(update, UP, context.texts.vote_up)
    await _cast(update, context, entry_id, "up")


async def vote_down(update: Update, context: Context) -> None:
    """Count an answer as not helpful, and offer to pass the question on."""
    entry_id = await answer_callback(update, DOWN, context.texts.vote_down)
    await _cast(update, context, entry_id, "down")
    await offer_after_vote(update, context)


async def _cast(update: Update, context: Context, entry_id: str, vote: Vote) -> None:
    message = update.callback_query and update.callback_query.message
    if message and entry_id in context.knowledge.entry_by_id:
        name = context.bot_data.pseudonyms.name(message.chat.id, message.message_id)
        await context.storage.votes.cast(context.person, name, entry_id, vote)
