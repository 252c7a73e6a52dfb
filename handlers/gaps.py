"""Let admins deal with the questions that were passed on, a group of the same meaning at a time."""

import asyncio
from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ApplicationHandlerStop

from bot.dialogue import Dialogue
from bot.errors import FaqError
from bot.gaps import (
    Decision,
    Gap,
    compose_entry,
    decision_about,
    find_gaps,
    gap_of,
    rank_entries,
    write_decision,
)
from bot.knowledge import Entry
from bot.knowledge.equality import comparable
from bot.storage.errors import StorageError
from bot.storage.lease import Lease
from bot.storage.questions import PassedOn
from bot.texts import Texts
from handlers.callbacks import answer_callback, edit_message
from handlers.composed import Composed
from handlers.context import Context
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
from handlers.passing_on import message_replied_to
from handlers.reloading import reload
from handlers.rendering import render_filled, render_presented, render_text, shorten
from handlers.sending import send, send_text
from handlers.topics import send_gone
from handlers.written_markup import in_markup

DECIDING_LEASE = "deciding"  # name of the right to decide
MAX_QUESTIONS = 10  # different ones of a group; nobody decides on what they have not seen
MAX_QUESTION = 300  # characters shown of each
MAX_ERROR = 1000  # characters; of a faulty knowledge base the log tells all
MAX_NEAREST = 3  # entries offered as the answer


async def show_next_group(update: Update, context: Context) -> None:
    """Send the largest group that is neither dealt with nor left for later."""
    texts, opened = context.texts, context.conversation.open_group
    questions = await context.storage.questions.all()
    gap = await asyncio.to_thread(_next_gap, questions, context.dialogue, frozenset(opened.later))
    opened.group = [same[0].id for same in gap.asked] if gap else []
    opened.is_answering, opened.answer = False, 0
    if gap is None:
        await send_text(update, context, texts.no_more_gaps)
        return
    nearest = _nearest(gap, context.dialogue)
    pages = render_filled(texts.gap_group, {"questions": _listed(gap, texts)})
    keyboard = gap_keyboard(opened.group[0], nearest, texts)
    await send(update, Composed(pages, keyboard), context)


async def answer_by_entry(update: Update, context: Context) -> None:
    """Make the group variants of the entry whose button was pressed."""
    entry_id, gap = await _pressed(update, context, GAP_IS)
    if gap:
        await _settle(update, context, Decision(entry_id=entry_id))


async def refuse_group(update: Update, context: Context) -> None:
    """Make the group messages to refuse."""
    _, gap = await _pressed(update, context, GAP_REFUSE)
    if gap:
        await _settle(update, context, Decision())


async def postpone_group(update: Update, context: Context) -> None:
    """Leave the group for later, and show the next one."""
    _, gap = await _pressed(update, context, GAP_LATER)
    if gap:
        context.conversation.open_group.later += gap.ids
        await _close(update, context, gap, context.texts.gap_later)
        await show_next_group(update, context)


async def reopen_group(update: Update, context: Context) -> None:
    """Show the group again for which no answer is to be written."""
    _, gap = await _pressed(update, context, GAP_REOPEN)
    if gap:
        await show_next_group(update, context)


async def ask_for_answer(update: Update, context: Context) -> None:
    """Let the admin's next message be the answer."""
    _, gap = await _pressed(update, context, GAP_WRITE)
    if gap:
        opened, texts = context.conversation.open_group, context.texts
        opened.is_answering = True
        pages = render_filled(texts.gap_answer, {"questions": _listed(gap, texts)})
        await send(update, Composed(pages, cancel_keyboard(opened.group[0], texts)), context)


async def show_answer(update: Update, context: Context) -> None:
    """Show an admin's message as people will read it, if it is an answer that is asked for.

    Raises:
        ApplicationHandlerStop: it is, and hence no question.
    """
    message, opened = update.effective_message, context.conversation.open_group
    is_asked_for = update.message is not None and opened.is_answering
    if message is None or not (is_asked_for or message.message_id == opened.answer):
        return
    gap = await _open_gap(context)
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
    """Return the rest of the data of a button, and the group if it is still to be dealt with."""
    number, _, rest = (await answer_callback(update, prefix)).partition(":")
    user, opened = update.effective_user, context.conversation.open_group
    if user is None or user.id not in context.bot_data.admins:
        await send_gone(update, context)
        return rest, None
    if _message_id(update) == opened.closed:  # a second press
        return rest, None
    gap = await _open_gap(context)
    if gap.asked and number == str(opened.group[0]):
        return rest, gap
    if context.handling.is_again:  # an earlier attempt has dealt with it, and said so
        await show_next_group(update, context)
    else:
        await _show_gone(update, context)
    return rest, None


async def _show_gone(update: Update, context: Context) -> None:
    """Announce that somebody else has dealt with a group, and show the next one."""
    await edit_message(update, render_text(context.texts.gap_gone), InlineKeyboardMarkup([]))
    await show_next_group(update, context)


async def _open_gap(context: Context) -> Gap:
    """Return what is left of the group that was shown, and what was asked in the same words."""
    group = frozenset(context.conversation.open_group.group)
    questions = await context.storage.questions.all()
    shown = {comparable(question.text) for question in questions if question.id in group}
    return gap_of(
        question
        for question in questions
        if decision_about(question) is None and comparable(question.text) in shown
    )


async def _draft(context: Context, gap: Gap, answer: Message) -> Entry:
    """Make an entry of the answer to a group."""
    questions, text = await context.storage.questions.all(), in_markup(answer)
    return await asyncio.to_thread(compose_entry, text, gap, questions, context.dialogue)


async def _send_draft(update: Update, context: Context, gap: Gap, answer: Message) -> None:
    """Send an entry that is not kept yet as people will read it."""
    texts, opened = context.texts, context.conversation.open_group
    entry = await _draft(context, gap, answer)
    title = next(one.title for one in context.knowledge.sections if one.id == entry.section)
    pages = render_presented(texts.gap_draft.format(section=title), entry, texts)
    keyboard = answer_check_keyboard(opened.group[0], texts)
    await send(update, Composed(pages, keyboard), context, answer.message_id)


async def _settle(update: Update, context: Context, decided: Decision | Message) -> None:
    """Carry out a decision about the group, and show the next one.

    Args:
        update: the press of the button.
        context: of the update.
        decided: the decision, or the answer of which an entry is to be made.
    """
    try:
        # Of two admins who decide at once, one comes second and sees what the first has done.
        turn = Lease(context.storage.database, DECIDING_LEASE).turn()  # among all processes
        async with context.bot_data.deciding, turn:
            gap = await _open_gap(context)
            if gap.asked:
                decision = await _decision(context, gap, decided)
                await _carry_out(update, context, gap, decision)
    except StorageError:  # the whole update is handled again
        raise
    except FaqError as error:
        text = shorten(str(error), MAX_ERROR)
        pages = render_filled(context.texts.gap_failed, {"error": text})
        await send(update, Composed(pages, None), context)
        return
    if gap.asked:
        await show_next_group(update, context)
    else:
        await _show_gone(update, context)


async def _decision(context: Context, gap: Gap, decided: Decision | Message) -> Decision:
    if isinstance(decided, Decision):
        return decided
    entry = await _draft(context, gap, decided)
    return Decision(entry_id=entry.id, entry=entry)


async def _carry_out(update: Update, context: Context, gap: Gap, decision: Decision) -> None:
    """Write a decision, or keep it for `faq gaps`, and say so.

    The questions are dealt with last. If that cannot be said now, all is done again: it is still
    known which they were, and what is written already is not written twice.

    Raises:
        FaqError: it cannot be written like that.
    """
    texts, questions, path = context.texts, context.storage.questions, context.knowledge.path
    dialogue = context.dialogue
    if path is not None and await asyncio.to_thread(write_decision, decision, gap, path, dialogue):
        await reload(context.bot, context.bot_data)
        await _close(update, context, gap, texts.gap_written)
        await questions.delete(gap.ids, decision.entry_id)
    else:
        await _close(update, context, gap, texts.gap_noted)
        noted = decision.model_dump_json(by_alias=True, exclude_defaults=True)
        await questions.decide(gap.ids, noted, decision.entry_id)


async def _close(update: Update, context: Context, gap: Gap, text: str) -> None:
    """Note under a group what became of it."""
    [html, *_] = render_filled(text, {"questions": _listed(gap, context.texts)})
    await edit_message(update, html, InlineKeyboardMarkup([]))
    context.conversation.open_group.closed = _message_id(update)


def _message_id(update: Update) -> int:
    message = update.effective_message
    return message.message_id if message else 0


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


def _listed(gap: Gap, texts: Texts) -> str:
    rows = zip(gap.texts, gap.asked, strict=True)
    return "\n".join(
        texts.gap_question.format(question=shorten(text, MAX_QUESTION), count=len(same))
        for text, same in rows
    )
