"""Learning the entries from their phrasings."""

import numpy as np
import pytest

from bot.matcher.classifier import Classifier
from bot.matcher.vectors import Vectors


def vectors(*rows: tuple[int, ...]) -> Vectors:
    """Make vectors of length 1 whose features weigh the same."""
    counts = np.array([len(one) for one in rows])
    return Vectors(
        indices=np.array([feature for one in rows for feature in one], np.int64),
        data=np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32),
        indptr=np.concatenate([[0], np.cumsum(counts)]),
        known=np.ones(len(rows), np.float32),
    )


# Features 0, 1 and 2 each tell one class; feature 3 tells nothing.
ROWS = ((0,), (0, 3), (1,), (1, 3), (2,), (2, 3)) * 5
CLASSES = np.array([0, 0, 1, 1, 2, 2] * 5)


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(vectors(*ROWS), CLASSES, features=4)


@pytest.mark.parametrize("row", sorted(set(ROWS)))
def test_what_was_learned_is_recognised(classifier: Classifier, row: tuple[int, ...]) -> None:
    assert int(classifier.scores(*vectors(row).row(0)).argmax()) == row[0]


def test_the_right_class_has_a_clear_margin(classifier: Classifier) -> None:
    scores = sorted(classifier.scores(*vectors((1,)).row(0)).tolist())
    assert scores[-1] - scores[-2] > 0.5


def test_there_is_a_score_for_each_class(classifier: Classifier) -> None:
    assert classifier.scores(*vectors((0,)).row(0)).shape == (3,)


def test_a_vector_without_features_scores_0(classifier: Classifier) -> None:
    assert classifier.scores(*vectors(()).row(0)).tolist() == [0, 0, 0]


def test_learning_twice_gives_the_same() -> None:
    twice = [Classifier(vectors(*ROWS), CLASSES, features=4) for _ in range(2)]
    scores = [one.scores(*vectors((0, 3)).row(0)).tolist() for one in twice]
    assert scores[0] == scores[1]


def test_progressive_validation_scores_each_class(classifier: Classifier) -> None:
    assert {scores.shape for scores in classifier.validation.values()} == {(3,)}


def test_a_quarter_of_the_vectors_is_validated(classifier: Classifier) -> None:
    assert len(classifier.validation) == len(ROWS) // 4


def test_no_more_vectors_are_validated_than_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.matcher.classifier.MAX_VALIDATED", 1)
    assert len(Classifier(vectors(*ROWS), CLASSES, features=4).validation) == 1


def test_progressive_validation_does_not_know_the_answer() -> None:
    # Each vector has a feature of its own, so that nothing can be known of it before.
    rows = [(number,) for number in range(40)]
    lonely = Classifier(vectors(*rows), np.arange(40) % 2, features=40)
    assert [scores.tolist() for scores in lonely.validation.values()] == [[0, 0]] * 10


def test_the_first_vector_of_a_class_is_not_validated() -> None:
    rows = [(number,) for number in range(8)]
    assert Classifier(vectors(*rows), np.arange(8), features=8).validation == {}


def test_one_class_has_no_rival() -> None:
    alone = Classifier(vectors((0,), (0,)), np.array([0, 0]), features=1)
    assert alone.scores(*vectors((0,)).row(0)).tolist() == [0]


def test_nothing_is_learned_from_vectors_without_features() -> None:
    empty = Classifier(vectors((), ()), np.array([0, 1]), features=1)
    assert empty.scores(*vectors((0,)).row(0)).tolist() == [0, 0]


def test_the_same_vector_in_two_classes_is_no_ones() -> None:
    torn = Classifier(vectors(*[(0,)] * 20), np.array([0, 1] * 10), features=1)
    scores = torn.scores(*vectors((0,)).row(0))
    assert abs(float(scores[0] - scores[1])) < 1


def test_a_large_knowledge_base_is_learned_with_sparse_weights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.matcher.classifier.MAX_DENSE_WEIGHTS", 0)
    sparse = Classifier(vectors(*ROWS), CLASSES, features=4)
    assert [int(sparse.scores(*vectors(row).row(0)).argmax()) for row in ROWS[:6]] == [
        row[0] for row in ROWS[:6]
    ]
