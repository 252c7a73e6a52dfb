"""A database, whatever its kind."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import URL, Connection

from bot.storage.errors import storage_errors

T = TypeVar("T")


class Database(ABC):
    """An open database."""

    def __init__(self, url: URL) -> None:
        self.url = url

    async def transaction(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction and return its result; commit all of it or nothing.

        Raises:
            StorageError: the database failed.
        """
        with storage_errors(self.url):
            return await self._transaction(work)

    @abstractmethod
    async def _transaction(self, work: Callable[[Connection], T]) -> T: ...

    async def note_sent(self, update_id: int, message_ids: str) -> None:
        """Record which messages were sent in reply to an update, quicker than in a transaction.

        Raises:
            StorageError: the database failed.
        """
        with storage_errors(self.url):
            await self._note_sent(update_id, message_ids)

    @abstractmethod
    async def _note_sent(self, update_id: int, message_ids: str) -> None: ...

    @property
    @abstractmethod
    def is_shared(self) -> bool:
        """Check whether several processes may use it at once."""

    @abstractmethod
    async def take_lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take or renew a lease unless somebody else holds it; return whether it is taken.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def drop_lease(self, name: str, holder: str) -> None:
        """Release a lease.

        Raises:
            StorageError: the database failed.
        """

    async def connect(self) -> None:
        """Connect for the first time.

        Raises:
            StorageError: that is not possible.
        """
        await self.transaction(lambda _: None)

    async def verify(self) -> None:  # noqa: B027 - a server looks after its files by itself
        """Check that the files are not damaged.

        Raises:
            StorageError: they are.
        """

    def hold(self) -> None:  # noqa: B027 - what is shared need not be held
        """Keep other processes of the bot away if there may be only one.

        Raises:
            StorageError: there is one already.
        """

    def keep_journal(self) -> None:  # noqa: B027 - a server commits a single statement quickly
        """Keep a journal of what was sent, and take over what a killed process left in its own.

        Raises:
            StorageError: that is not possible.
        """

    @abstractmethod
    async def erase_leftovers(self) -> None:
        """Erase the remains of deleted data from the files.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def close(self) -> None:
        """Close it."""
