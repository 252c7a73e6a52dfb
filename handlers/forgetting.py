"""Forgetting: what was remembered of people is dropped once it has expired, not only ignored."""

import asyncio
import time

from bot.memory import EXPIRY
from handlers.context import BotApplication

SWEEP = 60  # seconds between two looks


async def drop_memories(application: BotApplication) -> None:
    """Drop expired memories again and again, until it is cancelled."""
    while True:
        await asyncio.sleep(SWEEP)
        drop_expired(application, time.time())


def drop_expired(application: BotApplication, now: float) -> None:
    """Drop the memories that have expired by a time, in seconds since the epoch."""
    expired = [
        person
        for person, remembered in application.user_data.items()
        if now - remembered.memory.at > EXPIRY
    ]
    for person in expired:
        application.drop_user_data(person)
