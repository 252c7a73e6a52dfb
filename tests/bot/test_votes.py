"""Counting what users thought of answers."""

from collections import Counter

from bot.votes import Votes


def test_nobody_voted_at_first() -> None:
    assert Votes().count() == Counter()


def test_votes_are_counted_by_entry_and_kind() -> None:
    votes = Votes()
    votes.cast(1, 10, "salaire", "up")
    votes.cast(2, 10, "salaire", "up")
    votes.cast(2, 11, "salaire", "down")
    votes.cast(3, 10, "diplome", "up")
    assert votes.count() == {
        ("salaire", "up"): 2,
        ("salaire", "down"): 1,
        ("diplome", "up"): 1,
    }


def test_a_later_vote_under_the_same_message_replaces_the_first() -> None:
    votes = Votes()
    votes.cast(1, 10, "salaire", "up")
    votes.cast(1, 10, "salaire", "down")
    assert votes.count() == {("salaire", "down"): 1}


def test_the_same_vote_twice_counts_once() -> None:
    votes = Votes()
    votes.cast(1, 10, "salaire", "up")
    votes.cast(1, 10, "salaire", "up")
    assert votes.count() == {("salaire", "up"): 1}


def test_entries_with_most_votes_against_them_come_first() -> None:
    votes = Votes()
    for message, entry_id in enumerate("accd"):
        votes.cast(1, message, entry_id, "up")
    for message, entry_id in enumerate("bd"):
        votes.cast(2, message, entry_id, "down")
    assert votes.ranking() == [("d", 1, 1), ("b", 0, 1), ("c", 2, 0), ("a", 1, 0)]
