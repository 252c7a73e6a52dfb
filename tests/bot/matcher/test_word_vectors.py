"""What is known of French words beforehand."""

import hashlib
import re
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.word_vectors import BATCH_SIZE, FOLDER, WordVectors, load_word_vectors


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return load_word_vectors()


def similarity(vectors: WordVectors, text: str, other: str) -> float:
    first, second = vectors.embed([text.split(), other.split()])
    return float(first @ second)


@pytest.mark.parametrize("name", ["words", "vectors", "weights", "projection"])
def test_the_files_are_those_that_the_readme_describes(name: str) -> None:
    content = (FOLDER / f"{name}.npy").read_bytes()
    expected = re.search(
        rf"^(\w{{64}})  {name}\.npy$", (FOLDER / "README.md").read_text(), re.MULTILINE
    )
    assert expected
    assert hashlib.sha256(content).hexdigest() == expected[1]


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("salaire", "remuneration", "piscine"),
        ("je cherche un travail", "trouver un job", "faire un gateau"),
        ("absence injustifiee", "etre absent sans raison", "payer la cantine"),
    ],
)
def test_what_means_the_same_is_nearer(
    vectors: WordVectors, text: str, near: str, far: str
) -> None:
    assert similarity(vectors, text, near) > similarity(vectors, text, far) + 0.2


def test_a_text_is_a_unit_vector(vectors: WordVectors) -> None:
    assert np.linalg.norm(vectors.embed([["quel", "salaire"]])) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("text", [[], ["xqzt"]])
def test_a_text_without_known_words_has_no_direction(vectors: WordVectors, text: list[str]) -> None:
    assert not vectors.embed([text]).any()


def test_common_words_hardly_count(vectors: WordVectors) -> None:
    assert similarity(vectors, "le salaire est", "salaire") > 0.8


def test_a_word_is_not_taken_for_the_longest_one_that_it_begins_with(vectors: WordVectors) -> None:
    longest = next(word.decode() for word in vectors.words if len(word) == vectors.words.itemsize)
    assert vectors.knows([longest, f"{longest}s"]).tolist() == [True, False]


def test_texts_are_embedded_in_batches_as_one_by_one(vectors: WordVectors) -> None:
    texts = [["salaire"], [], ["diplome", "requis"]] * (BATCH_SIZE // 2)
    together = vectors.embed(texts)
    assert together.shape == (len(texts), vectors.dimensions)
    assert np.allclose(together[:3], [vectors.embed([text])[0] for text in texts[:3]], atol=1e-5)


@given(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=30), min_size=1))
def test_one_text_is_embedded_to_the_last_bit_as_in_a_batch(words: list[str]) -> None:
    table = load_word_vectors()
    text = [*words, "salaire", "diplome", *words[:2]]
    alone, in_batch = table.embed([text]), table._embed([text])
    assert alone.tobytes() == in_batch.tobytes()
    assert (alone.shape, alone.dtype) == (in_batch.shape, in_batch.dtype)


def test_no_texts_have_no_vectors(vectors: WordVectors) -> None:
    assert vectors.embed([]).shape == (0, vectors.dimensions)


def test_the_table_tells_which_words_it_has(vectors: WordVectors) -> None:
    assert vectors.knows(["salaire", "xqzt", "zythum"]).tolist() == [True, False, False]
