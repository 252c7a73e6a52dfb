"""What speaks for two questions, and how much."""

from dataclasses import replace

import pytest

from bot.dialogue.two_questions import WEIGHTS, Evidence

# « quel diplôme ? quel salaire ? », say.
CLEAR = Evidence(
    likely=0.95,
    other=0.95,
    whole_other=0.2,
    whole_differs=False,
    likely_of_other=0.001,
    other_of_likely=0.001,
    other_covered=0.4,
    likely_covered=0.4,
    first_asks=True,
    second_asks=True,
    other_asks=True,
    is_weak=False,
    is_connected=False,
)


def test_two_clear_questions_are_two() -> None:
    assert CLEAR.probability() > 0.95


@pytest.mark.parametrize(
    "against",
    [
        pytest.param(replace(CLEAR, other=0.1), id="one part is unclear"),
        pytest.param(replace(CLEAR, whole_other=0.0001), id="the whole is not about one of them"),
        pytest.param(replace(CLEAR, whole_differs=True), id="the whole is about something else"),
        pytest.param(replace(CLEAR, likely_of_other=0.4), id="one answer fits both parts"),
        pytest.param(
            replace(CLEAR, other_covered=0.9), id="one answer has the words of both parts"
        ),
        pytest.param(replace(CLEAR, first_asks=False), id="the first part tells the circumstances"),
        pytest.param(replace(CLEAR, is_weak=True), id="only a comma parts them"),
        pytest.param(replace(CLEAR, is_connected=True), id="only a word parts them"),
    ],
)
def test_what_speaks_against_two_questions(against: Evidence) -> None:
    assert against.probability() < CLEAR.probability()


def test_a_confidence_of_none_or_all_is_weighed_too() -> None:
    probability = replace(CLEAR, likely=1.0, whole_other=0.0).probability()
    assert 0 < probability < 1


def test_each_input_has_a_weight() -> None:
    assert len(CLEAR.inputs) == len(WEIGHTS)
