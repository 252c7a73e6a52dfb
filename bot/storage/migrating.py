"""Bring the tables of a database up to date."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import FaqError
from bot.storage.schema import VERSION, metadata

MIGRATIONS = Path(__file__).with_name("migrations")
_MIGRATION_LOCK = 7_310_001  # number of PostgreSQL's advisory lock: one process at a time

_VERSION_TABLE = text(  # as Alembic makes it
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def migrate(connection: Connection) -> None:
    """Create the tables of an empty database, or bring those of an older version up to date.

    Raises:
        FaqError: the database was made by a later version of this program.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
    tables = inspect(connection).get_table_names()
    version = _version(connection) if "alembic_version" in tables else None
    if version == VERSION:
        return
    if version is None:
        # Create the latest version directly, as Alembic's manual recommends; a test checks that
        # the migrations lead to the same tables.
        metadata.create_all(connection)
        connection.execute(_VERSION_TABLE)
        connection.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": VERSION})
    elif version > VERSION:
        raise FaqError(
            f"La base de données est de la version {version}, ce programme de la version "
            f"{VERSION} : installez une version plus récente."
        )
    else:
        upgrade(connection, VERSION)


def upgrade(connection: Connection, version: str) -> None:
    """Run the migrations up to a version."""
    # Imported here: it takes 10 MB and is needed once per version.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _version(connection: Connection) -> str | None:
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
