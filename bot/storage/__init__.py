"""What outlives the process: updates not yet handled, conversations, votes, counts, questions.

In SQLite or PostgreSQL. Nobody's name or number is in it outside of updates that wait: people and
chats are known by keyed hashes (`bot.pseudonyms`).
"""

from dataclasses import dataclass

from bot.storage.counts import Counts
from bot.storage.database import Database
from bot.storage.inbox import Inbox
from bot.storage.questions import Questions
from bot.storage.votes import Votes


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
