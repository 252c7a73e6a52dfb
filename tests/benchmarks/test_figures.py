"""What is counted."""

import math

import pytest

from benchmarks.cases import Case
from benchmarks.figures import Quality, quality, quantile, share
from benchmarks.peers.ranker import Ranking

A, B, OUT = (Case("?", frozenset(ids)) for ids in (["a"], ["b", "c"], []))
A_FIRST: Ranking = [("a", 0.9), ("b", 0.5), ("d", 0.1)]
A_THIRD: Ranking = [("b", 0.8), ("d", 0.7), ("a", 0.6)]


@pytest.mark.parametrize(
    ("cases", "rankings", "expected"),
    [
        ([A, OUT], [A_FIRST, [("a", 0.2)]], Quality(1, 1, 1)),
        ([A, OUT], [A_THIRD, [("a", 0.2)]], Quality(0, 1, 0)),
        ([A, OUT], [A_FIRST, [("a", 0.9)]], Quality(1, 1, 0)),  # as sure where it is out of scope
        ([A, OUT], [[], []], Quality(0, 0, 0)),
        ([B, OUT], [[("c", 0.4)], []], Quality(1, 1, 1)),
        ([A, B, OUT], [A_FIRST, A_FIRST, [("b", 0.2)]], Quality(0.5, 1, 0.5)),
    ],
)
def test_quality(cases: list[Case], rankings: list[Ranking], expected: Quality) -> None:
    assert quality(cases, rankings) == expected


def test_one_in_twenty_out_of_scope_may_be_surer() -> None:
    outside = [[("a", 1.0)]] + [[("a", 0.1)]] * 20
    cases = [A] + [OUT] * len(outside)
    assert quality(cases, [[("a", 0.5)], *outside]).right == 1


def test_without_questions_out_of_scope_there_is_no_gate() -> None:
    assert math.isnan(quality([A], [A_FIRST]).right)


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [([3, 1, 2], 0.5, 2), ([0, 10], 0.95, 9.5), ([7], 0.95, 7), ([], 0.5, None)],
)
def test_quantile(values: list[float], part: float, expected: float | None) -> None:
    assert quantile(values, part) == pytest.approx(expected or math.nan, nan_ok=True)


@pytest.mark.parametrize(("facts", "expected"), [([True, False], 0.5), ([True], 1), ([False], 0)])
def test_share(facts: list[bool], expected: float) -> None:
    assert share(facts) == expected
