"""The commands for admins, /recharger and /stats. For anybody else they do not exist."""

from collections import Counter
from datetime import timedelta

from telegram import Update

from bot.storage.counts import today
from handlers.composed import Composed
from handlers.context import Context
from handlers.reloading import reload
from handlers.rendering import render_pages
from handlers.sending import send, send_text

DAYS = 30  # of which the statistics are


async def reload_knowledge(update: Update, context: Context) -> None:
    """Reload the knowledge base, and say what is in force now; all admins hear of a refusal."""
    reloaded = await reload(context.bot, context.bot_data)
    if reloaded:
        content, seconds = reloaded
        text = context.texts.reloaded.format(
            entries=len(content.knowledge.entries),
            phrasings=content.knowledge.size,
            seconds=f"{seconds:.1f}".replace(".", ","),
        )
        await send_text(update, text)


async def show_statistics(update: Update, context: Context) -> None:
    """Say what the bot knows, what it replied lately, and what users thought of it."""
    services, texts = context.bot_data, context.texts
    counts = await context.storage.counts.since(today() - timedelta(days=DAYS))
    ranking = await context.storage.votes.ranking()
    votes = [f"👎 {down} · 👍 {up} · {entry_id}" for entry_id, up, down in ranking]
    outcomes: Counter[str] = Counter()
    for (outcome, _), number in counts.items():
        outcomes[outcome] += number
    text = texts.statistics.format(
        entries=len(context.knowledge.entries),
        phrasings=context.knowledge.size,
        loaded_at=f"{services.loaded_at:%d/%m/%Y, %H:%M}",
        days=DAYS,
        answers=outcomes["answer"],
        suggestions=outcomes["suggest"],
        unknown=outcomes["unknown"],
        set_aside=outcomes["set_aside"],
        votes="\n".join(votes) or texts.no_votes,
    )
    await send(update, Composed(render_pages(text), None))
