"""From scores to the best entries, each with a confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge import Entry
from bot.matcher.scoring import Scores


@dataclass(frozen=True)
class Match:
    """An entry as the answer to a question.

    Attributes:
        score: its utility, in log-odds; comparable within one ranking.
        confidence: the calibrated probability, 0..1, that this entry is right.
    """

    entry: Entry
    score: float
    confidence: float


def rank(entries: Sequence[Entry], scores: Scores, limit: int) -> list[Match]:
    """List the best entries, best first; `limit` of them at most."""
    best = np.argsort(-scores.entries, kind="stable")[:limit].tolist()
    return [
        Match(entries[number], float(scores.entries[number]), float(scores.confidences[number]))
        for number in best
    ]
