"""Comparing one vector with many at once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.features import Words
from bot.matcher.inverted_index import InvertedIndex, postings
from bot.matcher.vectoriser import Vectoriser

WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)


@pytest.fixture(scope="module")
def vectoriser() -> Vectoriser:
    vectoriser = Vectoriser()
    vectoriser.fit([text.split() for text in ("prix du pain", "pain complet", "heures", "")])
    return vectoriser


def similarities(
    vectoriser: Vectoriser, texts: Sequence[Words], message: Words
) -> npt.NDArray[np.float32]:
    index = InvertedIndex(vectoriser.transform(texts), vectoriser.size)
    return index.cosine_similarities(*vectoriser.transform([message]).row(0))


@given(
    texts=st.lists(st.lists(WORD | st.sampled_from(["prix", "pain", "heures"])), max_size=4),
    message=st.lists(WORD | st.sampled_from(["prix", "pain", "heures"])),
)
def test_cosines_are_the_products_of_vectors(
    vectoriser: Vectoriser, texts: list[Words], message: Words
) -> None:
    vectors = vectoriser.transform([*texts, message])
    dense = np.zeros((len(vectors), vectoriser.size), np.float32)
    for number, row in enumerate(dense):
        features, weights = vectors.row(number)
        row[features] = weights
    expected = pytest.approx(dense[:-1] @ dense[-1], abs=1e-5)
    assert similarities(vectoriser, texts, message) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [([], []), ([[]], [0]), ([[], ["heures"], []], [0, 1, 0])],
)
def test_an_empty_text_is_similar_to_nothing(
    vectoriser: Vectoriser, texts: list[Words], expected: list[float]
) -> None:
    assert similarities(vectoriser, texts, ["heures"]).tolist() == pytest.approx(expected)


def test_the_places_of_several_features_follow_one_another() -> None:
    places, lengths = postings(np.array([0, 2, 2, 5]), np.array([0, 1, 2]))
    assert (places.tolist(), lengths.tolist()) == ([0, 1, 2, 3, 4], [2, 0, 3])
