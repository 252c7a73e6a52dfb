"""What was kept long enough is deleted, not only ignored."""

import asyncio
import logging

from bot.storage import Storage
from bot.storage.errors import StorageError

PERIOD = 60  # seconds between two looks

logger = logging.getLogger(__name__)


async def delete_what_expires(storage: Storage) -> None:
    """Delete what has expired again and again, until it is cancelled."""
    while True:
        await asyncio.sleep(PERIOD)
        try:
            await storage.expire()
        except StorageError as error:
            logger.error("what has expired is not deleted: %s", error)
