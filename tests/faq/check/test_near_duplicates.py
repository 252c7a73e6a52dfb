"""Phrasings that are nearly those of another entry."""

import random
from collections.abc import Callable

import pytest
from rapidfuzz import fuzz

from faq.check.near_duplicates import ROWS, TWICE, check, find_alike
from faq.source import Source

PAIRS = [
    pytest.param("harcèlement sexuel", "harcelment sexuel", True, id="typing error"),
    pytest.param("licenciement, la procédure", "procédure licenciement", False, id="more words"),
    pytest.param("procédure de licenciement", "Licenciement de procédure !", True, id="order"),
    pytest.param("école responsable back office", "cv responsable back office", False, id="word"),
    pytest.param("il fo kel diplome", "il faut quel diplôme", True, id="SMS"),
    pytest.param("🎓🎓", "🎉", False, id="no words"),
]


@pytest.mark.parametrize(("first", "second", "is_twice"), PAIRS)
def test_nearly_the_same_phrasing_in_two_entries_is_to_be_read_again(
    base_of: Callable[..., Source], first: str, second: str, is_twice: bool
) -> None:
    found = check(base_of(["autre", first], [second]))
    problem = f"« {second} » se confond avec « {first} » de « e0 »"
    expected = [("e1", 15, problem)] if is_twice else []
    assert [(one.entry, one.line, one.problem) for one in found] == expected


def test_nearly_the_same_phrasing_in_one_entry_is_no_duplicate(
    base_of: Callable[..., Source],
) -> None:
    assert list(check(base_of(["harcèlement sexuel", "harcelement sexuel"]))) == []


def test_all_pairs_that_are_alike_are_found_and_no_others() -> None:
    chance = random.Random(0)
    texts = [
        "".join(chance.choices("abc ", k=chance.choice([0, 1, 9, 10, 11, 20])))
        for _ in range(5 * ROWS)
    ]
    alike = [
        (first, second)
        for first in range(len(texts))
        for second in range(first + 1, len(texts))
        if fuzz.ratio(texts[first], texts[second]) >= TWICE
    ]
    assert sorted(find_alike(texts, TWICE)) == alike
    assert len(alike) > ROWS
