"""Daily counts of the outcomes of messages; nothing about users."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from bot.clock import today
from bot.storage.database import Database
from bot.storage.schema import counts
from bot.storage.statement import Statement

Count: TypeAlias = tuple[str, str]  # an outcome, and an entry or ""

ADD = Statement.inserting(
    counts,
    ("day", "outcome", "entry", "number"),
    lambda insert: insert.on_conflict_do_update(
        index_elements=["day", "outcome", "entry"],
        set_={"number": counts.c.number + insert.excluded.number},
    ),
)


class Counts:
    """The outcomes of messages, over all processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, first: date) -> Counter[Count]:
        """Add up the counts from a day on.

        Raises:
            StorageError: the database failed.
        """
        total = (
            select(counts.c.outcome, counts.c.entry, func.sum(counts.c.number))
            .where(counts.c.day >= first)
            .group_by(counts.c.outcome, counts.c.entry)
        )
        found = await self._database.transaction(lambda connection: connection.execute(total).all())
        return Counter({(outcome, entry): number for outcome, entry, number in found})


def by_outcome(counts: Mapping[Count, int]) -> Counter[str]:
    """Add up the counts of all entries."""
    totals: Counter[str] = Counter()
    for (outcome, _), number in counts.items():
        totals[outcome] += number
    return totals


def add_counts(connection: Connection, counted: Iterable[Count]) -> None:
    """Add to the counts of today, within a transaction."""
    numbers = Counter(counted)
    if not numbers:
        return
    ADD.run(
        connection,
        [
            {"day": today(), "outcome": outcome, "entry": entry, "number": number}
            for (outcome, entry), number in sorted(numbers.items())
        ],
    )
