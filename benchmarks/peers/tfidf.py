"""Cosine similarity of TF-IDF vectors (scikit-learn): the nearest phrasing."""

from typing import Any, ClassVar

from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.peers.ranker import Phrasings, Ranking
from bot.knowledge import Knowledge
from bot.normalise import fold


class _TfIdf:
    """Compares the vectors that scikit-learn makes of texts."""

    settings: ClassVar[dict[str, Any]]

    def __init__(self, knowledge: Knowledge) -> None:
        self._phrasings = Phrasings(knowledge)
        self._vectorizer = TfidfVectorizer(preprocessor=fold, sublinear_tf=True, **self.settings)
        self._vectors = self._vectorizer.fit_transform(self._phrasings.texts)

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        vector = self._vectorizer.transform([question])
        return self._phrasings.rank((self._vectors @ vector.T).toarray().ravel())


class Words(_TfIdf):
    """Compares words, those of one letter too."""

    settings: ClassVar = {"token_pattern": r"\w+"}


class Characters(_TfIdf):
    """Compares runs of two to four characters inside words."""

    settings: ClassVar = {"analyzer": "char_wb", "ngram_range": (2, 4)}
