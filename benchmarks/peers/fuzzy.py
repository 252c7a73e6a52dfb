"""RapidFuzz: the best phrasing by edit distance, accents folded.

All phrasings are scored in one call of `cdist`, which is the quickest way that RapidFuzz has.
"""

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.peers.ranker import Phrasings, Ranking
from bot.knowledge import Knowledge
from bot.normalise import fold


class _Fuzzy:
    """Compares with one of RapidFuzz's scorers."""

    scorer: ClassVar[Callable[..., Any]]

    def __init__(self, knowledge: Knowledge) -> None:
        self._phrasings = Phrasings(knowledge)
        self._folded = [fold(text) for text in self._phrasings.texts]

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        scores = process.cdist(
            [fold(question)], self._folded, scorer=type(self).scorer, dtype=np.float32
        )
        return self._phrasings.rank(scores[0])


class Weighted(_Fuzzy):
    """What `process.extractOne` uses unless told otherwise."""

    scorer = fuzz.WRatio


class TokenSet(_Fuzzy):
    """Compares the words that two texts share with each of them."""

    scorer = fuzz.token_set_ratio


class TokenSort(_Fuzzy):
    """Compares texts whose words are put in alphabetical order."""

    scorer = fuzz.token_sort_ratio
