"""What outlives the process: waiting updates, conversations, votes, counts, questions.

It is kept in SQLite or PostgreSQL. Apart from updates, which are encrypted, it contains nobody's
name or id: people and chats are stored as keyed hashes (`handlers.pseudonyms`).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.storage.askers import Askers
from bot.storage.counts import Counts
from bot.storage.database import Database
from bot.storage.inbox import Inbox
from bot.storage.opening import open_existing
from bot.storage.questions import Questions
from bot.storage.retention import delete_old
from bot.storage.votes import Votes

T = TypeVar("T")


@dataclass(frozen=True)
class Storage:
    """Everything that is kept in one database."""

    database: Database
    inbox: Inbox
    votes: Votes
    counts: Counts
    questions: Questions
    askers: Askers

    @classmethod
    def of(cls, database: Database) -> "Storage":
        """Return the storage in a database."""
        return cls(
            database,
            Inbox(database),
            Votes(database),
            Counts(database),
            Questions(database),
            Askers(database),
        )

    async def expire(self) -> None:
        """Delete everything that has expired, and its remains in the files.

        Raises:
            StorageError: the database failed.
        """
        await self.inbox.expire()
        await self.database.transaction(delete_old)
        await self.database.erase_leftovers()


async def use_existing(url: str, work: Callable[[Storage], Awaitable[T]]) -> T:
    """Open the storage of a bot, run `work` on it, close it, and return the result.

    Raises:
        StorageError: there is no such database, or it failed.
    """
    async with open_existing(url) as database:
        return await work(Storage.of(database))
