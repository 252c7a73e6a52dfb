"""Sending: what the bot says, composed as pages with buttons, and brought to the user."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType

from bot.knowledge import Entry
from bot.reply import Answer, Details, Reason, Reply, Suggestions, Unknown
from bot.texts import suggestions_text, unknown_text
from handlers.context import Context
from handlers.keyboards import (
    answer_keyboard,
    entries_keyboard,
    sections_keyboard,
    suggestions_keyboard,
    topics_keyboard,
)
from handlers.rendering import render_answer, render_answers, render_details, render_text


@dataclass(frozen=True)
class Composed:
    """Pages of HTML, one message each, with buttons under the last one."""

    pages: list[str]
    keyboard: InlineKeyboardMarkup | None

    def messages(self) -> Iterator[tuple[str, InlineKeyboardMarkup | None]]:
        """Give each page with what is under it."""
        for number, page in enumerate(self.pages, start=1):
            yield page, self.keyboard if number == len(self.pages) else None


def compose_reply(reply: Reply, context: Context) -> Composed:
    """Compose whatever the bot replies to a question."""
    texts = context.texts
    match reply:
        case Answer((entry,), courtesy, offers):
            keyboard = (
                entries_keyboard(offers, texts) if offers else _answer_keyboard(entry, context)
            )
            return Composed(render_answer(entry, texts, courtesy), keyboard)
        case Answer(entries, courtesy):
            return Composed(render_answers(entries, texts, courtesy), topics_keyboard(texts))
        case Details(neighbours=neighbours):
            return Composed(render_details(reply, texts), entries_keyboard(neighbours, texts))
        case Suggestions(entries):
            keyboard = suggestions_keyboard(entries, texts)
            return compose_text(suggestions_text(reply, texts), keyboard)
        case Unknown(Reason.AGAIN):
            return compose_text(texts.unknown_again, sections_keyboard(context.knowledge))
        case Unknown(reason):
            return compose_text(unknown_text(reason, texts), topics_keyboard(texts))


def compose_text(text: str, keyboard: InlineKeyboardMarkup | None = None) -> Composed:
    """Compose one of the bot's own texts."""
    return Composed([render_text(text)], keyboard)


async def send_entry(update: Update, entry: Entry, context: Context) -> None:
    """Send the answer of one entry; what comes next may be about it."""
    context.memory = context.dialogue.remember(entry, context.memory, time.time())
    await send(update, compose_reply(Answer((entry,)), context))


async def send_text(
    update: Update, text: str, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Send one of the bot's own texts."""
    await send(update, compose_text(text, keyboard))


async def send(update: Update, composed: Composed) -> list[Message]:
    """Send pages to where an update comes from: its chat and thread; in a group, as a reply."""
    return [await _send_page(update, page, keyboard) for page, keyboard in composed.messages()]


def _answer_keyboard(entry: Entry, context: Context) -> InlineKeyboardMarkup | None:
    bot = context.bot
    return answer_keyboard(
        entry,
        context.knowledge,
        context.texts,
        bot.username,
        has_inline=bot.supports_inline_queries,
    )


async def _send_page(update: Update, page: str, keyboard: InlineKeyboardMarkup | None) -> Message:
    message, chat = update.effective_message, update.effective_chat
    if isinstance(message, Message):
        is_asked_in_group = message.chat.type != ChatType.PRIVATE and not update.callback_query
        return await message.reply_text(page, reply_markup=keyboard, do_quote=is_asked_in_group)
    if chat is not None:  # a button under a message that is too old for Telegram to show it
        return await chat.send_message(page, reply_markup=keyboard)
    raise ValueError(f"update {update.update_id} comes from no chat")
