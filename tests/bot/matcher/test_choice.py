"""Choosing among all entries and none."""

import dataclasses
import math

import numpy as np
import pytest

from bot.matcher.choice import (
    ENOUGH_PHRASINGS,
    MAX_LENGTH,
    MAX_REFUSAL_SHARE,
    MIN_QUESTIONS,
    ChoiceModel,
    EntryEvidence,
    QuestionEvidence,
    Weights,
    scarcity,
)
from bot.matcher.vectors import Floats

NOTHING = Weights(*[0.0] * len(Weights._fields))


def floats(*values: float) -> Floats:
    return np.array(values, np.float32)


ZERO = floats(0, 0)
NONE = EntryEvidence(*[ZERO] * 6)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, 1.0), (ENOUGH_PHRASINGS, 0.0), (10 * ENOUGH_PHRASINGS, 0.0)],
)
def test_scarcity_goes_from_a_single_phrasing_to_enough(count: int, expected: float) -> None:
    assert scarcity([count]).tolist() == pytest.approx([expected])


def test_the_more_phrasings_the_less_scarce() -> None:
    found = scarcity([1, 2, 3, 10, 49])
    assert (np.diff(found) < 0).all()


@pytest.mark.parametrize("name", ["classifier", "coverage", "prototype"])
def test_plain_evidence_counts_for_every_entry(name: str) -> None:
    model = ChoiceModel([1, ENOUGH_PHRASINGS], NOTHING._replace(**{name: 2.0}))
    evidence = dataclasses.replace(NONE, **{name: floats(0.5, 0.25)})
    assert model.utilities(evidence).tolist() == [1.0, 0.5]


@pytest.mark.parametrize("name", ["classifier", "coverage", "prototype", "phrasing", "answer"])
def test_scarce_evidence_counts_for_entries_with_few_phrasings(name: str) -> None:
    model = ChoiceModel([1, ENOUGH_PHRASINGS], NOTHING._replace(**{f"{name}_scarce": 2.0}))
    evidence = dataclasses.replace(NONE, **{name: floats(0.5, 0.5)})
    assert model.utilities(evidence).tolist() == [1.0, 0.0]


def test_none_of_them_has_a_utility_of_its_own() -> None:
    weights = NOTHING._replace(none=1.0, none_classifier=2.0, none_known=4.0, none_length=0.5)
    model = ChoiceModel([ENOUGH_PHRASINGS], weights)
    assert model.utility_of_none(QuestionEvidence(0.5, 0.25, 2, 0.0)) == 4.0


def test_a_long_question_counts_as_one_of_so_many_words() -> None:
    assert QuestionEvidence(0, 1, MAX_LENGTH + 100, 0).inputs[-1] == MAX_LENGTH


def test_what_speaks_for_all_entries_together_speaks_for_none_in_part() -> None:
    model = ChoiceModel([ENOUGH_PHRASINGS], NOTHING._replace(none_entries=0.5))
    assert model.utility_of_none(QuestionEvidence(0.0, 1.0, 4, 6.0)) == 3.0


def test_what_is_learned_of_none_leaves_that_part_as_it_is() -> None:
    model = ChoiceModel([ENOUGH_PHRASINGS], NOTHING._replace(none_entries=0.5))
    outside, inside = (
        QuestionEvidence(1.0, 0.5, 4, 6.0),
        QuestionEvidence(0.0, 1.0, 4, 6.0),
    )
    model.learn_none([outside, inside] * 40, [True, False] * 40)
    assert model.utility_of_none(outside) > 6 > model.utility_of_none(inside)
    stronger = dataclasses.replace(outside, entries=8.0)
    assert model.utility_of_none(stronger) - model.utility_of_none(outside) == pytest.approx(1.0)


def test_none_is_learned_from_questions_with_known_answers() -> None:
    model = ChoiceModel([ENOUGH_PHRASINGS], NOTHING)
    outside, inside = (
        QuestionEvidence(1.0, 0.5, 4, 0.0),
        QuestionEvidence(0.0, 1.0, 4, 0.0),
    )
    model.learn_none([outside, inside] * 40, [True, False] * 40)
    assert model.utility_of_none(outside) > 1 > -1 > model.utility_of_none(inside)


def test_too_few_lessons_teach_nothing() -> None:
    model = ChoiceModel([ENOUGH_PHRASINGS], NOTHING)
    question = QuestionEvidence(1.0, 0.5, 4, 0.0)
    model.learn_none([question] * 60, [True] * (MIN_QUESTIONS - 1) + [False] * 41)
    assert model.utility_of_none(question) == 0


def test_how_many_messages_to_refuse_there_are_hardly_matters() -> None:
    def utility_with(times: int) -> float:
        model = ChoiceModel([ENOUGH_PHRASINGS], NOTHING)
        question = QuestionEvidence(0.5, 0.5, 4, 0.0)
        is_none = [True] * (40 * times) + [False] * 40
        model.learn_none([question] * len(is_none), is_none)
        return model.utility_of_none(question)

    assert utility_with(1) == pytest.approx(utility_with(50))
    assert utility_with(50) == pytest.approx(math.log(MAX_REFUSAL_SHARE), abs=0.1)
