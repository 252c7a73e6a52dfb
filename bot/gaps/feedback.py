"""What users let the bot know, and the entries that served them badly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import today
from bot.dialogue import Dialogue
from bot.knowledge import Entry
from bot.storage import Storage
from bot.storage.counts import Count
from bot.storage.questions import PassedOn
from bot.storage.retention import QUESTIONS_KEPT


@dataclass(frozen=True)
class Feedback:
    """What users let the bot know.

    Attributes:
        questions: those that they passed on.
        counts: what became of messages, for as long as questions are kept.
        votes: id of an entry, votes for and against it.
    """

    questions: Sequence[PassedOn]
    counts: Counter[Count]
    votes: Sequence[tuple[str, int, int]]


@dataclass(frozen=True)
class WeakEntry:
    """How often an entry served a user badly.

    Attributes:
        unknown: times that it came nearest to a message that got no answer.
        refused: times that it was among the suggestions none of which was meant.
        down: votes against it.
    """

    entry: Entry
    unknown: int
    refused: int
    down: int

    @property
    def total(self) -> int:
        """All of them together."""
        return self.unknown + self.refused + self.down


async def read_feedback(storage: Storage) -> Feedback:
    """Read what users let the bot know.

    Raises:
        StorageError: the database failed.
    """
    return Feedback(
        await storage.questions.all(),
        await storage.counts.since(today() - timedelta(days=QUESTIONS_KEPT)),
        await storage.votes.ranking(),
    )


def find_weak_entries(feedback: Feedback, dialogue: Dialogue) -> list[WeakEntry]:
    """List the entries that served users badly, the worst first."""
    down = {entry_id: number for entry_id, _, number in feedback.votes}
    weak = [
        WeakEntry(
            entry,
            feedback.counts["unknown", entry.id],
            feedback.counts["refused", entry.id],
            down.get(entry.id, 0),
        )
        for entry in dialogue.knowledge.entries
    ]
    return sorted((one for one in weak if one.total), key=lambda one: -one.total)
