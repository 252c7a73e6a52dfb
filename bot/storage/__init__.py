"""What outlives the process: updates not yet handled, conversations, votes, counts, questions.

In SQLite or PostgreSQL. Nobody's name or number is in it outside of updates that wait: people and
chats are known by keyed hashes (`handlers.pseudonyms`).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.storage.counts import Counts
from bot.storage.database import Database, open_existing
from bot.storage.inbox import Inbox
from bot.storage.questions import Questions
from bot.storage.votes import Votes

T = TypeVar("T")


@dataclass(frozen=True)
class Storage:
    """All that is kept in one database."""

    database: Database
    inbox: Inbox
    votes: Votes
    counts: Counts
    questions: Questions

    @classmethod
    def of(cls, database: Database) -> "Storage":
        """Keep all in this database."""
        return cls(
            database, Inbox(database), Votes(database), Counts(database), Questions(database)
        )

    async def expire(self) -> None:
        """Delete whatever has been kept long enough, and what is left of it in the files.

        Raises:
            StorageError: the database failed.
        """
        for one in (self.inbox, self.votes, self.counts, self.questions):
            await one.expire()
        await self.database.erase_leftovers()


async def use_existing(url: str, work: Callable[[Storage], Awaitable[T]]) -> T:
    """Do some work with what a bot has kept, and close it again; give what the work returns.

    Raises:
        StorageError: there is no such database, or it failed.
    """
    async with open_existing(url) as database:
        return await work(Storage.of(database))
