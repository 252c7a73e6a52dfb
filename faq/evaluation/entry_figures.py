"""How well each entry is understood."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.knowledge import Entry, Knowledge
from faq.evaluation.results import Result


@dataclass
class EntryFigures:
    """What became of the messages that want one entry.

    Attributes:
        asked: how many there are.
        first: how many of them have it first in the ranking.
        answered: how many of them got it as the answer.
        mistaken_for: ids of the entries that were first in its place, with how often.
    """

    entry: Entry
    asked: int = 0
    first: int = 0
    answered: int = 0
    mistaken_for: Counter[str] = field(default_factory=Counter)

    @property
    def share_first(self) -> float:
        """The share that has the entry first, 0..1; 1 if nobody asked."""
        return self.first / self.asked if self.asked else 1.0

    @property
    def share_answered(self) -> float:
        """The share that got it as the answer, 0..1; 1 if nobody asked."""
        return self.answered / self.asked if self.asked else 1.0

    def count(self, result: Result) -> None:
        """Count one message that wants it."""
        self.asked += 1
        self.first += result.is_first()
        self.answered += result.is_right
        if result.turn.ranking and not result.is_first():
            self.mistaken_for[result.turn.ranking[0].entry.id] += 1


def count_by_entry(results: Iterable[Result], knowledge: Knowledge) -> list[EntryFigures]:
    """Count for each entry, the least understood first."""
    figures = {entry.id: EntryFigures(entry) for entry in knowledge.entries}
    for result in results:
        if result.case.wanted & figures.keys():
            figures[min(result.case.wanted & figures.keys())].count(result)
    return sorted(figures.values(), key=lambda one: (one.share_first, one.share_answered))
