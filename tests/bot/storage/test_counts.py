"""Counts: what became of messages, by day, of all processes together."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.clock import today
from bot.storage import counts as counts_module
from bot.storage.counts import Counts, add_counts


@pytest.fixture
def counts(database):
    return Counts(database)


@pytest.fixture
def on(monkeypatch):
    """Let it be so many days from today."""
    real = today()

    def go(days):
        monkeypatch.setattr(counts_module, "today", lambda: real + timedelta(days=days))

    return go


async def add(database, *counted):
    await database.transaction(lambda connection: add_counts(connection, counted))


async def test_at_first_there_is_nothing(counts):
    assert await counts.since(today()) == Counter()


async def test_what_is_counted_is_added_up(counts, database):
    await add(database, ("answer", "prix"), ("answer", "prix"), ("unknown", ""))
    await add(database, ("answer", "prix"), ("answer", "pain"))
    expected = {("answer", "prix"): 3, ("answer", "pain"): 1, ("unknown", ""): 1}
    assert await counts.since(today()) == expected


async def test_nothing_can_be_counted(counts, database):
    await add(database)
    assert await counts.since(today()) == Counter()


async def test_days_are_added_up(counts, database, on):
    for day in (0, 1, 1):
        on(day)
        await add(database, ("unknown", ""))
    assert await counts.since(today()) == {("unknown", ""): 3}


async def test_earlier_days_are_left_out(counts, database, on):
    for day in (-2, -1, 0):
        on(day)
        await add(database, ("unknown", ""))
    assert await counts.since(today() - timedelta(days=1)) == {("unknown", ""): 2}
