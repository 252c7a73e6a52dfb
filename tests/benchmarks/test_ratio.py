"""Ratios and their budgets."""

import math

import pytest

from benchmarks.ratio import Ratio, draw


@pytest.mark.parametrize(
    ("limit", "ours", "expected"),
    [
        (0.5, 1.0, ["0.50", "<= 0.5", "ok"]),
        (0.5, 1.1, ["0.55", "<= 0.5", "over"]),
        (0.5, math.nan, ["-", "<= 0.5", "over"]),
        (None, 1.1, ["0.55", "", ""]),
    ],
)
def test_a_ratio_is_held_against_its_budget(
    limit: float | None, ours: float, expected: list[str]
) -> None:
    assert Ratio("start, s", "0be4455", 2.0, ours, limit).row()[4:] == expected


@pytest.mark.parametrize(("ours", "expected"), [(2.2, "ok"), (2.1, "under")])
def test_a_budget_may_be_a_least_ratio(ours: float, expected: str) -> None:
    row = Ratio("messages a second", "echo bot", 2.0, ours, 1.1, is_least=True).row()
    assert row[5:] == [">= 1.1", expected]


def test_ratios_are_drawn_with_their_figures() -> None:
    assert draw([Ratio("memory, MB", "0be4455", 120.4, 60.2, 0.85, digits=0)]).splitlines()[2] == (
        "| memory, MB | 0be4455 |    120 |   60 |  0.50 | <= 0.85 | ok |"
    )
