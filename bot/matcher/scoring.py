"""The scores of all entries for a question."""

from dataclasses import dataclass

import numpy as np

from bot.matcher.classifier import Classifier
from bot.matcher.confidence import Evidence
from bot.matcher.coverage import Coverage
from bot.matcher.neighbours import NearestNeighbours
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Floats, Vectors

# Of the share that an entry covers, in its score, which is about 1 apart where it is sure; from .2
# to .4 it makes no difference. With coverage in score and confidence, top-1 and right@5%out are .72
# and .69 on cdtn, .89 and .85 on covid_qc, .84 and .57 on the bot's own knowledge base cut down to
# 15 phrasings an entry; without, they are .72 and .65, .87 and .82, .81 and .48.
COVERAGE_WEIGHT = 0.3


@dataclass(frozen=True)
class Scores:
    """The scores for one question, about 1 apart where they are sure.

    Attributes:
        entries: of each entry.
        outside: of being out of scope; None if there are no examples of that.
        coverage: how much of the question each entry has words for, 0..1.
    """

    entries: Floats
    outside: float | None
    coverage: Floats

    @staticmethod
    def add_up(classes: Floats, bonus: Floats, coverage: Floats) -> "Scores":
        """Make scores of the classifier's.

        Args:
            classes: the classifier's: of each entry, then of being out of scope if that is a class.
            bonus: what to add to those of the entries.
            coverage: of each entry.
        """
        count = len(coverage)
        outside = float(classes[count]) if len(classes) > count else None
        return Scores(classes[:count] + bonus, outside, coverage)

    def evidence(self, entry: int, similarity: float) -> Evidence:
        """Gather what speaks for an entry; `similarity` is that to its nearest phrasing."""
        score = float(self.entries[entry])
        before, after = self.entries[:entry], self.entries[entry + 1 :]
        rival = float(max(before.max(initial=0), after.max(initial=0)))
        coverage = float(self.coverage[entry])
        return Evidence(score - rival, score - (self.outside or 0.0), similarity, coverage)


@dataclass(frozen=True)
class Scorer:
    """Scores entries with all that was learned of them.

    Attributes:
        neighbours: None if there are phrasings enough to learn from.
    """

    vectoriser: Vectoriser
    classifier: Classifier
    coverage: Coverage
    neighbours: NearestNeighbours | None

    def score(self, questions: Vectors, index: int = 0) -> Scores:
        """Score a question, given by its number among some."""
        coverage = self.coverage.shares(questions, index)
        return self._add_up(questions, index, COVERAGE_WEIGHT * coverage, coverage)

    def score_follow_up(
        self, messages: Vectors, support: Floats, similarities: Floats, index: int = 0
    ) -> Scores:
        """Score a follow-up.

        Args:
            messages: the vectors of some messages.
            support: of each entry by the answer before.
            similarities: to what may follow that answer; for each entry, 0..1.
            index: the number of the message.
        """
        # How much of it an entry covers says little, for such a message leaves out its subject.
        coverage = np.maximum(self.coverage.shares(messages, index), similarities)
        return self._add_up(messages, index, support, coverage)

    def _add_up(self, vectors: Vectors, index: int, bonus: Floats, coverage: Floats) -> Scores:
        indices, data = vectors.row(index)
        scores = Scores.add_up(self.classifier.scores(indices, data), bonus, coverage)
        if self.neighbours:
            np.add(
                scores.entries,
                self.neighbours.scores(self.vectoriser.dense(indices, data)),
                out=scores.entries,
            )
        return scores
