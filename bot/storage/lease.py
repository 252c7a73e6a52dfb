"""Leases: the right to do, for some seconds, what only one process at a time may do."""

import asyncio
import math
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.storage.database import Database
from bot.storage.errors import StorageError

# A process that freezes, or loses its network while its connection to the database seems to live,
# is replaced after this time. A working one renews its lease several times in between.
LEASE_SECONDS = 12.0
RENEWAL_INTERVAL = 3.0  # seconds
TURN_INTERVAL = 0.1  # seconds between two attempts to get it


class Lease:
    """A lease as one process sees it."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name
        self._holder = secrets.token_hex(16)
        self._held_until = -math.inf  # by this process's own clock that nobody sets

    @property
    def is_held(self) -> bool:
        """Check whether no other process can have it."""
        return time.monotonic() < self._held_until

    async def acquire(self) -> bool:
        """Take it, or renew it, unless another process has it; return whether it is held now.

        Raises:
            StorageError: the database failed; a lease that is held stays so until it expires.
        """
        start = time.monotonic()
        if await self._database.take_lease(self._name, self._holder, LEASE_SECONDS):
            self._held_until = start + LEASE_SECONDS
        else:
            self._held_until = -math.inf
        return self.is_held

    async def keep(self) -> None:
        """Renew it again and again; return once it is lost."""
        while self.is_held:
            await asyncio.sleep(RENEWAL_INTERVAL)
            with suppress(StorageError, TimeoutError):  # who stores updates reports the first
                async with asyncio.timeout(self._held_until - time.monotonic()):
                    await self.acquire()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until it is held, and release it at the end; it is not renewed.

        Raises:
            StorageError: the database failed before it was held.
        """
        while not await self.acquire():  # noqa: ASYNC110 - another process has it
            await asyncio.sleep(TURN_INTERVAL)
        try:
            yield
        finally:
            with suppress(StorageError):  # it expires by itself
                await self.release()

    async def release(self) -> None:
        """Let another process have it at once.

        Raises:
            StorageError: the database failed; it expires by itself.
        """
        self._held_until = -math.inf
        await self._database.drop_lease(self._name, self._holder)
