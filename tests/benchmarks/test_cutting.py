"""Knowledge bases with fewer phrasings."""

from pathlib import Path

import pytest

from benchmarks.cutting import cut, cut_each
from bot.knowledge import Knowledge, load_knowledge


@pytest.fixture
def base(tiny: Path) -> Knowledge:
    return load_knowledge(tiny)


@pytest.mark.parametrize(("count", "left"), [(1, [1, 1, 1]), (2, [2, 2, 1]), (9, [3, 3, 1])])
def test_so_many_phrasings_are_left(base: Knowledge, count: int, left: list[int]) -> None:
    entries = cut(base, count).entries
    assert [1 + len(entry.variants) for entry in entries] == left


def test_keywords_and_follow_ups_go(base: Knowledge) -> None:
    salary = cut(base, 3).entry_by_id["salaire"]
    assert (salary.keywords, salary.follow_ups) == ((), {})


def test_nothing_is_known_to_mean_what_was_cut(base: Knowledge) -> None:
    asked = base.entry_by_id["salaire"].follow_ups
    assert asked
    assert cut(base, 3, asked).entry_by_id["salaire"].follow_ups == {}


def test_the_others_stay_as_they_are(base: Knowledge) -> None:
    changed = cut(base, 1, {"salaire"})
    assert changed.entries[1:] == base.entries[1:]
    assert changed.entry_by_id["salaire"].variants == ()


@pytest.mark.parametrize(("every", "ids"), [(1, ["salaire", "horaires"]), (2, ["salaire"])])
def test_entries_on_the_subject_are_cut_in_turn(
    base: Knowledge, every: int, ids: list[str]
) -> None:
    found = dict(cut_each(base, 1, every))
    assert list(found) == ids
    assert all(found[id_] == cut(base, 1, {id_}) for id_ in ids)
