"""Admins are told once of each trouble."""

import asyncio

import pytest
from sqlalchemy import text

from tests.end_to_end.conftest import PATIENCE, PAUSES, bot_at_work
from tests.end_to_end.test_failures import every_update_fails

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


async def test_an_error_of_the_program_is_one_alarm_however_many_it_befalls(dialogue, texts):
    async with bot_at_work(dialogue, texts, admins=frozenset({ADMIN})) as bot:
        admin = await bot.meets("Admin", ADMIN)
        people = [await bot.meets() for _ in range(3)]
        with every_update_fails(bot, LookupError("internals"), times=3 * (1 + len(PAUSES))):
            for person in people:
                await person.posts("bonjour")
            [alarm] = await admin.sees()
        assert alarm.text.startswith("Un message est resté sans réponse")
        await bot.take_errors()
