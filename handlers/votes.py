"""Count the votes, 👍 and 👎, under answers, and mark them there."""

from telegram import Update
from telegram.constants import ChatType

from bot.storage.votes import Vote
from handlers.callbacks import answer_callback, pressed_message
from handlers.context import Context
from handlers.keyboards import DOWN, UP, with_vote
from handlers.passing_on import offer_after_vote, withdraw_offer


async def vote_up(update: Update, context: Context) -> None:
    """Count an answer as helpful."""
    entry_id = await answer_callback(update, UP, context.texts.vote_up)
    await _cast(update, context, entry_id, "up")
    await _mark(update, context, UP, entry_id)
    await withdraw_offer(update, context)


async def vote_down(update: Update, context: Context) -> None:
    """Count an answer as not helpful, and offer to pass the question on."""
    entry_id = await answer_callback(update, DOWN, context.texts.vote_down)
    await _cast(update, context, entry_id, "down")
    await _mark(update, context, DOWN, entry_id)
    await offer_after_vote(update, context)


async def _cast(update: Update, context: Context, entry_id: str, vote: Vote) -> None:
    message = update.callback_query and update.callback_query.message
    if message and entry_id in context.knowledge.entry_by_id:
        name = context.bot_data.pseudonyms.name(message.chat.id, message.message_id)
        await context.storage.votes.cast(context.person, name, entry_id, vote)


async def _mark(update: Update, context: Context, kind: str, entry_id: str) -> None:
    """Show whoever voted which vote counts; in a group, many vote under one message."""
    message = pressed_message(update)
    if message is None or message.chat.type != ChatType.PRIVATE:
        return
    before = message.reply_markup
    if before and (after := with_vote(before, kind, entry_id)) != before:
        await context.bot.edit_keyboard(message.chat.id, message.message_id, after.to_json())
