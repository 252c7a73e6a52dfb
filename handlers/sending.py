"""Sending: replies, entries and texts to the chat that an update comes from."""

from telegram import Chat, InlineKeyboardMarkup, Update

from bot.knowledge import Entry
from bot.reply import Answer, Reply, Suggestions, Unknown
from handlers.context import Context
from handlers.keyboards import answer_keyboard, suggestions_keyboard, topics_keyboard
from handlers.rendering import render_answer, render_answers, render_text


async def send_reply(chat: Chat, reply: Reply, context: Context) -> None:
    """Send whatever the bot replies to a question."""
    texts = context.texts
    match reply:
        case Answer((entry,)):
            await send_entry(chat, entry, context)
        case Answer(entries):
            await _send_pages(chat, render_answers(entries, texts), topics_keyboard(texts))
        case Suggestions(entries):
            await send_text(chat, texts.suggestions, suggestions_keyboard(entries, texts))
        case Unknown():
            await send_text(chat, texts.unknown, topics_keyboard(texts))


async def send_entry(chat: Chat, entry: Entry, context: Context) -> None:
    """Send the answer of one entry."""
    keyboard = answer_keyboard(entry, context.knowledge)
    await _send_pages(chat, render_answer(entry, context.texts), keyboard)


async def send_text(chat: Chat, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Send one of the bot's own texts."""
    await _send_pages(chat, [render_text(text)], keyboard)


async def _send_pages(chat: Chat, pages: list[str], keyboard: InlineKeyboardMarkup | None) -> None:
    """Send the pages of one reply; the buttons go under the last one."""
    for page in pages[:-1]:
        await chat.send_message(page)
    await chat.send_message(pages[-1], reply_markup=keyboard)


def chat_of(update: Update) -> Chat:
    """Give the chat that an update comes from; handlers of messages and buttons always have one."""
    chat = update.effective_chat
    if chat is None:
        raise ValueError(f"update {update.update_id} comes from no chat")
    return chat
