"""Admins are told once of each trouble."""

import asyncio

import pytest
from sqlalchemy import text

from tests.end_to_end.conftest import PATIENCE, bot_at_work

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADMIN = 77
# It can be read all the same.
FULL = """
CREATE TRIGGER full BEFORE INSERT ON updates
BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END
"""


async def test_a_database_that_can_only_be_read_is_one_alarm(dialogue, texts, shown, caplog):
    async with bot_at_work(dialogue, texts, admins=frozenset({ADMIN})) as bot:
        admin, person = await bot.meets("Admin", ADMIN), await bot.meets()
        database = bot.storage.database
        await database.transaction(lambda connection: connection.execute(text(FULL)))
        await person.posts("/aide")
        [alarm] = await admin.waits()
        assert "le disque est plein" in alarm.text
        async with asyncio.timeout(PATIENCE):
            while caplog.text.count("le disque est plein") < 3:  # noqa: ASYNC110 - in the log
                await asyncio.sleep(0.1)
        assert await admin._news() == []
        await database.transaction(lambda connection: connection.execute(text("DROP TRIGGER full")))
        assert [reply.text for reply in await person.sees()] == [shown.help]
        assert await admin.sees() == []
