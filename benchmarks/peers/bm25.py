"""BM25 over the phrasings, with Snowball's French stems."""

import bm25s
import numpy as np
import Stemmer

from benchmarks.peers.ranker import Phrasings, Ranking
from bot.knowledge import Knowledge
from bot.normalise import split_words


class Bm25:
    """The usual full-text search."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._phrasings = Phrasings(knowledge)
        self._stemmer = Stemmer.Stemmer("french")
        self._index = bm25s.BM25()
        documents = [self._stems(text) for text in self._phrasings.texts]
        self._index.index(documents, show_progress=False)

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        known = [stem for stem in self._stems(question) if stem in self._index.vocab_dict]
        if not known:
            return self._phrasings.rank(np.zeros(len(self._phrasings.texts)))
        return self._phrasings.rank(self._index.get_scores(known))

    def _stems(self, text: str) -> list[str]:
        stems: list[str] = self._stemmer.stemWords([word.rstrip("'") for word in split_words(text)])
        return stems
