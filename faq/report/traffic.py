"""What the bot replied at work, and the votes, summed up for the report."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from bot.gaps import Feedback, read_feedback
from bot.knowledge import Knowledge
from bot.storage import use_existing
from bot.storage.counts import by_outcome
from bot.storage.retention import QUESTIONS_KEPT

MAX_ENTRIES_SHOWN = 30


@dataclass(frozen=True)
class EntryTraffic:
    """What came of one entry.

    Attributes:
        answered: how often it was the answer.
        refused: how often it was among suggestions that were refused.
        up: votes for it.
        down: votes against it.
    """

    id: str
    answered: int
    refused: int
    up: int
    down: int

    @property
    def approval(self) -> float | None:
        """The share of the votes that are for it, 0..1; none if nobody voted."""
        votes = self.up + self.down
        return self.up / votes if votes else None

    @property
    def is_there(self) -> bool:
        """Check whether anything came of it."""
        return any((self.answered, self.refused, self.up, self.down))


@dataclass(frozen=True)
class Traffic:
    """What the bot replied lately, and what users thought of it.

    Attributes:
        days: how far back it goes.
        totals: messages by outcome.
        questions: how many were passed on and wait.
        entries: those with any traffic, the most asked for first.
    """

    days: int
    totals: Mapping[str, int]
    questions: int
    entries: tuple[EntryTraffic, ...]


def read_traffic(database_url: str, knowledge: Knowledge) -> Traffic:
    """Read from the bot's database what it replied, and sum it up.

    Raises:
        StorageError: the database does not exist, or it failed.
    """
    return sum_up(asyncio.run(use_existing(database_url, read_feedback)), knowledge)


def sum_up(feedback: Feedback, knowledge: Knowledge) -> Traffic:
    """Sum up what users let the bot know."""
    votes = {id_: (up, down) for id_, up, down in feedback.votes}
    counts = feedback.counts
    entries = [
        EntryTraffic(
            entry.id,
            counts["answer", entry.id],
            counts["refused", entry.id],
            *votes.get(entry.id, (0, 0)),
        )
        for entry in knowledge.entries
    ]
    served = sorted(
        (one for one in entries if one.is_there), key=lambda one: (-one.answered, one.id)
    )
    return Traffic(
        days=QUESTIONS_KEPT,
        totals=by_outcome(counts),
        questions=len(feedback.questions),
        entries=tuple(served[:MAX_ENTRIES_SHOWN]),
    )
