"""What phrasings would be taken for if they were not learned.

`Learner.rivals` tells of all, from one epoch of learning. The classifier's weights are sums of the
vectors that corrected them. What a phrasing put there itself is known, and can be taken out of its
own scores again: what remains comes from the others. A phrasing then looks a little worse than to
a classifier that never saw it, since the others were learned beside it; but those that stand under
the wrong entry come to light, and `Learner.rivals_unlearned` tells of these for sure.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from bot.matcher.classifier import (
    SCHEDULES,
    Classifier,
    Schedule,
    correct,
    make_weights,
    shuffled,
)
from bot.matcher.features import Words
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Floats, Vectors
from bot.normalise import in_alphabetical_order

# Learned as often as the bot learns, 565 of 1,800 variants moved by chance are named, not 521, and
# 5 good ones, not 3; that takes four times as long.
CHECK_SCHEDULES = SCHEDULES | {5_000: Schedule(runs=1, epochs=2, skipped=1)}


@dataclass(frozen=True)
class Rival:
    """The entry that a phrasing would be taken for, if not for its own.

    Attributes:
        number: that of the entry.
        lead: its score above that of the phrasing's own entry; learning aims at a margin of 1.
    """

    number: int
    lead: float


class Learner:
    """Learns phrasings of entries; they are numbered from the first of the first entry on."""

    def __init__(self, entries: Sequence[Sequence[Words]], outside: Sequence[Words]) -> None:
        """Take what there is to learn.

        Args:
            entries: the words of each phrasing of each entry.
            outside: the words of each message to refuse.
        """
        counts = [len(phrasings) for phrasings in (*entries, outside)]
        words = [one for phrasings in (*entries, outside) for one in phrasings]
        vectoriser = Vectoriser()
        self._vectors = vectoriser.fit(words, min_frequency=2)
        self._features = vectoriser.size
        self._texts = [in_alphabetical_order(one) for one in words]
        self._labels = np.repeat(np.arange(len(counts)), counts)
        self._entries, self._phrasings = len(entries), sum(counts[:-1])

    def rivals(self) -> list[Rival]:
        """Return the rival of each phrasing, without what it taught itself."""
        weights = make_weights(self._vectors, self._labels, self._features)
        labels = self._labels.tolist()
        corrections = [(0, 0.0)] * len(labels)
        for number in shuffled(self._texts, 0).tolist():
            _, rival, step = correct(weights, *self._vectors.row(number), labels[number])
            corrections[number] = rival, step
        rivals = []
        for number in range(self._phrasings):
            scores = weights.scores(*self._vectors.row(number))
            rival, step = corrections[number]
            scores[rival] += step
            scores[labels[number]] -= step
            rivals.append(self._rival(scores, labels[number]))
        return rivals

    def rivals_unlearned(self, numbers: Collection[int], order: int = 0) -> dict[int, Rival]:
        """Return the rivals of some phrasings, once all others have been learned without them.

        Args:
            numbers: those of the phrasings.
            order: which of many orders the others are learned in.
        """
        is_kept = np.ones(len(self._texts), bool)
        is_kept[list(numbers)] = False
        classifier = Classifier(
            _rows(self._vectors, is_kept),
            self._labels[is_kept],
            self._features,
            [" " * order + self._texts[number] for number in np.flatnonzero(is_kept).tolist()],
            CHECK_SCHEDULES,
        )
        return {
            number: self._rival(
                classifier.scores(*self._vectors.row(number)), int(self._labels[number])
            )
            for number in numbers
        }

    def _rival(self, scores: Floats, own: int) -> Rival:
        own_score, scores[own] = float(scores[own]), -np.inf
        first = int(scores[: self._entries].argmax())
        return Rival(first, float(scores[first]) - own_score)


def _rows(vectors: Vectors, is_kept: np.ndarray) -> Vectors:
    """Keep some of the vectors."""
    lengths = np.diff(vectors.indptr)
    entries = np.repeat(is_kept, lengths)
    indptr = np.append(0, np.cumsum(lengths[is_kept]))
    return Vectors(vectors.indices[entries], vectors.data[entries], indptr, vectors.known[is_kept])
