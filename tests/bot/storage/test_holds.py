"""Holds on conversations that nobody knows of."""

import asyncio

import pytest

from bot.storage import inbox as inbox_module
from bot.storage.database import StorageError, open_database
from bot.storage.inbox import Inbox, Received

HOLD = 0.3


class Unreliable:
    """A database whose connection breaks when a transaction has been committed."""

    def __init__(self, database):
        self._database = database
        self.is_broken = False

    async def transaction(self, work):
        result = await self._database.transaction(work)
        if self.is_broken:
            self.is_broken = False
            raise StorageError("the connection broke")
        return result


async def test_a_claim_that_is_in_force_without_its_holders_knowing_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(inbox_module, "HOLD", HOLD)
    async with open_database(f"sqlite:///{tmp_path}/faq.sqlite3") as database:
        unreliable = Unreliable(database)
        inbox = Inbox(unreliable)
        await inbox.store([Received(1, "chat", "{}")])
        unreliable.is_broken = True
        with pytest.raises(StorageError):
            await inbox.exchange([], 1)
        assert await inbox.exchange([], 1) == []
        async with asyncio.timeout(10 * HOLD):
            while not (claimed := await inbox.exchange([], 1)):  # noqa: ASYNC110
                await asyncio.sleep(HOLD / 10)
        assert [one.update_id for one in claimed] == [1]


async def test_a_claim_that_is_known_is_renewed(tmp_path, monkeypatch):
    monkeypatch.setattr(inbox_module, "HOLD", HOLD)
    async with open_database(f"sqlite:///{tmp_path}/faq.sqlite3") as database:
        mine, others = Inbox(database), Inbox(database)
        await mine.store([Received(1, "chat", "{}")])
        assert len(await mine.exchange([], 1)) == 1
        for _ in range(20):
            assert await mine.exchange([], 1) == []
            assert await others.exchange([], 1) == []
            await asyncio.sleep(HOLD / 10)
