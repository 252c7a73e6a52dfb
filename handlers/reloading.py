"""Reloading: when a knowledge file changes or an admin asks for it; admins learn of a bad edit."""

import asyncio
import logging
import time
from collections.abc import Iterable

from telegram.error import TelegramError

from bot.knowledge import Fault, KnowledgeError
from bot.reloading import Content, Reloader, give_back_memory
from handlers.context import Bot, Services
from handlers.profile import publish_profile
from handlers.rendering import render_refusal

logger = logging.getLogger(__name__)


async def follow_changes(bot: Bot, services: Services) -> None:
    """Reload whenever a knowledge file changes, until it is cancelled."""
    if services.reloader is None:
        return
    try:
        async for _ in services.reloader.changes():
            await reload(bot, services)
    except OSError as error:
        logger.error("knowledge files are not watched, use /recharger instead: %s", error)


async def reload(bot: Bot, services: Services) -> tuple[Content, float] | None:
    """Put the files as they are now in force, or tell the log and the admins why not.

    Returns:
        What is in force and how many seconds it took to load; None if it was refused.
    """
    start = time.monotonic()
    was_shown = services.texts, services.guide is None
    try:
        content = await _reloader(services).reload()
    except KnowledgeError as error:
        logger.error("the knowledge base is refused, the last good one stays:\n%s", error)
        await _tell_admins(error.faults, bot, services)
        return None
    except Exception:
        # An edit that no check has foreseen must not end the reloading, much less the bot.
        logger.exception("the knowledge base cannot be loaded, the last good one stays")
        await _tell_admins((), bot, services)
        return None
    services.switch_to(content)
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


def _reloader(services: Services) -> Reloader:
    if services.reloader is None:
        raise ValueError("what the bot says comes from no file")
    return services.reloader


async def _tell_admins(faults: Iterable[Fault], bot: Bot, services: Services) -> None:
    html = render_refusal(tuple(faults), services.texts)
    for admin in sorted(services.admins):
        try:
            await bot.send_message(admin, html)
        except TelegramError as error:  # who has never written to the bot cannot be written to
            logger.warning("an admin could not be told: %s", error.message)
