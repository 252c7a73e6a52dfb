"""Likeness to the nearest phrasing, for knowledge bases with too few phrasings to learn from.

On covid_qc and cdtn cut down to one phrasing an entry it raises right@5%out from .36 to .46 and
from .47 to .51; where entries have many phrasings it gains nothing, and costs time.
"""

from collections.abc import Sequence

import numpy as np

from bot.matcher.features import Floats, Vectors

WEIGHT = 1.0  # for one phrasing an entry, and less the more there are


class Nearest:
    """Knows all phrasings."""

    def __init__(self, vectors: Vectors, counts: Sequence[int]) -> None:
        """Take the vectors of the phrasings, those of one entry after those of another.

        Args:
            vectors: those of the entries first; whatever follows is left out.
            counts: how many phrasings each entry has; at least one.
        """
        self._vectors = vectors
        self._first = np.cumsum([0, *counts[:-1]])
        self._end = sum(counts)
        self._weight = WEIGHT * len(counts) / self._end

    def support(self, message: Floats) -> Floats:
        """Tell what to add to the score of each entry for a message."""
        cosines = self._vectors.cosines(message)[: self._end]
        support: Floats = np.maximum.reduceat(cosines, self._first) * np.float32(self._weight)
        return support
