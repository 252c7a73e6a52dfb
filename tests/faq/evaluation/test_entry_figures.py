"""How well each entry is understood, counted from results."""

import pytest

from bot.dialogue import Turn
from bot.dialogue.memory import NOTHING
from bot.knowledge import Entry, Knowledge, Section
from bot.matcher import Match
from bot.reply import Answer, Unknown
from faq.evaluation.cases import Case
from faq.evaluation.entry_figures import EntryFigures, count_by_entry
from faq.evaluation.results import Result

A, B, C = (Entry(id=id_, section="s", question=id_, answer="R") for id_ in "abc")
BASE = Knowledge((Section(id="s", title="S"),), (A, B, C))


def result(wanted: str, first: Entry, is_answered: bool = True) -> Result:
    """Make what became of a message that wants these entries."""
    reply = Answer((first,)) if is_answered else Unknown()
    return Result(Case("q", frozenset(wanted)), Turn(reply, (Match(first, 1, 0.9),), NOTHING))


RESULTS = [result("a", A), result("a", B), result("a", A, is_answered=False), result("b", B)]


@pytest.fixture
def found() -> dict[str, EntryFigures]:
    """The figures under the ids of the entries, in the order in which they come."""
    return {one.entry.id: one for one in count_by_entry([*RESULTS, result("", C)], BASE)}


def test_the_least_understood_comes_first(found: dict[str, EntryFigures]) -> None:
    assert list(found) == ["a", "b", "c"]


def test_messages_are_counted_under_the_entry_that_they_want(
    found: dict[str, EntryFigures],
) -> None:
    assert [one.asked for one in found.values()] == [3, 1, 0]


def test_to_be_first_is_not_to_be_answered(found: dict[str, EntryFigures]) -> None:
    assert (found["a"].first, found["a"].answered) == (2, 1)


def test_what_came_first_in_its_place_is_counted(found: dict[str, EntryFigures]) -> None:
    assert found["a"].mistaken_for == {"b": 1}


def test_an_entry_that_nobody_asked_for_is_not_weak(found: dict[str, EntryFigures]) -> None:
    assert (found["c"].share_first, found["c"].share_answered) == (1, 1)
