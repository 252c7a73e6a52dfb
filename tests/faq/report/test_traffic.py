"""What the bot replied at work, summed up."""

from collections import Counter

import pytest

from bot.gaps import Feedback
from bot.knowledge import Entry, Knowledge, Section
from faq.report.traffic import EntryTraffic, sum_up

BASE = Knowledge(
    (Section(id="pain", title="Le pain"),),
    tuple(
        Entry(id=id_, section="pain", question=f"{id_} ?", answer="Oui.") for id_ in ("prix", "sel")
    ),
)


def feedback(counts=(), votes=()):
    return Feedback((), Counter(dict(counts)), list(votes))


def test_messages_are_added_up_by_outcome():
    counts = {("answer", "prix"): 1_200, ("answer", ""): 34, ("unknown", ""): 5}
    assert sum_up(feedback(counts), BASE).totals == {"answer": 1_234, "unknown": 5}


def test_the_entry_that_is_asked_for_most_comes_first():
    found = sum_up(feedback({("answer", "prix"): 1, ("answer", "sel"): 2}), BASE)
    assert [one.id for one in found.entries] == ["sel", "prix"]


def test_an_entry_is_shown_for_whatever_came_of_it():
    found = sum_up(feedback({("refused", "sel"): 2}, votes=[("prix", 3, 1)]), BASE)
    assert [(one.id, one.refused, one.up, one.down) for one in found.entries] == [
        ("prix", 0, 3, 1),
        ("sel", 2, 0, 0),
    ]


@pytest.mark.parametrize(("up", "down", "expected"), [(3, 1, 0.75), (0, 2, 0), (0, 0, None)])
def test_approval_is_the_share_of_votes(up, down, expected):
    assert EntryTraffic("prix", 9, 0, up, down).approval == expected


def test_an_entry_that_is_no_more_is_left_out():
    assert sum_up(feedback({("answer", "gone"): 5}, [("gone", 1, 1)]), BASE).entries == ()
