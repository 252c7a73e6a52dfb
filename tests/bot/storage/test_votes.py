"""Votes: one of each person for each message."""

import pytest

from bot.storage.votes import Votes


@pytest.fixture
def votes(database):
    return Votes(database)


async def test_at_first_there_are_none(votes):
    assert await votes.ranking() == []


async def test_votes_are_added_up_by_entry(votes):
    await votes.cast("ann", "m1", "prix", "up")
    await votes.cast("bob", "m1", "prix", "up")
    await votes.cast("ann", "m2", "prix", "down")
    assert await votes.ranking() == [("prix", 2, 1)]


async def test_a_later_vote_replaces_the_first(votes):
    await votes.cast("ann", "m1", "prix", "up")
    await votes.cast("ann", "m1", "prix", "down")
    assert await votes.ranking() == [("prix", 0, 1)]


async def test_a_later_vote_is_for_the_entry_that_the_message_shows_then(votes):
    await votes.cast("ann", "m1", "prix", "up")
    await votes.cast("ann", "m1", "pain", "up")
    assert await votes.ranking() == [("pain", 1, 0)]


async def test_the_most_unpopular_entries_come_first_then_the_most_popular(votes):
    for entry, ups, downs in [("a", 1, 0), ("b", 2, 0), ("c", 0, 1), ("d", 1, 0)]:
        for number in range(ups):
            await votes.cast(f"fan{number}", entry, entry, "up")
        for number in range(downs):
            await votes.cast(f"foe{number}", entry, entry, "down")
    assert [entry for entry, _, _ in await votes.ranking()] == ["c", "b", "a", "d"]


async def test_only_the_votes_of_who_asks_for_it_are_forgotten(votes):
    await votes.cast("ann", "m1", "prix", "up")
    await votes.cast("bob", "m1", "prix", "up")
    await votes.forget("ann")
    assert await votes.ranking() == [("prix", 1, 0)]
