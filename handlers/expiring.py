"""Deletion of expired data: not only ignored, but deleted, and erased from the files."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.storage import Storage
from bot.storage.errors import StorageError

EXPIRY_INTERVAL = 60  # seconds between two deletions
# Seconds until the files hold nothing any more of what was deleted, answered updates for example.
# It also moves what is new from SQLite's log into its file, for those who copy that alone.
ERASURE_INTERVAL = 5

logger = logging.getLogger(__name__)


async def delete_what_expires(storage: Storage) -> None:
    """Delete expired data every `EXPIRY_INTERVAL` seconds until cancelled."""
    await _repeat(storage.expire, EXPIRY_INTERVAL)


async def erase_what_is_deleted(storage: Storage) -> None:
    """Erase the remains of deleted data every `ERASURE_INTERVAL` seconds until cancelled."""
    await _repeat(storage.database.erase_leftovers, ERASURE_INTERVAL)


async def _repeat(work: Callable[[], Awaitable[None]], interval: float) -> None:
    while True:
        await asyncio.sleep(interval)
        try:
            await work()
        except StorageError as error:
            logger.error("what has expired is not deleted: %s", error)
