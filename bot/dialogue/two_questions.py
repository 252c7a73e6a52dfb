"""Weighs whether a message asks two things: a logistic regression over what speaks for it.

The weights were learned (`python -m benchmarks doubles`) from phrasings of the knowledge base that
the matcher had not learned yet: each one asks one thing, whatever signs and connectors stand in it,
and two of different entries, joined, ask two. So « employés et cadres » is told from « salaire et
horaires », and a question after its circumstances (« j'ai 45 ans, et combien d'années … ? ») from a
question after another.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

# A lower one says nothing more, nor does one that is nearer to 1. Of 205 messages that ask two or
# three things, .80 are answered whole, and of 869 that ask one, .008 get two answers; with 1e-3 it
# is .80 and .012, with 1e-6 .80 and .010.
MIN_CONFIDENCE = 1e-5


class Weights(NamedTuple):
    """The weights of what speaks for two questions, in log-odds."""

    constant: float
    surer: float
    less_sure: float
    whole_other: float
    whole_differs: float
    likely_of_other: float
    other_of_likely: float
    other_covered: float
    likely_covered: float
    only_second_asks: float
    none_asks: float
    other_asks: float
    is_weak: float
    is_connected: float


# Learned from 13,500 messages of the bot's own knowledge base.
WEIGHTS = Weights(
    constant=0.649,
    surer=0.098,
    less_sure=0.323,
    whole_other=0.361,
    whole_differs=-1.242,
    likely_of_other=-0.242,
    other_of_likely=-0.361,
    other_covered=-2.414,
    likely_covered=-1.061,
    only_second_asks=-1.241,
    none_asks=0.128,
    other_asks=0.32,
    is_weak=-4.154,
    is_connected=-2.379,
)


@dataclass(frozen=True)
class Evidence:
    """What speaks for two questions where a message is cut in two.

    The likely part is the one whose entry is the more likely one for the whole message.

    Attributes:
        likely: the confidence in the likely part's entry, for that part; 0..1.
        other: the confidence in the other part's entry, for that part.
        whole_other: the same for the whole message.
        whole_differs: whether the whole message is clearly about another entry than both.
        likely_of_other: the confidence in the likely part's entry, for the other part.
        other_of_likely: the confidence in the other part's entry, for the likely part.
        other_covered: how much of the other part the likely part's entry has words for, 0..1.
        likely_covered: how much of the likely part the other part's entry has words for.
        first_asks: whether the first part looks like a question.
        second_asks: whether the second does.
        other_asks: whether the other part has a word that makes a question of it.
        is_weak: whether nothing but a comma parts them.
        is_connected: whether nothing but words part them.
    """

    likely: float
    other: float
    whole_other: float
    whole_differs: bool
    likely_of_other: float
    other_of_likely: float
    other_covered: float
    likely_covered: float
    first_asks: bool
    second_asks: bool
    other_asks: bool
    is_weak: bool
    is_connected: bool

    @property
    def inputs(self) -> tuple[float, ...]:
        """The numbers that are weighed, in the order of the weights."""
        none_asks = not self.first_asks and not self.second_asks
        return (
            1.0,
            _log_odds(max(self.likely, self.other)),
            _log_odds(min(self.likely, self.other)),
            _log_odds(self.whole_other),
            float(self.whole_differs),
            _log_odds(self.likely_of_other),
            _log_odds(self.other_of_likely),
            self.other_covered,
            self.likely_covered,
            float(self.second_asks and not self.first_asks),
            float(none_asks),
            float(self.other_asks),
            float(self.is_weak),
            float(self.is_connected),
        )

    def probability(self, weights: Weights = WEIGHTS) -> float:
        """Return how likely it is that two things are asked, 0..1."""
        log_odds = sum(map(float.__mul__, self.inputs, weights))
        return 1 / (1 + math.exp(-log_odds))


def _log_odds(confidence: float) -> float:
    kept = min(max(confidence, MIN_CONFIDENCE), 1 - MIN_CONFIDENCE)
    return math.log(kept / (1 - kept))
