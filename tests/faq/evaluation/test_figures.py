"""Results summed up."""

from collections import Counter

import pytest

from faq.evaluation import confusions, figures, headline_figures, histogram
from tests.faq.evaluation.conftest import BASE, HELLO, A, B, answered, refused, suggested

RESULTS = [
    answered("a", A),
    answered("a", A, B),
    suggested("a", B, A),
    answered("a", B),
    refused("a"),
    refused(None, A, confidence=0.5),
    answered(None, A, confidence=0.7),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("top1", 2 / 5),
        ("top3", 3 / 5),
        ("answered_right", 2 / 5),
        ("answered_wrong", 1 / 5),
        ("reached", 3 / 5),
        ("refused", 1 / 5),
        ("answers_per_question", 4 / 3),
        ("out_answered", 1 / 2),
        ("right@5%out", 2 / 5),
    ],
)
def test_a_figure_is_a_share_of_what_it_concerns(name: str, expected: float) -> None:
    assert figures(RESULTS)[name] == pytest.approx(expected)


def test_right_at_5_percent_counts_what_is_surer_than_nearly_all_that_is_out_of_scope() -> None:
    results = [answered("a", A, confidence=0.6), refused(None, A, confidence=0.7)]
    assert figures(results)["right@5%out"] == 0


def test_confidence_is_compared_with_the_share_that_is_right() -> None:
    results = [answered("a", A, confidence=0.75), answered("a", B, confidence=0.75)]
    assert figures(results)["calibration_error"] == pytest.approx(0.25)


def test_a_figure_without_cases_is_left_out() -> None:
    assert (figures([]), "out_answered" in figures([answered("a", A)])) == ({}, False)


def test_small_talk_has_a_figure_of_its_own() -> None:
    results = [answered("bonjour", HELLO), refused("bonjour"), answered("a", A)]
    found = headline_figures(results, BASE)
    assert (found["small_talk_right"], found["top1"]) == (0.5, 1)


def test_what_came_first_instead_is_counted() -> None:
    assert confusions(RESULTS) == Counter({("a", "b"): 2})


def test_right_and_wrong_are_counted_by_confidence() -> None:
    bins = histogram(RESULTS)
    assert (bins[4], bins[9], sum(map(sum, bins))) == ((0, 1), (2, 1), len(RESULTS))


def test_a_certainty_is_in_the_last_bin() -> None:
    assert histogram([answered("a", A, confidence=1)])[9] == (1, 0)
