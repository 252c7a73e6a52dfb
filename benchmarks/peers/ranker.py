"""What every matcher that is compared can do."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from bot.knowledge import Knowledge

Ranking: TypeAlias = list[tuple[str, float]]  # ids of entries and their scores, best first
BEST = 3  # entries in a ranking


class Ranker(Protocol):
    """Ranks the entries of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Learn the knowledge base."""

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""


class Phrasings:
    """All phrasings of a knowledge base; an entry scores as its best phrasing does.

    Attributes:
        texts: the phrasings, entry after entry.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.texts = [text for entry in knowledge.entries for text in entry.phrasings]
        self._ids = [entry.id for entry in knowledge.entries]
        lengths = [len(entry.phrasings) for entry in knowledge.entries]
        self._starts = np.cumsum([0, *lengths[:-1]])

    def rank(self, scores: npt.NDArray[np.floating]) -> Ranking:
        """List the best entries, given the score of each phrasing."""
        return best_of(self._ids, np.maximum.reduceat(scores, self._starts))


def best_of(ids: Sequence[str], scores: npt.NDArray[np.floating]) -> Ranking:
    """List the best entries, given the score of each."""
    order = np.argsort(-scores, kind="stable")[:BEST].tolist()
    return [(ids[number], float(scores[number])) for number in order]
