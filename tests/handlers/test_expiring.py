"""What was kept long enough is deleted again and again, whatever goes wrong in between."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.clock import today
from bot.storage.retention import QUESTIONS_KEPT
from bot.storage.schema import questions
from handlers import expiring
from handlers.background import in_background
from handlers.expiring import delete_what_expires, erase_what_is_deleted


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    """Look often."""
    monkeypatch.setattr(expiring, "EXPIRY_INTERVAL", 0.005)
    monkeypatch.setattr(expiring, "ERASURE_INTERVAL", 0.005)


@pytest.fixture
def keep_old(database):
    """Keep a question that has expired."""

    async def keep():
        old = insert(questions).values(day=today() - timedelta(days=QUESTIONS_KEPT + 1), text="old")
        await database.transaction(lambda connection: connection.execute(old))

    return keep


async def is_deleted(storage):
    """Wait until no question is left."""
    async with asyncio.timeout(30):
        while await storage.questions.all():  # noqa: ASYNC110 - it is in the database
            await asyncio.sleep(0.005)


async def test_it_is_deleted_again_and_again(storage, keep_old):
    async with in_background(delete_what_expires(storage)):
        for _ in range(2):
            await keep_old()
            await is_deleted(storage)


async def test_what_has_not_expired_stays(storage, keep_old):
    await storage.questions.keep("new")
    await keep_old()
    async with in_background(delete_what_expires(storage)):
        async with asyncio.timeout(30):
            while len(await storage.questions.all()) > 1:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    assert [one.text for one in await storage.questions.all()] == ["new"]


async def test_it_goes_on_after_the_database_has_failed(storage, keep_old, breakable, caplog):
    async with in_background(delete_what_expires(storage)):
        await keep_old()
        await breakable.breaks()
        async with asyncio.timeout(30):
            while not caplog.messages:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await breakable.works()
        await is_deleted(storage)
    assert caplog.messages[0].startswith("to be tried again: Base de données ")


async def test_what_is_deleted_is_erased_from_the_files(storage, tmp_path):
    await storage.questions.keep("Zébulon")
    await storage.questions.delete([one.id for one in await storage.questions.all()])

    def is_in_a_file():
        return any("Zébulon".encode() in path.read_bytes() for path in tmp_path.iterdir())

    assert is_in_a_file()
    async with in_background(erase_what_is_deleted(storage)), asyncio.timeout(30):
        while is_in_a_file():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
