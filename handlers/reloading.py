"""Reload the knowledge base when a file changes or an admin asks; alert admins to a bad edit."""

import asyncio
import logging
import time
from collections.abc import Sequence

from bot.heap import give_back_memory
from bot.knowledge import Fault, KnowledgeError
from bot.reloading import Content, Reloader
from handlers.alerts import tell_admins
from handlers.context import Services
from handlers.profile import publish_profile
from handlers.quiet_bot import QuietBot
from handlers.rendering import render_refusal, render_text

logger = logging.getLogger(__name__)


async def follow_changes(bot: QuietBot, services: Services) -> None:
    """Reload whenever a knowledge file changes, until cancelled."""
    if services.reloader is None:
        return
    try:
        async for _ in services.reloader.changes():
            await reload(bot, services)
    except Exception:
        # Looking at files does not fail by itself, even where there are none; if it does, say so.
        logger.exception("changes of the knowledge files are no longer noticed")
        await tell_admins(bot, services, render_text(services.texts.not_watched))


async def reload(bot: QuietBot, services: Services) -> tuple[Content, float] | None:
    """Load the files as they are now and put them in force, or report why they are refused.

    Returns:
        What is now in force and the seconds it took to load; None if it was refused.
    """
    start = time.monotonic()
    was_shown = services.texts, services.guide is None
    try:
        content = await _reloader(services).reload()
    except KnowledgeError as error:
        logger.error("the knowledge base is refused, the last good one stays:\n%s", error)
        await _report_refusal(error.faults, bot, services)
        return None
    except Exception:
        # An edit that no check foresaw must end neither reloading nor the bot.
        logger.exception("the knowledge base cannot be loaded, the last good one stays")
        await _report_refusal((), bot, services)
        return None
    services.switch_to(content)
    services.metrics.reloads.labels("accepted").inc()
    await asyncio.to_thread(give_back_memory)
    seconds = time.monotonic() - start
    knowledge = content.knowledge
    logger.info(
        "knowledge base reloaded: %d entries, %d phrasings, in %.2f s",
        len(knowledge.entries),
        knowledge.size,
        seconds,
    )
    if (services.texts, services.guide is None) != was_shown:
        await publish_profile(bot, services)
    return content, seconds


async def _report_refusal(faults: Sequence[Fault], bot: QuietBot, services: Services) -> None:
    services.metrics.reloads.labels("refused").inc()
    await tell_admins(bot, services, render_refusal(faults, services.texts))


def _reloader(services: Services) -> Reloader:
    if services.reloader is None:
        raise ValueError("what the bot says comes from no file")
    return services.reloader
