"""Weights of features for classes."""

import numpy as np
import pytest

from bot.matcher.vectors import Vectors
from bot.matcher.weights import ClassWeights, DenseWeights, SparseWeights

# Three vectors: two of class 0 with feature 0 and feature 2, one of class 1 with feature 2.
VECTORS = Vectors(
    indices=np.array([0, 2, 2], np.int32),
    data=np.ones(3, np.float32),
    indptr=np.array([0, 1, 2, 3]),
    known=np.ones(3, np.float32),
)
CLASSES = np.array([0, 0, 1])


@pytest.fixture(params=["dense", "sparse"])
def weights(request: pytest.FixtureRequest) -> ClassWeights:
    return DenseWeights(3, 2) if request.param == "dense" else SparseWeights(VECTORS, CLASSES, 3)


def scores(weights: ClassWeights, *features: int) -> list[float]:
    found = weights.scores(np.array(features, np.int32), np.ones(len(features), np.float32))
    return [float(score) for score in found]


def test_nothing_is_known_at_first(weights: ClassWeights) -> None:
    assert scores(weights, 0, 1, 2) == [0, 0]


def test_one_class_gains_what_the_other_loses(weights: ClassWeights) -> None:
    weights.update(np.array([2], np.int32), np.array([0.5], np.float32), gaining=1, losing=0)
    assert scores(weights, 2) == [-0.5, 0.5]
    assert scores(weights, 0) == [0, 0]


def test_a_vector_without_features_scores_nothing(weights: ClassWeights) -> None:
    assert scores(weights) == [0, 0]


def test_a_class_without_a_feature_has_no_sparse_weight_for_it() -> None:
    sparse = SparseWeights(VECTORS, CLASSES, 3)
    sparse.update(np.array([0, 2], np.int32), np.array([1, 1], np.float32), gaining=0, losing=1)
    assert scores(sparse, 0) == [1, 0]
    assert scores(sparse, 2) == [1, -1]


def test_a_feature_of_very_many_vectors_has_no_sparse_weight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.matcher.weights.MAX_FEATURE_FREQUENCY", 1)
    sparse = SparseWeights(VECTORS, CLASSES, 3)
    sparse.update(np.array([0, 2], np.int32), np.array([1, 1], np.float32), gaining=0, losing=1)
    assert scores(sparse, 0, 2) == [1, 0]
