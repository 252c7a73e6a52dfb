"""How much of a question an entry has words for.

The share of the question's letter trigrams that a phrasing or the answer of the entry has too, each
counted by the square of its inverse document frequency. Trigrams that the knowledge base has never
seen count as well, so that a question is not taken for the little of it that is known: « taux de
décès » is not about the leave after a « décès », though no other entry is either.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.matcher.vectors import Floats, Vectors


class Coverage:
    """Knows which letter trigrams each entry has."""

    def __init__(
        self, vectors: Vectors, counts: Sequence[int], answers: Vectors, letter_trigrams: int
    ) -> None:
        """Note the trigrams of the entries.

        Args:
            vectors: those of the phrasings of the first entry, then of the second, …
            counts: how many phrasings each entry has.
            answers: those of the answers.
            letter_trigrams: how many features are letter trigrams; they have the lowest numbers.
        """
        # How many phrasings have a trigram, up to two, and two more if the answer has it.
        self._occurrences = np.zeros((letter_trigrams, len(counts)), np.uint8)
        ends = np.cumsum([0, *counts])
        for entry, (first, end) in enumerate(pairwise(ends)):
            indices = vectors.indices[vectors.indptr[first] : vectors.indptr[end]]
            found = np.bincount(indices[indices < letter_trigrams], minlength=letter_trigrams)
            self._occurrences[:, entry] = np.minimum(found, 2)
            in_answer, _ = answers.row(entry)
            self._occurrences[in_answer[in_answer < letter_trigrams], entry] += 2

    def shares(self, vectors: Vectors, index: int, left_out: int | None = None) -> Floats:
        """Return the share of a text that each entry covers; 0..1.

        Args:
            vectors: those of some texts.
            index: the number of the text.
            left_out: the entry that has the text as a phrasing, if that phrasing is not to count.
        """
        indices, data = vectors.row(index)
        count = int(indices.searchsorted(len(self._occurrences)))
        occurrences = self._occurrences.take(indices[:count], axis=0)
        if left_out is not None:
            occurrences[:, left_out] -= 1
        if not count:
            return np.zeros(occurrences.shape[1], np.float32)
        squares = data[:count] * data[:count]
        shares: Floats = squares @ (occurrences > 0) * (vectors.known[index] / squares.sum())
        return shares
