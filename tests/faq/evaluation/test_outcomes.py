"""What visitors meet, and how far to trust it."""

import pytest

from faq.evaluation import Case, Rate, Result, count_outcomes, set_small_talk_apart
from tests.faq.evaluation.conftest import BASE, HELLO, A, B, answered, refused, suggested

RESULTS = [
    answered("a", A),
    suggested("a", B, A),
    answered("a", B),
    refused("a"),
    suggested("a", B),
    refused(None),
    answered(None, A),
]


def test_a_question_meets_with_one_of_four_things() -> None:
    found = count_outcomes(RESULTS)
    counts = [rate.count for rate in (found.right, found.suggested, found.wrong, found.refused)]
    assert (counts, found.right.messages) == ([1, 1, 1, 2], 5)


def test_an_answer_out_of_scope_is_counted_apart() -> None:
    assert count_outcomes(RESULTS).out_answered == Rate(1, 2)


def test_what_asks_several_things_or_follows_another_message_is_left_out() -> None:
    turn = answered("a", A).turn
    cases = [Case("q", frozenset("a"), asks_several=True), Case("q", frozenset("a"), is_later=True)]
    assert count_outcomes([Result(case, turn) for case in cases]).right == Rate(0, 0)


# Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3.
@pytest.mark.parametrize(
    ("count", "messages", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_bounds_are_wilsons(count: int, messages: int, low: float, high: float) -> None:
    assert Rate(count, messages).interval == pytest.approx((low, high), abs=5e-5)


def test_more_messages_bring_the_bounds_nearer() -> None:
    widths = [high - low for low, high in (Rate(3 * n, 4 * n).interval for n in (1, 10, 100))]
    assert widths == sorted(widths, reverse=True)


def test_small_talk_stands_apart() -> None:
    greeting, question, outside = answered("bonjour", HELLO), answered("a", A), refused(None)
    subject, small_talk = set_small_talk_apart([greeting, question, outside], BASE)
    assert (subject, small_talk) == ([question, outside], [greeting])


def test_a_greeting_with_a_question_is_on_the_subject() -> None:
    both = Result(Case("q", frozenset(["a", "bonjour"])), answered("a", A).turn)
    assert set_small_talk_apart([both], BASE) == ([both], [])
