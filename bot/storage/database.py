"""Open the database: an SQLite file, created if missing, or PostgreSQL."""

import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
)
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError

from bot.storage.errors import StorageError, shown, storage_errors
from bot.storage.migrating import migrate

T = TypeVar("T")

_LOCK_TIMEOUT = 0.25  # seconds; everything waits while another process writes to the file
_SERVER_TIMEOUT = 10.0  # seconds that PostgreSQL may take to connect, or to respond
_PRIVATE_MODE = 0o600  # readable and writable by the owner alone


class Database(ABC):
    """An open database."""

    def __init__(self, url: URL) -> None:
        self.url = url

    async def transaction(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction and return its result; commit all of it or nothing.

        Raises:
            StorageError: the database failed.
        """
        with storage_errors(self.url):
            return await self._transaction(work)

    @abstractmethod
    async def _transaction(self, work: Callable[[Connection], T]) -> T: ...

    async def autocommit(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, a single statement, without BEGIN and COMMIT, and return its result.

        Raises:
            StorageError: the database failed.
        """
        with storage_errors(self.url):
            return await self._autocommit(work)

    @abstractmethod
    async def _autocommit(self, work: Callable[[Connection], T]) -> T: ...

    @property
    @abstractmethod
    def is_shared(self) -> bool:
        """Check whether several processes may use it at once."""

    @abstractmethod
    def leadership(self, number: int) -> AbstractAsyncContextManager[bool]:
        """Yield whether this process is the leader, for as long as the block lasts.

        Args:
            number: identifies the task that one process at a time may do.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def erase_leftovers(self) -> None:
        """Erase the remains of deleted data from the files.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def close(self) -> None:
        """Close it."""


class SQLiteDatabase(Database):
    """An SQLite file, used by this process alone.

    A transaction takes about a millisecond and runs directly in the event loop. SQLAlchemy's
    asyncio driver for SQLite switches to a thread and back some thirty times per transaction, which
    took more processor time than everything else that the bot does. Even one thread for the whole
    transaction had to wait for the interpreter's lock, while replies were sent that were not
    committed yet.
    """

    is_shared = False

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        if url.database in (None, "", ":memory:"):
            raise StorageError("FAQ_DATABASE_URL : donnez un fichier, comme sqlite:///faq.sqlite3.")
        _create_private(Path(url.database))
        self._engine = create_engine(
            url, connect_args={"timeout": _LOCK_TIMEOUT}, hide_parameters=True
        )
        # As SQLAlchemy stores days, also for the statements that go directly to the driver.
        sqlite3.register_adapter(date, date.isoformat)
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    @cached_property
    def _connection(self) -> Connection:
        return self._engine.connect()

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        with self._connection.begin():
            return work(self._connection)

    async def _autocommit(self, work: Callable[[Connection], T]) -> T:
        return work(self._connection)

    @asynccontextmanager
    async def leadership(self, number: int) -> AsyncIterator[bool]:  # noqa: ARG002 - of any
        """Yield True: there is no other process."""
        yield True

    async def erase_leftovers(self) -> None:
        """Truncate the WAL: it keeps older pages, with data that is overwritten in the file."""
        with storage_errors(self.url):
            # Directly to the driver, because SQLAlchemy would begin a transaction.
            cursor = self._connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    async def close(self) -> None:
        """Close the file."""
        if "_connection" in vars(self):  # it could be opened
            self._connection.close()
        self._engine.dispose()


class PostgreSQLDatabase(Database):
    """A PostgreSQL database, shared by any number of processes."""

    is_shared = True

    def __init__(self, url: URL) -> None:
        # Imported here: it takes 6 MB, and more with the driver.
        from sqlalchemy.ext.asyncio import create_async_engine

        super().__init__(url)
        self._engine = create_async_engine(
            url,
            connect_args={"timeout": _SERVER_TIMEOUT, "command_timeout": _SERVER_TIMEOUT},
            pool_pre_ping=True,
            hide_parameters=True,
        )

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def _autocommit(self, work: Callable[[Connection], T]) -> T:
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            return await connection.run_sync(work)

    @asynccontextmanager
    async def leadership(self, number: int) -> AsyncIterator[bool]:
        """Hold an advisory lock, which its connection releases when it closes."""
        lock = text("SELECT pg_try_advisory_lock(:number)")
        async with AsyncExitStack() as stack:
            with storage_errors(self.url):
                connection = await stack.enter_async_context(self._engine.connect())
                is_leader = bool(await connection.scalar(lock, {"number": number}))
                # The lock belongs to the connection, not to the transaction.
                await connection.commit()
            try:
                yield is_leader
            finally:
                await connection.invalidate()

    async def erase_leftovers(self) -> None:
        """Do nothing: PostgreSQL vacuums by itself."""

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open a database and bring its tables up to date.

    Args:
        url: an SQLAlchemy URL; the driver for `sqlite:///` or `postgresql://` is set here.

    Raises:
        StorageError: the URL is malformed, or there is no such database.
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
        await _try(database)
        await database.transaction(migrate)
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


_KINDS: dict[str, type[SQLiteDatabase] | type[PostgreSQLDatabase]] = {
    "sqlite": SQLiteDatabase,
    "postgresql": PostgreSQLDatabase,
}


def insert_into(table: Table, connection: Connection) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that supports ON CONFLICT, for the dialect of a connection."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


async def _try(database: Database) -> None:
    try:
        await database.transaction(lambda _: None)
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


def _create_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE_MODE))


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # NORMAL loses nothing after kill -9. After a power cut the last transactions may be missing,
    # and Telegram delivers again the updates that were not acknowledged.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # a deferred one may fail at its first write
