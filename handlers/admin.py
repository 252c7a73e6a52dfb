"""The commands for admins, /recharger and /stats. For anybody else they do not exist."""

from telegram import Update

from handlers.context import Context
from handlers.reloading import reload
from handlers.rendering import render_pages
from handlers.sending import Composed, send, send_text


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
    """Say what the bot knows, what it replied since the start, and what users thought of it."""
    services, texts = context.bot_data, context.texts
    votes = [f"👎 {down} · 👍 {up} · {entry_id}" for entry_id, up, down in context.votes.ranking()]
    text = texts.statistics.format(
        entries=len(context.knowledge.entries),
        phrasings=context.knowledge.size,
        loaded_at=f"{services.loaded_at:%d/%m/%Y, %H:%M}",
        answers=services.outcomes["answer"],
        suggestions=services.outcomes["suggest"],
        unknown=services.outcomes["unknown"],
        votes="\n".join(votes) or texts.no_votes,
    )
    await send(update, Composed(render_pages(text), None))
