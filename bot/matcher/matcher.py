"""The matcher: from a question to the best entries, through all the stages."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge import Knowledge
from bot.matcher.explanation import Explanation, explain
from bot.matcher.follow_ups import Before, FollowUps
from bot.matcher.learning import Learned, learn
from bot.matcher.ranking import Match
from bot.matcher.readings import Readings
from bot.matcher.similarity import pairwise_similarities
from bot.matcher.vectors import Floats


class Matcher:
    """Knows one knowledge base; is built in less than a second, and answers in less than 1 ms.

    Attributes:
        learned: what was learned from it.
    """

    def __init__(self, knowledge: Knowledge, learned: Learned | None = None) -> None:
        """Learn a knowledge base.

        Args:
            knowledge: the knowledge base.
            learned: what was learned from it already.
        """
        self._entries = knowledge.entries
        self._number = {entry.id: number for number, entry in enumerate(knowledge.entries)}
        self.learned = learned or learn(knowledge)
        self._encoder = self.learned.encoder
        # No method of this object: with a circle, it would stay in memory when it is replaced.
        self._follow_ups = FollowUps(knowledge, self.learned.follow_ups, self._encoder)

    def rank(self, question: str, limit: int = 5, previous: str | None = None) -> list[Match]:
        """List the best entries, best first.

        Args:
            question: what the user wrote, as it is.
            limit: how many entries at most.
            previous: id of the entry that was answered before; it completes a short message that
                is not clear by itself.

        Returns:
            Fewer than `limit` only if there are fewer entries; nothing if the question has no word.
        """
        return self.read().rank_after(question, limit, Before((previous,) if previous else ()))

    def read(self) -> Readings:
        """Begin to read the texts of one message."""
        return Readings(self.learned, self._entries, self._number, self._follow_ups)

    def similarities(self, questions: Sequence[str]) -> Floats:
        """Compare each question with each other one; 0..1."""
        confidences = np.zeros((len(questions), len(self._entries)), np.float32)
        for row, question in zip(confidences, questions, strict=True):
            for match in self.rank(question):
                row[self._number[match.entry.id]] = match.confidence
        words = self._encoder.normaliser.words
        known = [words(text) for entry in self._entries for text in entry.phrasings]
        return pairwise_similarities([words(text) for text in questions], known, confidences)

    def explain(self, question: str, limit: int = 3) -> list[Explanation]:
        """Explain the ranking of the best entries; empty if the question has no word."""
        words = self._encoder.openings.leave_off(self._encoder.words(question))
        known = self.read().known(question)
        return list(explain(self.learned, self._entries, words, known, limit)) if words else []
