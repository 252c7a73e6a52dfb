"""Carry out what admins decide about gaps: write it, or keep it for `faq gaps`."""

import asyncio

from telegram import Message, Update

from bot.gaps import Decision, Gap, compose_entry, write_decision
from bot.knowledge import Entry
from bot.storage.lease import Lease
from handlers.context import Context
from handlers.open_gap import close_gap, questions_left
from handlers.reloading import reload
from handlers.written_markup import in_markup

DECIDING_LEASE = "deciding"  # name of the right to decide


async def decide(update: Update, context: Context, decided: Decision | Message) -> bool:
    """Carry out a decision about the open gap, and say so; return False if it is gone already.

    Args:
        update: the press of the button.
        context: of the update.
        decided: the decision, or the answer of which an entry is to be made.

    Raises:
        FaqError: it cannot be written like that.
    """
    # Of two admins who decide at once, one comes second and sees what the first has done.
    turn = Lease(context.storage.database, DECIDING_LEASE).turn()  # among all processes
    async with context.bot_data.deciding, turn:
        gap = await questions_left(context)
        if gap.asked:
            decision = await _decision(context, gap, decided)
            await _carry_out(update, context, gap, decision)
    return bool(gap.asked)


async def draft_entry(context: Context, gap: Gap, answer: Message) -> Entry:
    """Make an entry of the answer to a gap."""
    questions, text = await context.storage.questions.all(), in_markup(answer)
    return await asyncio.to_thread(compose_entry, text, gap, questions, context.dialogue)


async def _decision(context: Context, gap: Gap, decided: Decision | Message) -> Decision:
    if isinstance(decided, Decision):
        return decided
    entry = await draft_entry(context, gap, decided)
    return Decision(entry_id=entry.id, entry=entry)


async def _carry_out(update: Update, context: Context, gap: Gap, decision: Decision) -> None:
    """Write a decision, or keep it for `faq gaps`, and say so.

    The questions are dealt with last. If that cannot be said now, all is done again: it is still
    known which they were, and what is written already is not written twice.

    Raises:
        FaqError: it cannot be written like that.
    """
    texts, questions = context.texts, context.storage.questions
    if await asyncio.to_thread(write_decision, decision, gap, context.dialogue):
        await reload(context.bot, context.bot_data)
        await close_gap(update, context, gap, texts.gap_written)
        await questions.delete(gap.ids, decision.entry_id)
    else:
        await close_gap(update, context, gap, texts.gap_noted)
        noted = decision.model_dump_json(by_alias=True, exclude_defaults=True)
        await questions.decide(gap.ids, noted, decision.entry_id)
