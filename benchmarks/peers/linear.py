"""A linear classifier as one would build it with scikit-learn.

Logistic regression on TF-IDF of characters and of stems. Like this project's matcher, and unlike
the other peers, it learns the out-of-scope examples of the knowledge base as a class of their own.
"""

from functools import partial

import numpy as np
import Stemmer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from benchmarks.peers.ranker import Ranking, best_of
from bot.knowledge import Knowledge
from bot.normalise import fold, split_words

STRENGTH = 10.0  # inverse of regularisation; 3 is as good, 30 loses .007 and 100 up to .018


class Linear:
    """Scores are probabilities."""

    def __init__(self, knowledge: Knowledge) -> None:
        outside = knowledge.out_of_scope.near + knowledge.out_of_scope.far
        examples = [entry.phrasings for entry in knowledge.entries] + ([outside] if outside else [])
        classes = np.repeat(np.arange(len(examples)), [len(texts) for texts in examples])
        stemmer = Stemmer.Stemmer("french")
        self._ids = [entry.id for entry in knowledge.entries]
        self._pipeline = make_pipeline(
            make_union(
                TfidfVectorizer(
                    preprocessor=fold, analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True
                ),
                TfidfVectorizer(
                    preprocessor=None,
                    lowercase=False,
                    tokenizer=partial(_stems, stemmer),
                    token_pattern=None,
                    ngram_range=(1, 2),
                    sublinear_tf=True,
                ),
            ),
            LogisticRegression(C=STRENGTH, max_iter=200),
        )
        self._pipeline.fit([text for texts in examples for text in texts], classes)

    def rank(self, question: str) -> Ranking:
        """List the best entries for a question."""
        return best_of(self._ids, self._pipeline.predict_proba([question])[0, : len(self._ids)])


def _stems(stemmer: Stemmer.Stemmer, text: str) -> list[str]:
    stems: list[str] = stemmer.stemWords([word.rstrip("'") for word in split_words(text)])
    return stems
