"""From scores to the best entries, each with a confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge import Entry
from bot.matcher.vectors import Floats


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


def rank(
    entries: Sequence[Entry], utilities: Floats, confidences: Floats, limit: int
) -> list[Match]:
    """List the best entries, best first; `limit` of them at most."""
    best = (-utilities).argsort(kind="stable")[:limit]
    scores, probabilities = utilities.take(best), confidences.take(best)
    found = zip(best.tolist(), scores.tolist(), probabilities.tolist(), strict=True)
    return [Match(entries[number], score, confidence) for number, score, confidence in found]
