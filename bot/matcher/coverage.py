"""How much of a question an entry has words for.

A share of the question's runs of letters: those that a phrasing or the answer of the entry has too,
each counted by the square of its rarity. What the knowledge base has never seen counts as well, so
that a question is not taken for the little of it that is known: « taux de décès » is not about the
leave after a « décès », though nothing else is.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bot.matcher.features import Floats, Vectors

# Of the share in the score of an entry, which is about 1 apart where it is sure; from .2 to .4 it
# makes no difference. With coverage in score and confidence, top-1 and right@5%out are .72 and .69
# on cdtn, .89 and .85 on covid_qc, .84 and .57 on the bot's own knowledge base cut down to 15
# phrasings an entry; without, they are .72 and .65, .87 and .82, .81 and .48.
WEIGHT = 0.3


class Coverage:
    """Knows which runs of letters each entry has."""

    def __init__(
        self, vectors: Vectors, counts: Sequence[int], answers: Vectors, letters: int
    ) -> None:
        """Take the entries.

        Args:
            vectors: those of the phrasings of the first entry, then of the second, …
            counts: how many phrasings each entry has.
            answers: those of the answers.
            letters: how many features are runs of letters; they have the lowest numbers.
        """
        # How many phrasings have a run, up to two, and two more if the answer has it.
        self._having = np.zeros((letters, len(counts)), np.uint8)
        ends = np.cumsum([0, *counts])
        for entry, (first, end) in enumerate(pairwise(ends)):
            features = vectors.features[vectors.starts[first] : vectors.starts[end]]
            found = np.bincount(features[features < letters], minlength=letters)
            self._having[:, entry] = np.minimum(found, 2)
            in_answer, _ = answers.row(entry)
            self._having[in_answer[in_answer < letters], entry] += 2

    def shares(self, vectors: Vectors, index: int, itself: int | None = None) -> Floats:
        """Tell how much of a text each entry has words for; 0..1.

        Args:
            vectors: those of some texts.
            index: the number of the text.
            itself: the entry that has the text as a phrasing, if it is not to count for it.
        """
        features, weights = vectors.row(index)
        count = int(np.searchsorted(features, len(self._having)))
        having = self._having.take(features[:count], axis=0)
        if itself is not None:
            having[:, itself] -= 1
        if not count:
            return np.zeros(having.shape[1], np.float32)
        squares = weights[:count] * weights[:count]
        shares: Floats = squares @ (having > 0) * (vectors.known[index] / squares.sum())
        return shares
