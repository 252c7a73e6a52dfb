"""How likely an entry is to be right, learned without labelled questions.

The classifier keeps the scores that some phrasings had before it had learned them
(`Classifier.validation`): each is a question that it had never seen, with a known answer. From them
logistic regression learns two probabilities, and the confidence is their product:

- that the question is in scope at all: the first entry against the out-of-scope examples;
- that the entry is the right one of all: the first entry against its strongest rival, and how much
  of the question it has words for.

Apart, the two refuse better than one regression on all the evidence: .95 against .94 of unseen
questions stay right where 5 % of what is out of scope gets through, and .69 against .65 on cdtn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]

# Weights of (constant, margin, similarity, coverage), as four knowledge bases of 40 to 300 entries
# taught them; what a knowledge base starts from, and keeps while it has too few phrasings to teach
# its own.
PRIOR_SCOPE_WEIGHTS = (-2.5, 6.5, 6.0)
PRIOR_CHOICE_WEIGHTS = (-7.3, 7.0, 3.5, 6.0)
REGULARISATION = 1.0  # towards the prior weights
MIN_LESSONS = 20  # with each outcome
MAX_NEWTON_STEPS = 25  # it has converged after about eight
MIN_NEWTON_STEP = 1e-6
MAX_LOG_ODDS = 30.0  # the probability is then within 1e-13 of 0 or 1


@dataclass(frozen=True)
class Evidence:
    """What speaks for an entry as the answer to a question.

    Attributes:
        margin: score of the entry above that of its strongest rival; negative if it is not first.
        scope_margin: score of the entry above that of being out of scope.
        similarity: of the question to the nearest phrasing of the entry, 0..1.
        coverage: how much of the question the entry has words for, 0..1.
    """

    margin: float
    scope_margin: float
    similarity: float
    coverage: float


@dataclass(frozen=True)
class Lesson:
    """Evidence for the first entry of a question whose answer is known."""

    evidence: Evidence
    is_in_scope: bool
    is_right: bool


class Calibration:
    """Turns evidence into a probability."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        in_scope = [lesson for lesson in lessons if lesson.is_in_scope]
        self._scope_weights = _fit(
            [_scope_inputs(lesson.evidence) for lesson in lessons],
            [lesson.is_in_scope for lesson in lessons],
            PRIOR_SCOPE_WEIGHTS,
        )
        self._choice_weights = _fit(
            [_choice_inputs(lesson.evidence) for lesson in in_scope],
            [lesson.is_right for lesson in in_scope],
            PRIOR_CHOICE_WEIGHTS,
        )

    def confidence(self, evidence: Evidence) -> float:
        """Return the probability, 0..1, that an entry with this evidence is right."""
        in_scope = _probability(_scope_inputs(evidence), self._scope_weights)
        return in_scope * _probability(_choice_inputs(evidence), self._choice_weights)


def _scope_inputs(evidence: Evidence) -> tuple[float, ...]:
    return (1.0, evidence.scope_margin, evidence.similarity)


def _choice_inputs(evidence: Evidence) -> tuple[float, ...]:
    return (1.0, evidence.margin, evidence.similarity, math.sqrt(evidence.coverage))


def _probability(inputs: tuple[float, ...], weights: Sequence[float]) -> float:
    """Return what `_logistic` does, for one instead of many: ten times as fast."""
    log_odds = sum(map(mul, inputs, weights))
    return 1 / (1 + math.exp(-max(-MAX_LOG_ODDS, min(log_odds, MAX_LOG_ODDS))))


def _fit(
    inputs: Sequence[tuple[float, ...]], outcomes: list[bool], prior: tuple[float, ...]
) -> tuple[float, ...]:
    """Fit a logistic regression by Newton's method, starting at the prior weights."""
    start = np.array(prior)
    if min(outcomes.count(True), outcomes.count(False)) < MIN_LESSONS:
        return prior
    x, y, weights = np.array(inputs), np.array(outcomes, np.float64), start.copy()
    signs = 1 - 2 * y

    def loss(weights: Doubles) -> float:
        penalty = REGULARISATION / 2 * float(((weights - start) ** 2).sum())
        return float(np.logaddexp(0, signs * (x @ weights)).sum()) + penalty

    for _ in range(MAX_NEWTON_STEPS):
        found = _logistic(x @ weights)
        gradient = x.T @ (y - found) - REGULARISATION * (weights - start)
        hessian = (x.T * (found * (1 - found))) @ x + REGULARISATION * np.eye(len(start))
        step = np.linalg.solve(hessian, gradient)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > MIN_NEWTON_STEP:
            step /= 2  # where lessons are easy to tell apart, a full step overshoots
        weights += step
    return tuple(map(float, weights))


def _logistic(log_odds: Doubles) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -MAX_LOG_ODDS, MAX_LOG_ODDS))))
