"""The matcher: from a question to the best entries, through all the stages."""

from collections.abc import Sequence

import numpy as np

from bot.knowledge import Knowledge
from bot.matcher.explanation import Explanation, explain
from bot.matcher.features import Words
from bot.matcher.follow_ups import FollowUps
from bot.matcher.learning import learn
from bot.matcher.ranking import Match, Ranker
from bot.matcher.scoring import Scores
from bot.matcher.similarity import pairwise_similarities
from bot.matcher.vectors import Floats, Vectors

# A message is read as a follow-up if it is short and either not clear by itself or very similar to
# one; clear is also what is out of scope. After a random answer, .004 of complete questions then go
# wrong that were right without; .015 of what is out of scope get an answer, .011 without.
MAX_FOLLOW_UP_WORDS = 10
CLEAR_CONFIDENCE = 0.95
CLEARLY_OUTSIDE = 0.2  # score of being out of scope above that of the first entry
FOLLOW_UP_SIMILARITY = 0.5


class Matcher:
    """Knows one knowledge base; is built in less than a second, and answers in less than 1 ms."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = knowledge.entries
        self._number = {entry.id: number for number, entry in enumerate(knowledge.entries)}
        self._learned = learn(knowledge)
        self._reader, self._scorer = self._learned.reader, self._learned.scorer
        self._ranker = Ranker(knowledge.entries, self._learned.phrasings, self._learned.calibration)
        # No method of this object: with a circle, it would stay in memory when it is replaced.
        self._follow_ups = FollowUps(knowledge, self._reader.vectorise)

    def rank(self, question: str, limit: int = 5, previous: str | None = None) -> list[Match]:
        """List the best entries, best first.

        Args:
            question: what the user wrote, as it is.
            limit: how many entries at most.
            previous: id of the entry that was answered before; a short message that is not clear by
                itself is read as a follow-up of it.

        Returns:
            Fewer than `limit` only if there are fewer entries; nothing if the question has no word.
        """
        words = self._reader.words(question)
        if not words:
            return []
        message = self._reader.vectoriser.transform([words])
        scores = self._scorer.score(message)
        matches = self._ranker.rank(scores, words, limit)
        if previous not in self._number or len(words) > MAX_FOLLOW_UP_WORDS:
            return matches
        is_clear = matches[0].confidence >= CLEAR_CONFIDENCE or _is_clearly_outside(scores)
        follow_up = self._rank_follow_up(message, words, limit, self._number[previous], is_clear)
        return follow_up or matches

    def first(self, question: str) -> str | None:
        """Return the id of the best entry; much quicker than `rank`, and without a confidence."""
        return self.firsts([question])[0]

    def firsts(self, questions: Sequence[str]) -> list[str | None]:
        """Return the id of the best entry for each question; quicker than one by one."""
        words = [self._reader.words(question) for question in questions]
        vectors = self._reader.vectoriser.transform(words)
        return [
            self._entries[int(self._scorer.score(vectors, index).entries.argmax())].id
            if words[index]
            else None
            for index in range(len(questions))
        ]

    def similarities(self, questions: Sequence[str]) -> Floats:
        """Compare each question with each other one; 0..1."""
        confidences = np.zeros((len(questions), len(self._entries)), np.float32)
        for row, question in zip(confidences, questions, strict=True):
            for match in self.rank(question):
                row[self._number[match.entry.id]] = match.confidence
        words = self._reader.normaliser.words
        known = [words(text) for entry in self._entries for text in entry.phrasings]
        return pairwise_similarities([words(text) for text in questions], known, confidences)

    def explain(self, question: str, limit: int = 3) -> list[Explanation]:
        """Explain the ranking of the best entries; empty if the question has no word."""
        words = self._reader.words(question)
        return list(explain(self._learned, self._ranker, words, limit)) if words else []

    def _rank_follow_up(
        self, message: Vectors, words: Words, limit: int, previous: int, is_clear: bool
    ) -> list[Match]:
        """List the best entries for a message read as a follow-up; empty if it is none."""
        dense = self._reader.vectoriser.dense(*message.row(0))
        similarities = self._follow_ups.similarities(previous, dense)
        if is_clear and similarities.max() < FOLLOW_UP_SIMILARITY:
            return []
        support = self._follow_ups.support(previous, similarities)
        scores = self._scorer.score_follow_up(message, support, similarities)
        return self._ranker.rank(scores, words, limit, similarities)


def _is_clearly_outside(scores: Scores) -> bool:
    """Check whether being out of scope scores well above the first entry."""
    if scores.outside is None:
        return False
    return scores.outside - float(scores.entries.max()) > CLEARLY_OUTSIDE
