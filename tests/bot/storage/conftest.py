"""Databases of either kind, each test with an empty one of its own, and what is said of faults."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Row, text

from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.opening import open_database
from tests.postgresql import emptied


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/faq.sqlite3"
    return await emptied(request.getfixturevalue("postgresql"))


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A database, of each kind in turn."""
    async with open_database(url) as database:
        yield database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where an SQLite file is."""
    return tmp_path / "faq.sqlite3"


async def said_of(url: str, bot_id: int | None = None) -> str:
    """Open a database, which is not possible; give what is said of it."""
    with pytest.raises(StorageError) as caught:
        async with open_database(url, bot_id):
            pass
    return str(caught.value)


def assert_is_a_sentence(said: str, *, about: str) -> None:
    """Check that it is one French sentence: what, and after a colon what to do."""
    assert re.fullmatch(r"[^\n]+ : [^\n]+\.", said), said
    assert about in said


async def execute(database: Database, statement: str) -> Sequence[Row]:
    """Execute a statement in a transaction of its own; give the rows that it finds."""
    return await database.transaction(lambda connection: connection.execute(text(statement)).all())
