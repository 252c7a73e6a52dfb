"""Questions that users passed on to the maintainers, without the identity of the users."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, insert, select

from bot.storage.counts import today
from bot.storage.database import Database
from bot.storage.schema import questions

KEPT = 90  # days


@dataclass(frozen=True)
class PassedOn:
    """A question and the day on which it was passed on."""

    id: int
    day: date
    text: str


class Questions:
    """The questions that were passed on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, text: str) -> None:
        """Store a question, to be kept `KEPT` days.

        Raises:
            StorageError: the database failed.
        """
        new = insert(questions).values(day=today(), text=text)
        await self._database.transaction(lambda connection: connection.execute(new))

    async def all(self) -> list[PassedOn]:
        """List all questions, the oldest first.

        Raises:
            StorageError: the database failed.
        """
        every = select(questions).order_by(questions.c.id)
        found = await self._database.transaction(lambda connection: connection.execute(every).all())
        return [PassedOn(row.id, row.day, row.text) for row in found]

    async def delete(self, ids: Sequence[int]) -> None:
        """Delete questions that have been dealt with.

        Raises:
            StorageError: the database failed.
        """
        done = delete(questions).where(questions.c.id.in_(ids))
        await self._database.transaction(lambda connection: connection.execute(done))

    async def expire(self) -> None:
        """Delete the questions that have expired.

        Raises:
            StorageError: the database failed.
        """
        old = delete(questions).where(questions.c.day < today() - timedelta(days=KEPT))
        await self._database.transaction(lambda connection: connection.execute(old))
