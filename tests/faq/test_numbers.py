"""Numbers as French writes them."""

import pytest

from faq.numbers import decimal, percent, thousands


@pytest.mark.parametrize(
    ("share", "decimals", "expected"),
    [(0.969, 0, "97 %"), (0.969, 1, "96,9 %"), (1, 1, "100,0 %"), (0, 0, "0 %")],
)
def test_a_share_is_a_percentage(share: float, decimals: int, expected: str) -> None:
    assert percent(share, decimals).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (999, "999"), (6505, "6 505"), (1234567, "1 234 567")]
)
def test_thousands_stand_apart(number: int, expected: str) -> None:
    assert thousands(number).replace("\u202f", " ") == expected


def test_a_number_has_a_comma() -> None:
    assert (decimal(0.5), decimal(2, 2)) == ("0,5", "2,00")
