"""Questions: free text, buttons that stand for a question, and messages that hold none."""

from telegram import Update

from handlers.callbacks import pressed
from handlers.context import Context
from handlers.keyboards import ENTRY, topics_keyboard
from handlers.sending import chat_of, send_entry, send_reply, send_text
from handlers.topics import send_gone


async def answer_question(update: Update, context: Context) -> None:
    """Reply to a question."""
    text = update.effective_message and update.effective_message.text
    turn = context.dialogue.respond(text or "", context.conversation.memory)
    context.conversation.memory = turn.memory
    await send_reply(chat_of(update), turn.reply, context)


async def show_entry(update: Update, context: Context) -> None:
    """Answer the question whose button was pressed."""
    entry_id = await pressed(update, ENTRY)
    entry = context.knowledge.entry_by_id.get(entry_id)
    if entry:
        context.conversation.memory = context.dialogue.remember(entry)
        await send_entry(chat_of(update), entry, context)
    else:
        await send_gone(update, context)


async def reject_suggestions(update: Update, context: Context) -> None:
    """Offer the topics to a user who meant none of the suggested questions."""
    await pressed(update)
    await send_text(chat_of(update), context.texts.none_chosen, topics_keyboard(context.texts))


async def ask_for_text(update: Update, context: Context) -> None:
    """Say that photos, voice messages and the like cannot be read."""
    await send_text(chat_of(update), context.texts.not_text, topics_keyboard(context.texts))
