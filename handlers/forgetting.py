"""Forgetting: what was remembered of people is dropped once it has expired, not only ignored."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.memory import EXPIRY
from handlers.context import BotApplication

SWEEP = 60  # seconds between two looks


@asynccontextmanager
async def memories_dropped(application: BotApplication) -> AsyncIterator[None]:
    """Drop expired memories in the background."""
    dropping = asyncio.create_task(_drop_again_and_again(application))
    try:
        yield
    finally:
        dropping.cancel()
        await asyncio.wait([dropping])


def drop_expired(application: BotApplication, now: float) -> None:
    """Drop the memories that have expired by a time, in seconds since the epoch."""
    expired = [
        person
        for person, remembered in application.user_data.items()
        if now - remembered.memory.at > EXPIRY
    ]
    for person in expired:
        application.drop_user_data(person)


async def _drop_again_and_again(application: BotApplication) -> None:
    while True:
        await asyncio.sleep(SWEEP)
        drop_expired(application, time.time())
