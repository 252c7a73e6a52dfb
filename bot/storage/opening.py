"""Open a database: an SQLite file, created if missing, or PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.storage.database import Database
from bot.storage.errors import StorageError, shown, storage_errors
from bot.storage.migrating import migrate
from bot.storage.owner import own
from bot.storage.postgresql_database import PostgreSQLDatabase
from bot.storage.sqlite_database import NO_FILE, SQLiteDatabase


@asynccontextmanager
async def open_database(url: str, bot_id: int | None = None) -> AsyncIterator[Database]:
    """Open a database and bring its tables up to date.

    Args:
        url: an SQLAlchemy URL; the driver for `sqlite:///` or `postgresql://` is set here.
        bot_id: the bot that is to run with it; None if it is only looked into.

    Raises:
        StorageError: the URL is malformed, there is no such database, or it is another bot's or
            another process's.
    """
    address = _address(url)
    try:
        with storage_errors(address):
            database = _KINDS[address.get_backend_name()](address)
    except ModuleNotFoundError as error:
        raise StorageError(
            f"FAQ_DATABASE_URL : il manque le module {error.name} ; "
            f"installez-le : pip install {error.name}."
        ) from None
    try:
        if bot_id is not None:
            database.hold()
        await _try(database)
        if bot_id is not None:
            await database.verify()
        await database.transaction(migrate)
        if bot_id is not None:
            database.keep_journal()
            await database.transaction(partial(own, bot_id=bot_id, url=address))
        await database.erase_leftovers()
        yield database
        await database.erase_leftovers()
    finally:
        await database.close()


@asynccontextmanager
async def open_existing(url: str) -> AsyncIterator[Database]:
    """Open the existing database of a bot.

    Raises:
        StorageError: as for `open_database`, or the SQLite file does not exist.
    """
    _refuse_missing_file(_address(url))
    async with open_database(url) as database:
        yield database


def folder_beside(url: str) -> Path | None:
    """Return the folder for what goes with an SQLite file; None if the URL names no such file."""
    try:
        address = _address(url)
    except StorageError:  # it is told when the database is opened
        return None
    is_file = address.get_backend_name() == "sqlite" and address.database not in NO_FILE
    return Path(f"{address.database}-learned") if is_file else None


_KINDS: dict[str, type[SQLiteDatabase] | type[PostgreSQLDatabase]] = {
    "sqlite": SQLiteDatabase,
    "postgresql": PostgreSQLDatabase,
}


async def _try(database: Database) -> None:
    try:
        await database.connect()
    except TypeError:
        # The driver gets the options of the URL as keyword arguments.
        raise StorageError(
            "FAQ_DATABASE_URL : ce qui suit le « ? » n'est pas une option connue ; retirez-le."
        ) from None


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: the port is not a number
        raise StorageError(
            "FAQ_DATABASE_URL est mal formée : écrivez sqlite:///faq.sqlite3 ou "
            "postgresql://utilisateur:secret@machine/base."
        ) from None
    if address.get_backend_name() not in _KINDS:
        raise StorageError(
            f"FAQ_DATABASE_URL : « {address.get_backend_name()} » n'est pas pris en charge ; "
            "écrivez sqlite:/// ou postgresql://."
        )
    if address.get_backend_name() == "sqlite":
        return address.set(drivername="sqlite")
    # Every driver but asyncpg calls it `sslmode`.
    query = {"ssl" if name == "sslmode" else name: value for name, value in address.query.items()}
    return address.set(drivername="postgresql+asyncpg", query=query)


def _refuse_missing_file(address: URL) -> None:
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        raise StorageError(
            f"Base de données {shown(address)} : ce fichier n'existe pas ; lancez la commande "
            "dans le dossier du bot, ou donnez à FAQ_DATABASE_URL la même valeur qu'à lui."
        )
