"""Questions that mean the same are put together, whether some entry answers them or not."""

import numpy as np
import pytest

from bot.dialogue import Dialogue
from bot.gaps.clustering import MIN_SIMILARITY, cluster

# No entry answers these.
TRAIN = [
    "à quelle heure part le train pour Lyon",
    "A QUELLE HEUR PAR LE TRIN POUR LION ??",
    "le train pour Lyon il part à quelle heure",
]
SOUP = ["comment faire une soupe à l'oignon", "koman fair une soup a loignon"]
# One entry answers these, which have hardly a word in common.
SALARY = ["combien on gagne dans ce métier", "quel salaire pr un responsable", "ça paye bien ?"]


@pytest.mark.parametrize(
    "alike", [TRAIN, SOUP, SALARY], ids=["a train", "a soup", "a salary that is known"]
)
def test_paraphrases_are_one_group(dialogue: Dialogue, alike: list[str]) -> None:
    assert cluster(dialogue.similarities(alike)) == [list(range(len(alike)))]


def test_each_meaning_has_its_group_and_the_largest_comes_first(dialogue: Dialogue) -> None:
    texts = [SOUP[0], TRAIN[0], SALARY[0], TRAIN[1], SALARY[1], SOUP[1], TRAIN[2]]
    assert cluster(dialogue.similarities(texts)) == [[1, 3, 6], [0, 5], [2, 4]]


@pytest.mark.parametrize("texts", [[], ["😊", "", "中文"]], ids=["nothing", "no words"])
def test_what_has_no_words_is_like_nothing(dialogue: Dialogue, texts: list[str]) -> None:
    assert cluster(dialogue.similarities(texts)) == [[number] for number in range(len(texts))]


def test_the_same_questions_are_grouped_the_same_way_again(dialogue: Dialogue) -> None:
    texts = [*TRAIN, *SOUP, *SALARY]
    first, second = (cluster(dialogue.similarities(texts)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("alike", "groups"),
    [(MIN_SIMILARITY, [[0, 1]]), (MIN_SIMILARITY - 0.01, [[0], [1]])],
    ids=["enough", "too little"],
)
def test_similarity_decides(alike: float, groups: list[list[int]]) -> None:
    assert cluster(np.array([[1, alike], [alike, 1]])) == groups


def test_the_average_over_a_group_counts_not_its_nearest_member() -> None:
    similarities = np.array([[1, 0.8, 0], [0.8, 1, 0.8], [0, 0.8, 1]])
    assert cluster(similarities) == [[0, 1], [2]]
