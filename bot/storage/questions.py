"""Questions that users passed on to the maintainers, without the identity of the users."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from bot.clock import today
from bot.storage.database import Database
from bot.storage.schema import askers, questions


@dataclass(frozen=True)
class PassedOn:
    """A question that was passed on.

    Attributes:
        day: on which it was.
        decision: what is to be written about it (`bot.gaps.Decision`); None if nothing is decided.
    """

    id: int
    day: date
    text: str
    decision: str | None = None


class Questions:
    """The questions that were passed on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, text: str) -> None:
        """Store a question.

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
        return [PassedOn(row.id, row.day, row.text, row.decision) for row in found]

    async def decide(self, ids: Sequence[int], decision: str, entry: str | None) -> None:
        """Keep what is decided about questions, to be written into the knowledge base elsewhere.

        Args:
            ids: the questions.
            decision: what is to be written.
            entry: id of the entry that then answers them; None if they are not to be answered.

        Raises:
            StorageError: the database failed.
        """
        decided = update(questions).where(questions.c.id.in_(ids))

        def work(connection: Connection) -> None:
            connection.execute(decided.values(decision=decision, entry=entry))
            _answer_askers(connection, ids, entry)

        await self._database.transaction(work)

    async def delete(self, ids: Sequence[int], entry: str | None = None) -> None:
        """Delete questions that have been dealt with.

        Args:
            ids: the questions.
            entry: id of the entry that answers them, of which those who asked are to be told.

        Raises:
            StorageError: the database failed.
        """
        done = delete(questions).where(questions.c.id.in_(ids))

        def work(connection: Connection) -> None:
            connection.execute(done)
            _answer_askers(connection, ids, entry)

        await self._database.transaction(work)


def _answer_askers(connection: Connection, ids: Sequence[int], entry: str | None) -> None:
    """Note the answer for those who asked to be told; without an answer, forget them."""
    theirs = askers.c.question.in_(ids)
    if entry is None:
        connection.execute(delete(askers).where(theirs))
    else:
        connection.execute(update(askers).where(theirs).values(entry=entry))
