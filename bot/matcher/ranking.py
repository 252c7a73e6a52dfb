"""From scores to the best entries, each with a confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge import Entry
from bot.matcher.confidence import Calibration
from bot.matcher.features import Words
from bot.matcher.phrasings import Phrasings
from bot.matcher.scoring import Scores
from bot.matcher.vectors import Floats
from bot.normalise import in_alphabetical_order

# Score behind the first, beyond which an entry is not compared with its phrasings: its confidence
# is at most .04, however similar one is.
HOPELESS_DISTANCE = 0.6


@dataclass(frozen=True)
class Match:
    """An entry as the answer to a question.

    Attributes:
        score: about 1 apart from others where it is sure; comparable within one ranking.
        confidence: the calibrated probability, 0..1, that this entry is right.
    """

    entry: Entry
    score: float
    confidence: float


@dataclass(frozen=True)
class Ranker:
    """Ranks entries by their scores."""

    entries: Sequence[Entry]
    phrasings: Phrasings
    calibration: Calibration

    def rank(
        self, scores: Scores, words: Words, limit: int, similarities: Floats | None = None
    ) -> list[Match]:
        """List the best entries, best first.

        Args:
            scores: of all entries.
            words: those of the question.
            limit: how many entries at most.
            similarities: for a follow-up, those to what may follow the answer before; 0..1.
        """
        ordered = in_alphabetical_order(words)
        best = np.argsort(-scores.entries, kind="stable")[:limit].tolist()
        hopeless = scores.entries.max() - HOPELESS_DISTANCE
        matches = []
        for number in best:
            score = scores.entries[number]
            similarity = self.phrasings.similarity(ordered, number) if score > hopeless else 0.0
            if similarities is not None:
                similarity = max(similarity, float(similarities[number]))
            confidence = self.calibration.confidence(scores.evidence(number, similarity))
            matches.append(Match(self.entries[number], float(score), confidence))
        return matches

    def nearest(self, words: Words, entry: Entry) -> str:
        """Return the phrasing of an entry that is most similar to a question."""
        number = next(number for number, one in enumerate(self.entries) if one.id == entry.id)
        return self.phrasings.nearest(in_alphabetical_order(words), number)
