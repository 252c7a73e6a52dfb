"""Run work beside the updates, for as long as the bot runs."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager

from bot.storage.errors import StorageError
from handlers.failures import describe, trace

logger = logging.getLogger(__name__)


@asynccontextmanager
async def in_background(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Run a coroutine in the background; cancel it when the block ends."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def repeat(work: Callable[[], Awaitable[None]], interval: float) -> None:
    """Work every `interval` seconds until cancelled, whatever goes wrong at times."""
    while True:
        await asyncio.sleep(interval)
        try:
            await work()
        except StorageError as error:
            logger.error("to be tried again: %s", error)
        except Exception as error:  # else it would end for good, and nobody would be told
            logger.error("to be tried again: %s\n%s", describe(error), trace(error))
