"""What databases of both kinds do."""

import pytest
from sqlalchemy import text

from tests.bot.storage.conftest import execute


async def test_only_postgresql_is_shared(database, url):
    assert database.is_shared == url.startswith("postgresql")


async def test_a_transaction_that_fails_leaves_nothing_behind(database):
    def work(connection):
        connection.execute(text("INSERT INTO questions (day, text) VALUES (CURRENT_DATE, 'x')"))
        raise LookupError

    with pytest.raises(LookupError):
        await database.transaction(work)
    assert await execute(database, "SELECT text FROM questions") == []
