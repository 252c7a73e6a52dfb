"""Comparing one vector with many at once."""

import numpy as np
import pytest

from bot.matcher.inverted_index import InvertedIndex, postings
from bot.matcher.vectoriser import Vectoriser
from bot.matcher.vectors import Vectors

TEXTS = ["prix du pain", "pain complet", "heures", ""]


@pytest.fixture(scope="module")
def vectoriser() -> Vectoriser:
    vectoriser = Vectoriser()
    vectoriser.fit([text.split() for text in TEXTS])
    return vectoriser


@pytest.fixture(scope="module")
def vectors(vectoriser: Vectoriser) -> Vectors:
    return vectoriser.transform([text.split() for text in TEXTS])


@pytest.mark.parametrize("text", [*TEXTS, "le prix des heures", "zzz"])
def test_all_are_compared_as_one_by_one(
    vectoriser: Vectoriser, vectors: Vectors, text: str
) -> None:
    row = vectoriser.transform([text.split()]).row(0)
    index = InvertedIndex(vectors, vectoriser.size)
    found = index.cosine_similarities(*row)
    assert found == pytest.approx(vectors.cosine_similarities(vectoriser.dense(*row)), abs=1e-6)


def test_an_index_of_nothing_compares_with_nothing(vectoriser: Vectoriser) -> None:
    index = InvertedIndex(vectoriser.transform([]), vectoriser.size)
    assert not len(index.cosine_similarities(*vectoriser.transform([["pain"]]).row(0)))


def test_the_places_of_several_features_follow_one_another() -> None:
    places, lengths = postings(np.array([0, 2, 2, 5]), np.array([0, 1, 2]))
    assert (places.tolist(), lengths.tolist()) == ([0, 1, 2, 3, 4], [2, 0, 3])
