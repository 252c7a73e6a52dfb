"""Compose replies as pages with buttons, and send them."""

from functools import partial

from telegram import InlineKeyboardMarkup, Update

from bot import clock
from bot.knowledge import Entry
from bot.reply import Answer, Details, Reason, Reply, SmallTalk, Suggestions, Unknown, opened
from bot.reply_texts import closing_text, suggestions_text, unknown_text
from handlers.composed import Composed
from handlers.context import Context
from handlers.keyboards import (
    answer_keyboard,
    answers_keyboard,
    entries_keyboard,
    sections_keyboard,
    suggestions_keyboard,
    topics_keyboard,
)
from handlers.places import place_of
from handlers.rendering import render_answer, render_answers, render_details, render_text


def compose_reply(reply: Reply, context: Context) -> Composed:
    """Compose the reply to a question."""
    texts = context.texts
    match reply:
        case Answer((entry,), None, (), (), False):
            return _composed_answer(entry, context)
        case Answer((entry,), courtesy, offers, ()):
            keyboard = entries_keyboard(offers, texts) if offers else answer_buttons(entry, context)
            pages = render_answer(entry, texts, courtesy, closing_text(reply, texts))
            return Composed(pages, keyboard)
        case Answer(entries, courtesy, beyond=beyond):
            pages = render_answers(entries, texts, courtesy, closing_text(reply, texts))
            return Composed(pages, answers_keyboard(entries, beyond, texts))
        case Details(neighbours=neighbours):
            return Composed(render_details(reply, texts), entries_keyboard(neighbours, texts))
        case SmallTalk(entry):
            return compose_text(entry.answer)
        case Suggestions(entries, courtesy=courtesy):
            text = opened(suggestions_text(reply, texts), courtesy)
            return compose_text(text, suggestions_keyboard(entries, texts))
        case Unknown(reason, courtesy):
            text = opened(unknown_text(reason, texts), courtesy)
            is_again = reason is Reason.AGAIN
            topics = sections_keyboard(context.knowledge) if is_again else topics_keyboard(texts)
            return compose_text(text, topics)


def compose_text(text: str, keyboard: InlineKeyboardMarkup | None = None) -> Composed:
    """Compose one of the bot's own texts."""
    return Composed([render_text(text)], keyboard)


async def send_entry(update: Update, context: Context, entry: Entry) -> None:
    """Send the answer of one entry, and remember it for a follow-up question."""
    context.memory = context.dialogue.recorder.shown(entry, context.memory, clock.now())
    composed = compose_reply(Answer((entry,)), context)
    messages = await send(update, context, composed)
    context.conversation.note_shown(messages, entry.id)


async def send_text(
    update: Update, context: Context, text: str, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Send one of the bot's own texts."""
    await send(update, context, compose_text(text, keyboard))


async def send(
    update: Update, context: Context, composed: Composed, reply_to: int | None = None
) -> list[int]:
    """Send pages to where an update comes from, and return the ids of the messages.

    Args:
        update: the update that is replied to.
        context: of the update; it knows what earlier attempts sent.
        composed: the pages.
        reply_to: id of the message to reply to; None leaves it to the kind of chat.
    """
    place, sent = place_of(update, reply_to), context.handling.sent
    return [
        await sent.once(partial(context.bot.send_page, place, page, keyboard))
        for page, keyboard in composed.messages()
    ]


def answer_buttons(entry: Entry, context: Context) -> InlineKeyboardMarkup | None:
    """Offer what there is to do with the answer of one entry."""
    bot = context.bot
    return answer_keyboard(
        entry,
        context.knowledge,
        context.texts,
        bot.username,
        has_inline=bot.supports_inline_queries,
    )


def _composed_answer(entry: Entry, context: Context) -> Composed:
    """Return the composed answer of one entry, from the cache if possible: it never varies."""
    known = context.bot_data.answers
    key = entry.id, context.memory.is_familiar
    if key not in known:
        pages = render_answer(entry, context.texts, None)
        known[key] = Composed(pages, answer_buttons(entry, context))
    return known[key]
