"""Databases of either kind, each test with an empty one of its own."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from bot.storage.database import Database, open_database
from tests.postgresql import postgresql_server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    with postgresql_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/faq.sqlite3"
    return await emptied(request.getfixturevalue("postgresql"))


@pytest.fixture
async def postgresql_url(postgresql: str) -> str:
    """The URL of an empty database of PostgreSQL."""
    return await emptied(postgresql)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A database, of each kind in turn."""
    async with open_database(url) as database:
        yield database


async def emptied(url: str) -> str:
    """Delete all that is in a database; give its URL."""
    connection = await asyncpg.connect(url)
    try:  # much faster than a new database
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()
    return url
