"""Let admins deal with gaps, the questions that were passed on, one after the other."""

import asyncio
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ApplicationHandlerStop

from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.gaps import Decision, Gap, find_gaps, rank_entries
from bot.knowledge import Entry
from bot.storage.errors import StorageError
from bot.storage.questions import PassedOn
from handlers.callbacks import answer_callback, edit_message, message_replied_to
from handlers.composed import Composed
from handlers.context import Context
from handlers.gap_decisions import decide, draft_entry
from handlers.gap_keyboards import (
    GAP_IS,
    GAP_KEEP,
    GAP_LATER,
    GAP_REFUSE,
    GAP_REOPEN,
    GAP_WRITE,
    answer_check_keyboard,
    cancel_keyboard,
    gap_keyboard,
)
from handlers.open_gap import close_gap, is_closed, questions_left, render_gap
from handlers.pieces import shorten
from handlers.rendering import render_filled, render_presented, render_text
from handlers.sending import send, send_text
from handlers.topics import send_gone

MAX_QUESTIONS = 10  # different ones of a gap; nobody decides on what they have not seen
MAX_ERROR = 1000  # characters; of a faulty knowledge base the log tells all
MAX_NEAREST = 3  # entries offered as the answer


async def show_next_gap(update: Update, context: Context) -> None:
    """Send the largest gap that is neither dealt with nor left for later."""
    texts, opened = context.texts, context.conversation.open_gap
    questions = await context.storage.questions.all()
    gap = await asyncio.to_thread(_next_gap, questions, context.dialogue, frozenset(opened.later))
    opened.questions = [same[0].id for same in gap.asked] if gap else []
    opened.is_answering, opened.answer = False, 0
    if gap is None:
        await send_text(update, context, texts.no_more_gaps)
        return
    nearest = _nearest(gap, context.dialogue)
    pages = render_gap(texts.gap_group, gap, texts)
    keyboard = gap_keyboard(opened.questions[0], nearest, texts)
    await send(update, context, Composed(pages, keyboard))


async def answer_by_entry(update: Update, context: Context) -> None:
    """Make the gap variants of the entry whose button was pressed."""
    entry_id, gap = await _pressed(update, context, GAP_IS)
    if gap:
        await _settle(update, context, Decision(entry_id=entry_id))


async def refuse_gap(update: Update, context: Context) -> None:
    """Make the gap messages to refuse."""
    _, gap = await _pressed(update, context, GAP_REFUSE)
    if gap:
        await _settle(update, context, Decision())


async def postpone_gap(update: Update, context: Context) -> None:
    """Leave the gap for later, and show the next one."""
    _, gap = await _pressed(update, context, GAP_LATER)
    if gap:
        context.conversation.open_gap.later += gap.ids
        await close_gap(update, context, gap, context.texts.gap_later)
        await show_next_gap(update, context)


async def reopen_gap(update: Update, context: Context) -> None:
    """Show the gap again for which no answer is to be written."""
    _, gap = await _pressed(update, context, GAP_REOPEN)
    if gap:
        await show_next_gap(update, context)


async def ask_for_answer(update: Update, context: Context) -> None:
    """Let the admin's next message be the answer."""
    _, gap = await _pressed(update, context, GAP_WRITE)
    if gap:
        opened, texts = context.conversation.open_gap, context.texts
        opened.is_answering = True
        pages = render_gap(texts.gap_answer, gap, texts)
        await send(update, context, Composed(pages, cancel_keyboard(opened.questions[0], texts)))


async def show_answer(update: Update, context: Context) -> None:
    """Show an admin's message as people will read it, if it is an answer that is asked for.

    Raises:
        ApplicationHandlerStop: it is, and hence no question.
    """
    message, opened = update.effective_message, context.conversation.open_gap
    is_asked_for = update.message is not None and opened.is_answering
    if message is None or not (is_asked_for or message.message_id == opened.answer):
        return
    gap = await questions_left(context)
    opened.is_answering, opened.answer = False, message.message_id
    if gap.asked:
        await _send_draft(update, context, gap, message)
    else:
        await send_text(update, context, context.texts.gap_gone)
    raise ApplicationHandlerStop


async def keep_answer(update: Update, context: Context) -> None:
    """Make a new entry of the answer that was shown."""
    _, gap = await _pressed(update, context, GAP_KEEP)
    answer = message_replied_to(update)
    if gap and answer:
        await _settle(update, context, answer)
    elif gap:
        await send_text(update, context, context.texts.gap_answer_gone)


async def _pressed(update: Update, context: Context, prefix: str) -> tuple[str, Gap | None]:
    """Return the rest of the data of a button, and the gap if it is still to be dealt with."""
    number, _, rest = (await answer_callback(update, prefix)).partition(":")
    user = update.effective_user
    if user is None or user.id not in context.bot_data.admins:
        await send_gone(update, context)
        return rest, None
    if is_closed(update, context):  # a second press
        return rest, None
    gap = await questions_left(context)
    if gap.asked and number == str(context.conversation.open_gap.questions[0]):
        return rest, gap
    if context.handling.is_again:  # an earlier attempt has dealt with it, and said so
        await show_next_gap(update, context)
    else:
        await _show_gone(update, context)
    return rest, None


async def _settle(update: Update, context: Context, decided: Decision | Message) -> None:
    """Carry out a decision about the gap, or the answer that one is made of; show the next gap."""
    try:
        is_decided = await decide(update, context, decided)
    except StorageError:  # the whole update is handled again
        raise
    except FaqError as error:
        text = shorten(str(error), MAX_ERROR)
        pages = render_filled(context.texts.gap_failed, {"error": text})
        await send(update, context, Composed(pages))
        return
    if is_decided:
        await show_next_gap(update, context)
    else:
        await _show_gone(update, context)


async def _show_gone(update: Update, context: Context) -> None:
    """Announce that somebody else has dealt with a gap, and show the next one."""
    await edit_message(update, render_text(context.texts.gap_gone), InlineKeyboardMarkup([]))
    await show_next_gap(update, context)


async def _send_draft(update: Update, context: Context, gap: Gap, answer: Message) -> None:
    """Send an entry that is not kept yet as people will read it."""
    texts, opened = context.texts, context.conversation.open_gap
    entry = await draft_entry(context, gap, answer)
    title = next(one.title for one in context.knowledge.sections if one.id == entry.section)
    pages = render_presented(texts.gap_draft.format(section=title), entry, texts)
    keyboard = answer_check_keyboard(opened.questions[0], texts)
    await send(update, context, Composed(pages, keyboard), answer.message_id)


def _next_gap(
    questions: Sequence[PassedOn], dialogue: Dialogue, later: frozenset[int]
) -> Gap | None:
    gaps = find_gaps((one for one in questions if one.id not in later), dialogue)
    return gaps[0].split(range(MAX_QUESTIONS))[0] if gaps else None


def _nearest(gap: Gap, dialogue: Dialogue) -> list[Entry]:
    """List the entries that are likeliest to answer; small talk answers no question."""
    small_talk = dialogue.knowledge.small_talk
    entries = (one.entry for one in rank_entries(gap, dialogue))
    return [entry for entry in entries if entry.id not in small_talk][:MAX_NEAREST]
