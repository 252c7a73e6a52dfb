"""How likely the first entry is to be right, learned without labelled questions.

The classifier tells for half of the phrasings what it thought of them before it had learned them
(`Classifier.foresight`): each is a question that it had never seen, with a known answer. Logistic
regression on a few pieces of evidence makes a probability of that.
"""

from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]

RIDGE = 0.1  # keeps the weights finite where a small knowledge base is told apart without error
ITERATIONS = 25  # Newton's method has converged after about eight


@dataclass(frozen=True)
class Evidence:
    """What speaks for an entry as the answer to a question.

    Attributes:
        lead: score of the entry over that of its strongest rival; negative if it is not the first.
        inside: score of the entry over that of being out of scope.
        similarity: likeness of the question to the nearest phrasing of the entry, 0..1.
    """

    lead: float
    inside: float
    similarity: float


class Calibration:
    """Turns evidence into a probability."""

    def __init__(self, evidence: list[Evidence], is_right: list[bool]) -> None:
        inputs = _inputs(evidence)
        wanted = np.array(is_right, np.float64)
        self._weights = np.zeros(inputs.shape[1])
        for _ in range(ITERATIONS):
            found = _logistic(inputs @ self._weights)
            slope = inputs.T @ (wanted - found) - RIDGE * self._weights
            curvature = (inputs.T * (found * (1 - found))) @ inputs
            self._weights += np.linalg.solve(curvature + RIDGE * np.eye(len(slope)), slope)

    def confidence(self, evidence: Evidence) -> float:
        """Give the probability, 0..1, that an entry with this evidence is right."""
        return float(_logistic(_inputs([evidence]) @ self._weights)[0])


def _inputs(evidence: list[Evidence]) -> Doubles:
    return np.array([(1.0, *astuple(one)) for one in evidence], np.float64)


def _logistic(values: Doubles) -> Doubles:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))))
