"""Leases: held by one process at a time, and by another one soon after the first has gone."""

import asyncio

import pytest

from bot.storage import lease as lease_module
from bot.storage.errors import StorageError
from bot.storage.lease import Lease
from bot.storage.opening import open_database


@pytest.fixture
def lasting(monkeypatch):
    """Let leases last as long as this."""

    def last(seconds, renewed=0.05):
        monkeypatch.setattr(lease_module, "LEASE_SECONDS", seconds)
        monkeypatch.setattr(lease_module, "RENEWAL_INTERVAL", renewed)

    return last


@pytest.fixture
async def two(postgresql_url):
    """The lease as two processes see it."""
    async with open_database(postgresql_url) as one, open_database(postgresql_url) as other:
        yield Lease(one, "x"), Lease(other, "x")


async def test_whoever_is_alone_gets_it(database):
    lease = Lease(database, "x")
    assert not lease.is_held
    assert await lease.acquire()
    assert lease.is_held


async def test_of_several_one_gets_it(two):
    one, other = two
    assert (await one.acquire(), await other.acquire()) == (True, False)
    assert (one.is_held, other.is_held) == (True, False)


async def test_the_others_get_it_when_it_is_released(two):
    one, other = two
    await one.acquire()
    await one.release()
    assert not one.is_held
    assert await other.acquire()


async def test_nobody_releases_what_another_one_holds(two):
    one, other = two
    await one.acquire()
    await other.release()
    assert not await other.acquire()


async def test_the_others_get_it_when_it_is_not_renewed(two, lasting):
    lasting(0.2)
    one, other = two
    await one.acquire()
    await asyncio.sleep(0.3)
    assert not one.is_held
    lasting(60)
    assert await other.acquire()
    assert not await one.acquire()


async def test_it_is_kept_as_long_as_it_is_renewed(two, lasting):
    lasting(2.0)
    one, other = two
    await one.acquire()
    keeping = asyncio.create_task(one.keep())
    await asyncio.sleep(2.5)
    assert not await other.acquire()
    assert one.is_held
    keeping.cancel()


async def test_who_loses_it_is_told_so(two, lasting):
    lasting(0.2)
    one, other = two
    await one.acquire()
    await asyncio.sleep(0.3)  # as if frozen
    await other.acquire()
    await asyncio.wait_for(one.keep(), timeout=5)
    assert not one.is_held


async def test_it_is_lost_in_time_where_the_database_does_not_answer(two, lasting, monkeypatch):
    lasting(0.3)
    one, _ = two
    await one.acquire()

    async def never(*_):
        await asyncio.Event().wait()

    monkeypatch.setattr(one._database, "take_lease", never)
    await asyncio.wait_for(one.keep(), timeout=5)
    assert not one.is_held


async def test_it_stays_held_while_the_database_fails_for_a_moment(two, lasting, monkeypatch):
    lasting(5)
    one, _ = two
    await one.acquire()

    async def fail(*_):
        raise StorageError("x")

    with monkeypatch.context() as patch:
        patch.setattr(one._database, "take_lease", fail)
        with pytest.raises(StorageError):
            await one.acquire()
    assert one.is_held


async def test_different_things_are_done_by_different_ones(postgresql_url):
    async with open_database(postgresql_url) as one, open_database(postgresql_url) as other:
        assert await Lease(one, "x").acquire()
        assert await Lease(other, "y").acquire()


async def test_each_gets_its_turn_when_the_other_has_done(two, monkeypatch):
    monkeypatch.setattr(lease_module, "TURN_INTERVAL", 0.01)
    done = []

    async def work(lease, name):
        for _ in range(3):
            async with lease.turn():
                done.append(f"{name} begins")
                await asyncio.sleep(0.02)
                done.append(f"{name} ends")

    one, other = two
    await asyncio.gather(work(one, "one"), work(other, "other"))
    pairs = list(zip(done[::2], done[1::2], strict=True))
    assert len(pairs) == 6
    assert [end for _, end in pairs] == [begin.replace("begins", "ends") for begin, _ in pairs]


async def test_who_fails_leaves_the_turn_to_others(two):
    one, other = two
    with pytest.raises(LookupError):
        async with one.turn():
            raise LookupError
    assert await other.acquire()


async def test_alone_there_is_nobody_to_wait_for(database):
    async with Lease(database, "x").turn(), Lease(database, "x").turn():
        pass
