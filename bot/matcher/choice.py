"""Chooses among all entries, and none: a nested logit over the evidence for each.

Each entry has a utility, a weighted sum of the evidence for it, and so has "none of them"; the
probability of each is its share of the exponentials of all utilities (McFadden, "Conditional logit
analysis of qualitative choice behavior", 1974). The entries are a nest: what is not seen of a
question speaks for all of them alike, so that their utilities tell them apart better than they tell
all of them from none. A part of what speaks for the entries together, `none_entries`, therefore
speaks for none as well (McFadden, "Modelling the choice of residential location", 1978). With it,
.81 instead of .69 of 824 questions are right first above the confidence that .98 of 360 messages
out of scope stay under, and the calibration error on cdtn is .056 instead of .061.

An entry with few phrasings is judged by other weights than one with many: the classifier has
learned less of it, so that meaning and the words of the answer count for more. So entries are
comparable, whatever they were learned from.

The weights of the entries were learned on several knowledge bases (`python -m benchmarks weights`).
Those of "none of them" begin there and go on learning from each base: from phrasings and messages
to refuse, as they looked before the classifier had learned them. On four bases, right@5%out is .86
then, instead of .83, and .015 of what is out of scope is answered instead of .024. Were the weights
of the entries learned anew as well, a pair just added would rank first for .88 of its questions,
not .90. Messages to refuse count for no more, beside the phrasings, than they do in the bot's own
knowledge base; otherwise a base with few phrasings and many such messages would be sure of nothing.
If they counted for as much as all phrasings together, .26 instead of .30 of the questions to that
base cut to two phrasings an entry would be answered right and .78 instead of .83 reached, with as
few wrong, and the calibration error on sp-travail would be .074 instead of .060.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.matcher.vectors import Doubles, Floats

# An entry of one phrasing is as scarce as can be (1), one of so many not at all (0). With 20, a
# pair just added with one to ten phrasings ranks first for .72 instead of .75 of its questions.
ENOUGH_PHRASINGS = 50
MAX_LENGTH = 20  # words of a question; a longer one counts as one of so many

REGULARISATION = 1.0  # towards the weights to begin with
MAX_REFUSAL_SHARE = 0.36  # of the weight of all phrasings
MIN_QUESTIONS = 20  # in scope, and out of scope; with fewer, a knowledge base teaches nothing
MAX_NEWTON_STEPS = 25  # it has converged after about eight
MIN_NEWTON_STEP = 1e-6
MAX_LOG_ODDS = 30.0  # the probability is then within 1e-13 of 0 or 1


class Weights(NamedTuple):
    """The weights of the evidence; `scarce` ones are added in proportion to scarcity.

    Those that begin with `none` make the utility of "none of them"; there, scarcity is the mean of
    all entries, size the logarithm of their number, and `entries` the utility of all together.
    """

    classifier: float
    classifier_scarce: float
    coverage: float
    coverage_scarce: float
    prototype: float
    prototype_scarce: float
    phrasing_scarce: float
    answer_scarce: float
    missing_scarce: float
    scarce: float
    none: float
    none_classifier: float
    none_known: float
    none_length: float
    none_scarce: float
    none_classifier_scarce: float
    none_known_scarce: float
    none_length_scarce: float
    none_size: float
    none_entries: float


# Learned by `python -m benchmarks weights` on 66 situations of five knowledge bases and 21 of FAQs
# with few phrasings.
WEIGHTS = Weights(
    classifier=5.66,
    classifier_scarce=-0.344,
    coverage=1.086,
    coverage_scarce=-0.545,
    prototype=7.429,
    prototype_scarce=-3.693,
    phrasing_scarce=3.484,
    answer_scarce=4.57,
    missing_scarce=-3.806,
    scarce=5.41,
    none=1.175,
    none_classifier=5.593,
    none_known=-3.159,
    none_length=0.056,
    none_scarce=1.485,
    none_classifier_scarce=-6.64,
    none_known_scarce=4.534,
    none_length_scarce=-0.161,
    none_size=0.436,
    none_entries=0.484,
)


@dataclass(frozen=True)
class EntryEvidence:
    """What speaks for each entry; an array with a number for each.

    Attributes:
        classifier: the classifier's scores, about 1 apart where it is sure.
        coverage: how much of the question the entry has words for, 0..1.
        prototype, phrasing, answer: see `bot.matcher.meaning.Nearness`.
        missing: the weight of the most telling word that the entry has no like of, 0..1; see
            `bot.matcher.missing_words`.
    """

    classifier: Floats
    coverage: Floats
    prototype: Floats
    phrasing: Floats
    answer: Floats
    missing: Floats


@dataclass(frozen=True)
class QuestionEvidence:
    """What speaks for no entry at all.

    Attributes:
        classifier: the classifier's score of being out of scope.
        known: the share of the question's letter trigrams that was learned, 0..1.
        length: how many words it has.
        entries: the utility of all entries together, in log-odds: the logarithm of the sum of
            their exponentials.
    """

    classifier: float
    known: float
    length: int
    entries: float

    @property
    def inputs(self) -> tuple[float, float, float, float]:
        """The numbers that are weighed, the constant first."""
        return 1.0, self.classifier, self.known, float(min(self.length, MAX_LENGTH))


class ChoiceModel:
    """Gives utilities to the entries of one knowledge base."""

    def __init__(self, phrasing_counts: Sequence[int], weights: Weights) -> None:
        self.scarcity = scarcity(phrasing_counts)
        self.few = np.flatnonzero(self.scarcity)
        self._weights = weights
        scarce, mean = self.scarcity, float(self.scarcity.mean())
        self._classifier = weights.classifier + weights.classifier_scarce * scarce
        self._coverage = weights.coverage + weights.coverage_scarce * scarce
        self._prototype = weights.prototype + weights.prototype_scarce * scarce
        self._constant = weights.scarce * scarce
        plain = np.array(
            [weights.none, weights.none_classifier, weights.none_known, weights.none_length]
        )
        plain[0] += weights.none_size * math.log(len(phrasing_counts))
        self._none: Doubles = plain + mean * np.array(
            [
                weights.none_scarce,
                weights.none_classifier_scarce,
                weights.none_known_scarce,
                weights.none_length_scarce,
            ]
        )

    def utilities(self, evidence: EntryEvidence) -> Floats:
        """Return the utility of each entry, in log-odds."""
        utilities: Floats = (
            self._classifier * evidence.classifier
            + self._coverage * evidence.coverage
            + self._prototype * evidence.prototype
            + self._constant
        )
        if len(self.few):
            few = self._weights.phrasing_scarce * evidence.phrasing
            few += self._weights.answer_scarce * evidence.answer
            few += self._weights.missing_scarce * evidence.missing
            utilities += self.scarcity * few
        return utilities

    def utility_of_none(self, evidence: QuestionEvidence) -> float:
        """Return the utility of "none of them", in log-odds."""
        return float(self._none @ evidence.inputs) + self._weights.none_entries * evidence.entries

    def learn_none(self, questions: Sequence[QuestionEvidence], is_none: list[bool]) -> None:
        """Learn from questions with known answers when none of the entries is right.

        Args:
            questions: what speaks for none.
            is_none: whether none was right.
        """
        outside, inside = is_none.count(True), is_none.count(False)
        if min(outside, inside) >= MIN_QUESTIONS:
            inputs = np.array([question.inputs for question in questions])
            entries = np.array([question.entries for question in questions])
            offsets = (self._weights.none_entries - 1) * entries
            refusal_weight = min(MAX_REFUSAL_SHARE * inside / outside, 1.0)
            sample_weights = np.where(is_none, refusal_weight, 1.0)
            self._none = _fit(inputs, offsets, np.array(is_none), sample_weights, self._none)


def scarcity(phrasing_counts: Sequence[int]) -> Floats:
    """Return how few phrasings entries have: 1 for a single one, 0 for enough."""
    share = np.log(np.array(phrasing_counts, np.float32)) / math.log(ENOUGH_PHRASINGS)
    return np.maximum(1 - share, 0).astype(np.float32)


def _fit(
    inputs: Doubles,
    offsets: Doubles,
    is_none: npt.NDArray[np.bool_],
    sample_weights: Doubles,
    prior: Doubles,
) -> Doubles:
    """Fit a logistic regression with known offsets by Newton's method, from prior weights.

    Args:
        inputs: questions x weights.
        offsets: what is added to the log-odds of each question.
        is_none: the class of each question.
        sample_weights: how much each question counts, 0..1.
        prior: the weights to begin with.
    """
    weights, signs = prior.copy(), np.where(is_none, -1.0, 1.0)

    def loss(weights: Doubles) -> float:
        penalty = REGULARISATION / 2 * float(((weights - prior) ** 2).sum())
        log_losses = np.logaddexp(0, signs * (inputs @ weights + offsets))
        return float(sample_weights @ log_losses) + penalty

    for _ in range(MAX_NEWTON_STEPS):
        log_odds = np.clip(inputs @ weights + offsets, -MAX_LOG_ODDS, MAX_LOG_ODDS)
        found = 1 / (1 + np.exp(-log_odds))
        errors = sample_weights * (is_none - found)
        gradient = inputs.T @ errors - REGULARISATION * (weights - prior)
        hessian = (inputs.T * (sample_weights * found * (1 - found))) @ inputs
        step = np.linalg.solve(hessian + REGULARISATION * np.eye(len(prior)), gradient)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > MIN_NEWTON_STEP:
            step /= 2  # where the classes are easy to tell apart, a full step overshoots
        weights += step
    return weights
