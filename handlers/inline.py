"""Offer answers in inline mode: `@bot question`, typed in any chat."""

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import TelegramError

from bot.dialogue import Turn
from bot.knowledge import Entry, Knowledge
from bot.reply import Answer, SmallTalk, Unknown
from handlers.context import Context
from handlers.keyboards import link_keyboard
from handlers.refusals import Remedy, remedy_for
from handlers.rendering import render_description, render_shared

MAX_RESULTS = 5
PAGE_SIZE = 10  # entries at a time for an empty query
CACHE_SECONDS = 300  # that Telegram may show the same results to others, before corrections show
START_PARAMETER = "from_inline"  # of the button; with its underscore it is no entry's id


async def offer_answers(update: Update, context: Context) -> None:
    """Offer the answers to a query; for an empty one, all entries page by page."""
    query = update.inline_query
    if query is None:
        raise ValueError(f"update {update.update_id} is not an inline query")
    next_offset = None
    if text := query.query.strip():
        entries = _find(context.dialogue.respond(text), context)
    else:
        entries, next_offset = _browse(context.knowledge, query.offset)
    button = InlineQueryResultsButton(context.texts.inline_unknown, start_parameter=START_PARAMETER)
    try:
        await query.answer(
            [_article(entry, context) for entry in entries],
            cache_time=CACHE_SECONDS,
            is_personal=False,
            next_offset=next_offset,
            button=None if entries else button,
        )
    except TelegramError as error:
        # Whoever keeps typing has sent a newer query by now.
        if remedy_for(error) is not Remedy.NOTHING:
            raise


def _find(turn: Turn, context: Context) -> list[Entry]:
    """List the entries that may be the answer, best first, without small talk."""
    if isinstance(turn.reply, SmallTalk | Unknown):
        return []
    # When several things are asked at once, each has little confidence for the whole query.
    answered = turn.reply.entries if isinstance(turn.reply, Answer) else ()
    needed = context.dialogue.gates.suggestion
    found = [
        match.entry
        for match in turn.ranking
        if match.confidence >= needed or match.entry in answered
    ]
    return [one for one in found if one.id not in context.knowledge.small_talk][:MAX_RESULTS]


def _browse(knowledge: Knowledge, offset: str) -> tuple[list[Entry], str | None]:
    """Return a page of all entries, the first of each section before the others.

    Args:
        knowledge: the knowledge base.
        offset: the `next_offset` of the page before; empty for the first page.

    Returns:
        The page, and the offset of the next one if there is one. To Telegram an empty offset would
        say the same as none, but python-telegram-bot takes it for a list and sends "[]".
    """
    sections = [knowledge.entries_of(section) for section in knowledge.topics]
    firsts = [entry for entries in sections for entry in entries[:1]]
    entries = firsts + [entry for entries in sections for entry in entries[1:]]
    start = int(offset) if offset.isdecimal() else 0
    end = start + PAGE_SIZE
    return entries[start:end], str(end) if end < len(entries) else None


def _article(entry: Entry, context: Context) -> InlineQueryResultArticle:
    """Return an entry as a result of the list, with the message that choosing it sends."""
    return InlineQueryResultArticle(
        id=entry.id,
        title=entry.question,
        description=render_description(entry),
        input_message_content=InputTextMessageContent(render_shared(entry, context.texts)),
        reply_markup=link_keyboard(context.bot.username, context.texts),
    )
