"""Answer the admins' commands /recharger, /stats and /lacunes, which nobody else can see."""

import asyncio
from datetime import timedelta

from telegram import Update

from bot.clock import today
from bot.dialogue import Dialogue
from bot.gaps import Feedback, find_gaps, find_nearest, find_weak_entries, read_feedback
from bot.storage.counts import by_outcome
from bot.texts import Texts
from handlers.composed import Composed
from handlers.context import Context
from handlers.conversation import OpenGap
from handlers.gaps import show_next_gap
from handlers.pieces import shorten
from handlers.reloading import reload
from handlers.rendering import render_filled, render_pages
from handlers.sending import send, send_text

STATISTICS_DAYS = 30
MAX_GAPS, MAX_WEAK_ENTRIES = 5, 5
MAX_EXAMPLE = 120  # characters


async def reload_knowledge(update: Update, context: Context) -> None:
    """Reload the knowledge base and report what is now in force; a refusal goes to all admins."""
    reloaded = await reload(context.bot, context.bot_data)
    if reloaded:
        content, seconds = reloaded
        text = context.texts.reloaded.format(
            entries=len(content.knowledge.entries),
            phrasings=content.knowledge.size,
            seconds=f"{seconds:.1f}".replace(".", ","),
        )
        await send_text(update, context, text)


async def show_statistics(update: Update, context: Context) -> None:
    """Send what the bot knows, what it replied lately, and how users voted."""
    services, texts = context.bot_data, context.texts
    counts = await context.storage.counts.since(today() - timedelta(days=STATISTICS_DAYS))
    ranking = await context.storage.votes.ranking()
    votes = [f"👎 {down} · 👍 {up} · {entry_id}" for entry_id, up, down in ranking]
    outcomes = by_outcome(counts)
    text = texts.statistics.format(
        entries=len(context.knowledge.entries),
        phrasings=context.knowledge.size,
        loaded_at=f"{services.loaded_at:%d/%m/%Y, %H:%M}",
        days=STATISTICS_DAYS,
        answers=outcomes["answer"],
        suggestions=outcomes["suggest"],
        unknown=outcomes["unknown"],
        set_aside=outcomes["set_aside"],
        votes="\n".join(votes) or texts.no_votes,
    )
    await send(update, context, Composed(render_pages(text)))


async def show_gaps(update: Update, context: Context) -> None:
    """Send a summary of questions passed on and of the weakest entries, then the first gap."""
    feedback = await read_feedback(context.storage)
    values = await asyncio.to_thread(_describe_gaps, feedback, context.dialogue, context.texts)
    await send(update, context, Composed(render_filled(context.texts.gaps, values)))
    context.conversation.open_gap = OpenGap()
    await show_next_gap(update, context)


def _describe_gaps(feedback: Feedback, dialogue: Dialogue, texts: Texts) -> dict[str, str]:
    gaps = find_gaps(feedback.questions, dialogue)
    largest = []
    for gap in gaps[:MAX_GAPS]:
        nearest = find_nearest(gap, dialogue)
        example = shorten(gap.example, MAX_EXAMPLE)
        entry_id = nearest.entry.id if nearest else "–"
        largest.append(texts.gap.format(count=gap.size, example=example, entry=entry_id))
    weak = [
        f"{one.unknown} · {one.refused} · {one.down} · {one.entry.id}"
        for one in find_weak_entries(feedback, dialogue)[:MAX_WEAK_ENTRIES]
    ]
    return {
        "questions": str(len(feedback.questions)),
        "groups": str(len(gaps)),
        "largest": "\n".join(largest) or texts.no_gaps,
        "weak": "\n".join(weak) or texts.no_gaps,
    }
