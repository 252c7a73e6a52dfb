"""Deletion of expired data: not only ignored, but deleted, and erased from the files."""

from bot.storage import Storage
from handlers.background import repeat

EXPIRY_INTERVAL = 60  # seconds between two deletions
# Seconds until the files hold nothing any more of what was deleted, answered updates for example.
# It also moves what is new from SQLite's log into its file, for those who copy that alone.
ERASURE_INTERVAL = 5


async def delete_what_expires(storage: Storage) -> None:
    """Delete expired data every `EXPIRY_INTERVAL` seconds until cancelled."""
    await repeat(storage.expire, EXPIRY_INTERVAL)


async def erase_what_is_deleted(storage: Storage) -> None:
    """Erase the remains of deleted data every `ERASURE_INTERVAL` seconds until cancelled."""
    await repeat(storage.database.erase_leftovers, ERASURE_INTERVAL)
