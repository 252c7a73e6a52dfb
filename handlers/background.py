"""Run work beside the updates, for as long as the bot runs."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager

from bot.storage.errors import StorageError
from handlers.failures import describe, trace
from handlers.logs import REPEAT_INTERVAL
from handlers.trouble import Repetitions

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
    said = Repetitions(REPEAT_INTERVAL)
    while True:
        await asyncio.sleep(interval)
        try:
            await work()
        except Exception as error:  # else it would end for good, and nobody would be told
            is_clear = isinstance(error, StorageError)
            what = str(error) if is_clear else f"{describe(error)}\n{trace(error)}"
            if said.is_news(what, time.monotonic()):
                logger.error("to be tried again: %s", what)
