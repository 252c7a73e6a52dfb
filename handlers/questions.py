"""Questions: free text, buttons that stand for a question, and messages that hold none."""

import time

from telegram import Message, Update
from telegram.error import BadRequest

from bot.reply import answered_in, outcome_of, suggested_in
from handlers.addressing import question_in
from handlers.callbacks import cannot_change, is_unchanged, pressed
from handlers.composed import Composed
from handlers.context import Context
from handlers.keyboards import ENTRY, topics_keyboard
from handlers.sending import compose_reply, send, send_entry, send_text
from handlers.topics import send_gone


async def answer_question(update: Update, context: Context) -> None:
    """Reply to a question; if it is one that was edited, change the reply to it in place."""
    message = update.effective_message
    if message is None:
        return
    turn = context.dialogue.respond(question_in(message), context.memory, time.time())
    context.memory = turn.memory
    context.count(outcome_of(turn.reply), answered_in(turn.reply) or suggested_in(turn.reply))
    composed = compose_reply(turn.reply, context)
    if update.edited_message and await _replace(composed, message, context):
        return
    sent = await send(update, composed, context.handling.sent)
    context.conversation.note_reply(message.message_id, sent)


async def show_entry(update: Update, context: Context) -> None:
    """Answer the question whose button was pressed."""
    entry_id = await pressed(update, ENTRY)
    entry = context.knowledge.entry_by_id.get(entry_id)
    if entry:
        await send_entry(update, entry, context)
    else:
        await send_gone(update, context)


async def reject_suggestions(update: Update, context: Context) -> None:
    """Offer the topics to a user who meant none of the suggested questions."""
    await pressed(update)
    offered = map(context.knowledge.entry_by_id.get, context.memory.suggested)
    context.count("refused", filter(None, offered))
    context.memory = context.dialogue.remember_refusal(context.memory, time.time())
    await send_text(update, context.texts.none_chosen, topics_keyboard(context.texts))


async def ask_for_text(update: Update, context: Context) -> None:
    """Say that photos, voice messages and the like cannot be read."""
    await send_text(update, context.texts.not_text, topics_keyboard(context.texts))


async def _replace(composed: Composed, question: Message, context: Context) -> bool:
    """Change the pages of an earlier reply; tell whether that was possible."""
    shown = context.conversation.replies.get(question.message_id, [])
    if len(shown) != len(composed.pages):
        return False
    for message_id, (page, keyboard) in zip(shown, composed.messages(), strict=True):
        try:
            await context.bot.edit_message_text(
                page, chat_id=question.chat.id, message_id=message_id, reply_markup=keyboard
            )
        except BadRequest as error:
            if cannot_change(error):
                return False
            if not is_unchanged(error):
                raise
    return True
