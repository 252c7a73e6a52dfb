"""Deletion of expired data, which is deleted and not only ignored."""

import asyncio
import logging

from bot.storage import Storage
from bot.storage.errors import StorageError

EXPIRY_INTERVAL = 60  # seconds between two deletions

logger = logging.getLogger(__name__)


async def delete_what_expires(storage: Storage) -> None:
    """Delete expired data every `EXPIRY_INTERVAL` seconds until cancelled."""
    while True:
        await asyncio.sleep(EXPIRY_INTERVAL)
        try:
            await storage.expire()
        except StorageError as error:
            logger.error("what has expired is not deleted: %s", error)
