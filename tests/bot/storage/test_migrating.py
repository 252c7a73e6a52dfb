"""The tables: made at once or by migrations, they are the same."""

from collections.abc import Mapping
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.errors import FaqError
from bot.storage.migrating import MIGRATIONS, upgrade
from bot.storage.opening import open_database
from bot.storage.schema import VERSION, metadata


def empty(connection: Connection) -> None:
    """Delete all tables."""
    for table in inspect(connection).get_table_names():
        connection.execute(text(f"DROP TABLE {table}"))


def described(connection: Connection) -> dict[str, object]:
    """Describe all tables, as the database sees them."""
    seen = inspect(connection)
    return {
        table: (
            [str(column | {"type": str(column["type"])}) for column in seen.get_columns(table)],
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted(map(_shown, seen.get_indexes(table))),
        )
        for table in sorted(seen.get_table_names())
    }


def _shown(index: Mapping[str, Any]) -> str:
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return str(dict(index) | {"dialect_options": options})


async def test_the_migrations_make_the_same_tables_as_the_schema(database):
    at_once = await database.transaction(described)
    await database.transaction(empty)
    await database.transaction(lambda connection: upgrade(connection, "head"))
    assert len(at_once) > 1
    assert await database.transaction(described) == at_once


async def test_alembic_finds_nothing_to_migrate(database):
    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    assert await database.transaction(differences) == []


def test_the_version_is_that_of_the_last_migration():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [VERSION]


async def test_the_version_is_noted(database):
    version = text("SELECT version_num FROM alembic_version")
    assert await database.transaction(lambda connection: connection.scalar(version)) == VERSION


async def test_what_is_in_the_tables_stays_when_they_are_opened_again(url):
    kept = text("INSERT INTO questions (day, text) VALUES (CURRENT_DATE, 'kept')")
    async with open_database(url) as database:
        await database.transaction(lambda connection: connection.execute(kept))
    found = text("SELECT text FROM questions")
    async with open_database(url) as database:
        assert await database.transaction(lambda connection: connection.scalar(found)) == "kept"


async def test_a_later_version_is_refused(url):
    async with open_database(url) as database:
        later = text("UPDATE alembic_version SET version_num = '9999'")
        await database.transaction(lambda connection: connection.execute(later))
    with pytest.raises(
        FaqError, match=r"^La base de données est de la version 9999, .+ récente\.$"
    ):
        async with open_database(url):
            pass
