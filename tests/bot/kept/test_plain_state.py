"""Objects, taken apart for a file and put together again."""

import json
import math
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kept.plain_state import Parts
from bot.knowledge import Knowledge
from bot.matcher.choice import WEIGHTS, QuestionEvidence, Weights
from bot.matcher.classifier import Correction
from bot.matcher.spelling import Speller
from bot.matcher.vectors import Vectors

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
keys = plain | st.tuples(plain, plain) | st.frozensets(plain) | st.dates()
values = st.recursive(
    keys,
    lambda inner: st.lists(inner) | st.dictionaries(keys, inner) | st.tuples(inner) | st.sets(keys),
    max_leaves=10,
)


def there_and_back(value: object, **given: object) -> Any:
    parts = Parts(given)
    text = json.dumps(parts.take_apart(value))
    return Parts(given, parts.arrays).put_together(json.loads(text))


@given(values)
def test_a_value_comes_back(value: object) -> None:
    back = there_and_back(value)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    "value", [True, 1, 1.0, -0.0, math.inf, np.float32(0.1), np.float64(0.1), np.int64(7)]
)
def test_a_number_keeps_its_type(value: object) -> None:
    back = there_and_back(value)
    assert repr(back) == repr(value)
    assert type(back) is type(value)


@pytest.mark.parametrize("kind", [np.float32, np.float64, np.int32, np.uint8, np.bool_])
def test_an_array_comes_back(kind: type) -> None:
    array = np.array([[0, 1], [1, 0]], kind)
    back = there_and_back({"a": array})["a"]
    assert back.dtype == array.dtype
    assert back.tolist() == array.tolist()


def test_objects_of_the_matcher_come_back() -> None:
    value = [
        QuestionEvidence(0.5, 0.25, 3, 2.0),
        WEIGHTS,
        Vectors(np.arange(3, dtype=np.int32), np.ones(3, np.float32), np.arange(2), np.ones(1)),
        Speller([["salaire"], ["salaire"]]),
    ]
    evidence, weights, vectors, speller = there_and_back(value)
    assert evidence == QuestionEvidence(0.5, 0.25, 3, 2.0)
    assert weights == WEIGHTS
    assert isinstance(weights, Weights)
    assert isinstance(vectors, Vectors)
    assert speller.correct(["salairr"]) == ["salaire"]


def test_a_named_tuple_with_an_array_comes_back() -> None:
    back = there_and_back(Correction(np.ones(2, np.float32), rival=1, step=0.5))
    assert (back.scores.tolist(), back.rival, back.step) == ([1, 1], 1, 0.5)


def test_a_path_comes_back() -> None:
    assert there_and_back([Path("a/b.yaml")]) == [Path("a/b.yaml")]


def test_what_a_dataclass_has_worked_out_is_left_out(knowledge: Knowledge) -> None:
    assert knowledge.small_talk
    assert "small_talk" not in vars(there_and_back(knowledge))


def test_what_is_given_is_the_very_object() -> None:
    given = object()
    assert there_and_back([given, {"a": given}], name=given) == [given, {"a": given}]


def test_equal_texts_are_one() -> None:
    first, second = there_and_back([["le salaire"], ["le salaire"]])
    assert first[0] is second[0]


@pytest.mark.parametrize(
    "texts", [[""], ["", ""], ["a\nb"], ["\n", "\r", "\u2028"], [], [[""], []]]
)
def test_texts_of_any_number_and_of_several_lines_come_back(texts: list[object]) -> None:
    assert there_and_back(texts) == texts


@pytest.mark.parametrize(
    "value", [object(), len, int, b"", Vectors, 1j, datetime(2026, 11, 28), Counter()]
)
def test_what_could_not_come_back_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        Parts({}).take_apart([value])


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "bot.matcher.learning.Path",
        "bot.matcher.learning.learn",
        "bot.matcher.learning.np",
    ],
)
def test_a_file_makes_nothing_but_objects_of_the_bot(name: str) -> None:
    with pytest.raises((TypeError, LookupError, AttributeError)):
        Parts({}).put_together({name: {"dict": []}})
