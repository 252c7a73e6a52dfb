"""Who asked to be told when a question that they passed on has an answer.

Each of them is told on an update of the bot's own, which waits in the inbox with those of Telegram:
so it comes once, in order with the rest of their chat, and whatever happens to the process.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from bot.storage.database import Database
from bot.storage.schema import askers, questions


@dataclass(frozen=True)
class Asker:
    """Somebody to tell.

    Attributes:
        update_id: of the update on which they are told; it is negative, unlike those of Telegram.
        person: pseudonym of them and of their chat with the bot.
        payload: the update, encrypted (`handlers.sealing`).
    """

    update_id: int
    person: str
    payload: str


class Askers:
    """Those who wait to be told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, asker: Asker, text: str) -> bool:
        """Keep who asks to be told of the answer to a question; return whether it is still there.

        Raises:
            StorageError: the database failed.
        """
        asked = select(questions).where(questions.c.text == text).order_by(questions.c.id.desc())

        def work(connection: Connection) -> bool:
            question = connection.execute(asked.limit(1)).one_or_none()
            if question is None:
                return False
            same = select(askers).filter_by(question=question.id, person=asker.person)
            if connection.execute(same).first() is None:
                row = {"question": question.id, "day": question.day, "entry": question.entry}
                connection.execute(insert(askers).values(**vars(asker), **row))
            return True

        return await self._database.transaction(work)

    async def answered(self, entries: Container[str]) -> Sequence[Asker]:
        """List those whose question is answered by one of these entries.

        Raises:
            StorageError: the database failed.
        """
        every = select(askers).where(askers.c.entry.is_not(None))
        found = await self._database.transaction(lambda connection: connection.execute(every).all())
        return [
            Asker(row.update_id, row.person, row.payload) for row in found if row.entry in entries
        ]

    async def answer_for(self, update_id: int) -> str | None:
        """Return the id of the entry that somebody is to be told, None if they are told already.

        Raises:
            StorageError: the database failed.
        """
        answer = select(askers.c.entry).where(askers.c.update_id == update_id)
        return await self._database.transaction(lambda connection: connection.scalar(answer))

    async def drop(self, update_ids: Sequence[int]) -> None:
        """Delete those who can be told no more.

        Raises:
            StorageError: the database failed.
        """
        theirs = delete(askers).where(askers.c.update_id.in_(update_ids))
        await self._database.transaction(lambda connection: connection.execute(theirs))

    async def forget(self, person: str, entry: str | None = None) -> None:
        """Delete what somebody waits for: one answer, however often they asked for it, or all.

        Raises:
            StorageError: the database failed.
        """
        theirs = delete(askers).where(askers.c.person == person)
        if entry is not None:
            theirs = theirs.where(askers.c.entry == entry)
        await self._database.transaction(lambda connection: connection.execute(theirs))
