"""Entries with few ways to be asked for."""

from collections.abc import Callable

import pytest

from faq.check.few_variants import ENOUGH_VARIANTS, check
from faq.source import Source

POOR = [
    pytest.param(ENOUGH_VARIANTS, [], id="enough"),
    pytest.param(0, ["l'entrée n'a aucune variante"], id="none"),
    pytest.param(1, ["l'entrée n'a que 1 variante"], id="one"),
    pytest.param(ENOUGH_VARIANTS - 1, ["l'entrée n'a que 11 variantes"], id="few"),
]


@pytest.mark.parametrize(("count", "problems"), POOR)
def test_entries_with_few_variants_are_to_be_read_again(
    base_of: Callable[..., Source], count: int, problems: list[str]
) -> None:
    found = check(base_of([f"variante {number}" for number in range(count)]))
    assert [(one.entry, one.line, one.problem) for one in found] == [
        ("e0", 6, problem) for problem in problems
    ]
