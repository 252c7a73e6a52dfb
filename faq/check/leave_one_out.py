"""What each phrasing would be taken for if it were not learned itself, from one epoch of learning.

The classifier's weights are sums of the vectors that corrected them. What a phrasing put there
itself is known, and can be taken out of its own scores again: what remains comes from the others.
A phrasing then looks a little worse than to a classifier that never saw it, since the others were
learned beside it; but those that stand under the wrong entry come to light in a fraction of the
time that it takes to learn everything again without them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.matcher.classifier import correct, make_weights, shuffled
from bot.matcher.features import Words
from bot.matcher.vectoriser import Vectoriser


@dataclass(frozen=True)
class Rival:
    """The entry that a phrasing would be taken for, if not for its own.

    Attributes:
        number: that of the entry.
        lead: its score above that of the phrasing's own entry, about 1 where there is no doubt.
    """

    number: int
    lead: float


def find_rivals(entries: Sequence[Sequence[Words]], outside: Sequence[Words]) -> Iterator[Rival]:
    """Find the strongest rival of each phrasing's entry, in the order of the phrasings.

    Args:
        entries: the words of each phrasing of each entry.
        outside: the words of each message to refuse.
    """
    texts = [words for phrasings in (*entries, outside) for words in phrasings]
    counts = [len(phrasings) for phrasings in (*entries, outside)]
    labels = np.repeat(np.arange(len(counts)), counts).tolist()
    vectoriser = Vectoriser()
    vectors = vectoriser.fit(texts, min_frequency=2)
    weights = make_weights(vectors, np.array(labels), vectoriser.size)
    corrections = [(0, 0.0)] * len(texts)
    for index in shuffled(texts, 0).tolist():
        _, rival, step = correct(weights, *vectors.row(index), labels[index])
        corrections[index] = rival, step
    for index in range(len(texts) - len(outside)):
        scores, own = weights.scores(*vectors.row(index)), labels[index]
        rival, step = corrections[index]
        scores[rival] += step
        own_score, scores[own] = float(scores[own]) - step, -np.inf
        first = int(scores[: len(entries)].argmax())
        yield Rival(first, float(scores[first]) - own_score)
