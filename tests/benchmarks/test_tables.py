"""Tables in Markdown."""

import math

import pytest

from benchmarks.tables import number, share, table


def test_figures_are_aligned_to_the_right() -> None:
    assert table(("what", "ms"), [["a", "1.5"], ["longer", "10.25"]]) == (
        "| what   |    ms |\n| ------ | ----: |\n| a      |   1.5 |\n| longer | 10.25 |"
    )


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(1.235, 1, "1.2"), (1234.5, 0, "1234"), (0.0, 2, "0.00"), (math.nan, 2, "-")],
)
def test_numbers(value: float, digits: int, expected: str) -> None:
    assert number(value, digits) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0.9544, ".954"), (1.0, "1.000"), (0.0, ".000"), (math.nan, "-")]
)
def test_shares(value: float, expected: str) -> None:
    assert share(value) == expected
