"""Votes on answers; nothing else about the users."""

from collections import Counter
from typing import Literal, TypeAlias

from sqlalchemy import delete, func, select

from bot.clock import today
from bot.storage.database import Database
from bot.storage.schema import votes
from bot.storage.statement import Insert, Statement

Vote: TypeAlias = Literal["up", "down"]


def _replace(insert: Insert) -> Insert:
    new = insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["voter", "message"],
        set_={"entry": new.entry, "vote": new.vote, "day": new.day},
    )


CAST = Statement.inserting(votes, ("voter", "message", "entry", "vote", "day"), _replace)


class Votes:
    """One vote of each person for each message with an answer; a later one replaces it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def cast(self, voter: str, message: str, entry_id: str, vote: Vote) -> None:
        """Record a vote.

        Args:
            voter: pseudonym of a person.
            message: pseudonym of the message under which it was given.
            entry_id: the entry that the message shows.
            vote: the verdict.

        Raises:
            StorageError: the database failed.
        """
        row = {
            "voter": voter,
            "message": message,
            "entry": entry_id,
            "vote": vote,
            "day": today(),
        }
        await self._database.transaction(lambda connection: CAST.run(connection, [row]))

    async def forget(self, voter: str) -> None:
        """Delete the votes of a person.

        Raises:
            StorageError: the database failed.
        """
        theirs = delete(votes).where(votes.c.voter == voter)
        await self._database.transaction(lambda connection: connection.execute(theirs))

    async def ranking(self) -> list[tuple[str, int, int]]:
        """List the entries with votes as (id, up, down), those with most down votes first.

        Raises:
            StorageError: the database failed.
        """
        each = select(votes.c.entry, votes.c.vote, func.count()).group_by(
            votes.c.entry, votes.c.vote
        )
        found = await self._database.transaction(lambda connection: connection.execute(each).all())
        count = Counter({(entry, vote): number for entry, vote, number in found})
        ids = {entry_id for entry_id, _ in count}
        ranking = [(entry_id, count[entry_id, "up"], count[entry_id, "down"]) for entry_id in ids]
        return sorted(ranking, key=lambda one: (-one[2], -one[1], one[0]))
