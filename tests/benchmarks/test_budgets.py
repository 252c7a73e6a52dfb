"""Budgets."""

import pytest

from benchmarks.budgets import Budget


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        (1.2, ["start", "1.5 s", "1.20 s", "ok"]),
        (1.5, ["start", "1.5 s", "1.50 s", "ok"]),
        (1.6, ["start", "1.5 s", "1.60 s", "over"]),
    ],
)
def test_a_budget_is_kept_or_not(measured: float, expected: list[str]) -> None:
    assert Budget("start", 1.5, "s", measured).row() == expected
