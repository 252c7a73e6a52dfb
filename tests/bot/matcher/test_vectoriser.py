"""Vectors of texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.features import Words
from bot.matcher.vectoriser import FEW_TEXTS, Vectoriser
from bot.matcher.vectors import Vectors

TEXTS = [
    text.split()
    for text in (
        "quel diplome faut il pour devenir responsable back office",
        "quel diplome faut il avoir pour etre responsable",
        "combien gagne un responsable back office",
        "combien gagne t on en back office",
        "un bac ofice",
    )
]
WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)


def fitted() -> Vectoriser:
    vectoriser = Vectoriser()
    vectoriser.fit(TEXTS)
    return vectoriser


def row(vectors: Vectors, number: int) -> list[tuple[int, float]]:
    """List the features of a text with their weights, in the order of the features."""
    features, weights = vectors.row(number)
    pairs = zip(features.tolist(), weights.tolist(), strict=True)
    return sorted((feature, round(weight, 5)) for feature, weight in pairs)


def length(vectors: Vectors, number: int) -> float:
    return float(np.linalg.norm(vectors.row(number)[1]))


def similarity(vectors: Vectors) -> float:
    """Compare two texts, 0..1."""
    first, second = (dict(row(vectors, number)) for number in range(2))
    return sum(weight * second.get(feature, 0) for feature, weight in first.items())


def similarity_of(text: str, other: str) -> float:
    """Compare two texts, 0..1, as those that were learned tell."""
    return similarity(fitted().transform([text.split(), other.split()]))


@given(st.lists(st.lists(WORD | st.sampled_from(TEXTS[0])), max_size=FEW_TEXTS + 2))
def test_texts_are_vectorised_one_by_one_to_the_last_bit_as_together(texts: list[Words]) -> None:
    vectoriser = fitted()
    each, together = vectoriser.transform_each(texts), vectoriser.transform(texts)
    assert len(each) == len(texts)
    for number, alone in enumerate(each):
        for name, values in vars(together.only(number)).items():
            assert vars(alone)[name].tolist() == values.tolist(), name
            assert vars(alone)[name].dtype == values.dtype, name


def test_one_text_is_vectorised_where_nothing_was_learned() -> None:
    vectoriser = Vectoriser()
    vectoriser.fit([[]])
    (alone,) = vectoriser.transform_each([["salaire"]])
    assert row(alone, 0) == []


def test_there_is_a_vector_for_each_text() -> None:
    assert len(Vectoriser().fit(TEXTS)) == len(TEXTS)


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_vector_has_length_1(number: int) -> None:
    assert length(Vectoriser().fit(TEXTS), number) == pytest.approx(1)


@given(st.lists(WORD))
def test_the_vector_of_any_text_has_length_1_unless_it_is_empty(words: list[str]) -> None:
    vectoriser = Vectoriser()
    vectoriser.fit([*TEXTS, words, words])
    assert length(vectoriser.transform([words]), 0) == pytest.approx(1 if words else 0)


@given(st.lists(st.lists(WORD), min_size=1, max_size=4))
def test_fitting_gives_the_vectors_that_vectorising_gives(texts: list[list[str]]) -> None:
    vectoriser = Vectoriser()
    fitting, again = vectoriser.fit(texts), vectoriser.transform(texts)
    assert [row(fitting, n) for n in range(len(texts))] == [
        row(again, n) for n in range(len(texts))
    ]


@given(st.lists(st.lists(WORD), max_size=4))
def test_the_vector_of_a_text_does_not_depend_on_its_neighbours(texts: list[list[str]]) -> None:
    vectoriser = fitted()
    together = vectoriser.transform(texts)
    alone = [row(vectoriser.transform([text]), 0) for text in texts]
    assert [row(together, number) for number in range(len(texts))] == alone


def test_features_are_numbered_from_0_to_the_size() -> None:
    vectoriser = Vectoriser()
    vectors = vectoriser.fit(TEXTS)
    assert set(vectors.indices.tolist()) == set(range(vectoriser.size))


def test_no_feature_is_twice_in_a_text() -> None:
    features, _ = fitted().transform([["responsable", "back", "office"] * 3]).row(0)
    assert len(features) == len(set(features.tolist()))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("zzz", id="word that was never seen"),
        pytest.param("h", id="one silent letter"),
    ],
)
def test_a_text_without_known_features_has_an_empty_vector(text: str) -> None:
    assert row(fitted().transform([text.split()]), 0) == []


@pytest.mark.parametrize(("min_frequency", "expected"), [(1, True), (2, False)])
def test_features_that_are_too_rare_are_left_out(min_frequency: int, expected: bool) -> None:
    vectoriser = Vectoriser()
    vectoriser.fit([["salaire"], ["bonjour"], ["bonjour"]], min_frequency)
    assert bool(row(vectoriser.transform([["salaire"]]), 0)) == expected


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    vectoriser = Vectoriser()
    vectoriser.fit([["bonjour"], ["bonjour"], ["bonjour", "bonsoir"]])
    frequent, rare = (
        similarity(vectoriser.transform([["bonjour", "bonsoir"], [word]]))
        for word in ("bonjour", "bonsoir")
    )
    assert frequent < rare


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("responsable", "respnsable", id="letter left out"),
        pytest.param("responsable", "responsabel", id="letters swapped"),
        pytest.param("responsable", "responsabilite", id="same stem"),
        pytest.param("back office", "office back", id="other order"),
        pytest.param("back office", "bac ofice", id="same sound"),
        pytest.param("back office", "ba coffice", id="wrong word boundary"),
        pytest.param("back office", "backoffice", id="no word boundary"),
    ],
)
def test_badly_typed_words_are_similar(text: str, other: str) -> None:
    assert similarity_of(text, other) > 0.2


@pytest.mark.parametrize(
    ("text", "other"),
    [("combien", "diplome"), ("responsable", "office"), ("gagne", "")],
)
def test_different_words_have_nothing_in_common(text: str, other: str) -> None:
    assert similarity_of(text, other) == 0


def test_order_counts() -> None:
    # These words are silent and alike in all but their order.
    assert similarity(Vectoriser().fit([["h", "st"], ["st", "h"]])) < 0.95


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="no text"),
        pytest.param([[]], id="one empty text"),
        pytest.param([[], []], id="empty texts"),
        pytest.param([["a"], ["b"]], id="nothing in common"),
    ],
)
def test_texts_without_common_features_have_empty_vectors(texts: list[list[str]]) -> None:
    vectors = Vectoriser().fit(texts, min_frequency=2)
    assert [row(vectors, number) for number in range(len(vectors))] == [[]] * len(texts)


def test_nothing_is_known_where_nothing_is_in_common() -> None:
    vectoriser = Vectoriser()
    vectoriser.fit([["a"], ["b"]], min_frequency=2)
    assert (vectoriser.size, row(vectoriser.transform([["a"]]), 0)) == (0, [])


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("combien gagne", 1, 1, id="all known"),
        pytest.param("combien zzz", 0.1, 0.9, id="one word known"),
        pytest.param("zzz", 0, 0, id="nothing known"),
        pytest.param("", 0, 0, id="nothing"),
    ],
)
def test_it_is_told_how_much_of_a_text_is_known(text: str, least: float, most: float) -> None:
    assert least <= fitted().transform([text.split()]).known[0] <= most


def test_letter_trigrams_are_the_first_features() -> None:
    vectoriser = Vectoriser()
    vectoriser.fit([["st"]])  # silent: letter trigrams, no sound, a stem
    assert (vectoriser.letter_trigrams, vectoriser.size) == (2, 3)
