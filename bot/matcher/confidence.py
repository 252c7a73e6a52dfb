"""How likely an entry is to be right, learned without labelled questions.

The classifier tells for some of the phrasings what it thought of them before it had learned them
(`Classifier.foresight`): each is a question that it had never seen, with a known answer. From them
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

# Weights (constant, evidence, similarity, coverage) as four knowledge bases of 40 to 300 entries
# taught them; what a knowledge base starts from, and keeps while it has too few phrasings to teach
# its own.
TYPICAL_SCOPE = (-2.5, 6.5, 6.0)
TYPICAL_CHOICE = (-7.3, 7.0, 3.5, 6.0)
FEW = 20  # questions of each kind
PULL = 1.0  # towards the typical weights
ITERATIONS = 25  # Newton's method has converged after about eight
PRECISION = 1e-6
LIMIT = 30.0  # of what a probability is made from, which is then within 1e-13 of 0 or 1


@dataclass(frozen=True)
class Evidence:
    """What speaks for an entry as the answer to a question.

    Attributes:
        lead: score of the entry over that of its strongest rival; negative if it is not the first.
        inside: score of the entry over that of being out of scope.
        similarity: likeness of the question to the nearest phrasing of the entry, 0..1.
        coverage: how much of the question the entry has words for, 0..1.
    """

    lead: float
    inside: float
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
        inside = [lesson for lesson in lessons if lesson.is_in_scope]
        self._scope = _fit(
            [_scope_inputs(lesson.evidence) for lesson in lessons],
            [lesson.is_in_scope for lesson in lessons],
            TYPICAL_SCOPE,
        )
        self._choice = _fit(
            [_choice_inputs(lesson.evidence) for lesson in inside],
            [lesson.is_right for lesson in inside],
            TYPICAL_CHOICE,
        )

    def confidence(self, evidence: Evidence) -> float:
        """Give the probability, 0..1, that an entry with this evidence is right."""
        in_scope = _probability(_scope_inputs(evidence), self._scope)
        return in_scope * _probability(_choice_inputs(evidence), self._choice)


def _scope_inputs(evidence: Evidence) -> tuple[float, ...]:
    return (1.0, evidence.inside, evidence.similarity)


def _choice_inputs(evidence: Evidence) -> tuple[float, ...]:
    return (1.0, evidence.lead, evidence.similarity, math.sqrt(evidence.coverage))


def _probability(inputs: tuple[float, ...], weights: Sequence[float]) -> float:
    """Do for one what `_logistic` does for many, ten times as fast."""
    total = sum(map(mul, inputs, weights))
    return 1 / (1 + math.exp(-max(-LIMIT, min(total, LIMIT))))


def _fit(
    inputs: Sequence[tuple[float, ...]], wanted: list[bool], typical: tuple[float, ...]
) -> tuple[float, ...]:
    """Fit a logistic regression by Newton's method, beginning at typical weights."""
    start = np.array(typical)
    if min(wanted.count(True), wanted.count(False)) < FEW:
        return typical
    x, y, weights = np.array(inputs), np.array(wanted, np.float64), start.copy()
    signs = 1 - 2 * y

    def loss(weights: Doubles) -> float:
        pull = PULL / 2 * float(((weights - start) ** 2).sum())
        return float(np.logaddexp(0, signs * (x @ weights)).sum()) + pull

    for _ in range(ITERATIONS):
        found = _logistic(x @ weights)
        slope = x.T @ (y - found) - PULL * (weights - start)
        curvature = (x.T * (found * (1 - found))) @ x + PULL * np.eye(len(start))
        step = np.linalg.solve(curvature, slope)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > PRECISION:
            step /= 2  # where lessons are easy to tell apart, a full step overshoots
        weights += step
    return tuple(map(float, weights))


def _logistic(values: Doubles) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -LIMIT, LIMIT))))
