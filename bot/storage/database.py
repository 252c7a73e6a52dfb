"""Open the database: an SQLite file, created if missing, or PostgreSQL."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Table, create_engine, delete, event, func, make_url, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError

from bot.storage.errors import StorageError, shown, storage_errors
from bot.storage.migrating import migrate
from bot.storage.owner import own
from bot.storage.schema import leases
from bot.storage.sqlite_file import SQLiteFile

T = TypeVar("T")

_LOCK_TIMEOUT = 0.25  # seconds; everything waits while another process writes to the file
_SERVER_TIMEOUT = 10.0  # seconds that PostgreSQL may take to connect, or to respond


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
    async def take_lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take or renew a lease unless somebody else holds it; return whether it is taken.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def drop_lease(self, name: str, holder: str) -> None:
        """Give a lease up.

        Raises:
            StorageError: the database failed.
        """

    async def verify(self) -> None:  # noqa: B027 - a server looks after its files by itself
        """Check that the files are not damaged.

        Raises:
            StorageError: they are.
        """

    def hold(self) -> None:  # noqa: B027 - what is shared need not be held
        """Keep other processes of the bot away if there may be only one.

        Raises:
            StorageError: there is one already.
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
        self._file = SQLiteFile(url)
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
        self._file.check()
        with self._connection.begin():
            return work(self._connection)

    async def _autocommit(self, work: Callable[[Connection], T]) -> T:
        self._file.check()
        return work(self._connection)

    async def verify(self) -> None:
        """Look through all of the file: 75 ms with 200,000 update ids, 6 with 20,000.

        A backup beside the log of the file that it replaces can be opened, and is a mixture of both
        that shows only here.
        """
        with storage_errors(self.url):
            check = "PRAGMA integrity_check(1)"
            [(found,)] = self._connection.connection.cursor().execute(check).fetchall()
            if found != "ok":
                raise sqlite3.DatabaseError("malformed")

    def hold(self) -> None:
        """Lock the file for as long as it is open."""
        self._file.lock()

    async def take_lease(self, name: str, holder: str, seconds: float) -> bool:  # noqa: ARG002
        """Return True: there is no other process."""
        return True

    async def drop_lease(self, name: str, holder: str) -> None:
        """Do nothing: nobody waits for it."""

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
        self._file.close()


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

    async def take_lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take it by the clock of the server, which is the same for all processes."""
        now = func.extract("epoch", func.now())
        new = postgresql.insert(leases).values(name=name, holder=holder, expires_at=now + seconds)
        taken = new.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": new.excluded.holder, "expires_at": new.excluded.expires_at},
            where=or_(leases.c.holder == holder, leases.c.expires_at < now),
        ).returning(leases.c.name)
        return await self.transaction(lambda connection: bool(connection.scalar(taken)))

    async def drop_lease(self, name: str, holder: str) -> None:
        """Delete it."""
        mine = delete(leases).where(leases.c.name == name, leases.c.holder == holder)
        await self.transaction(lambda connection: connection.execute(mine))

    async def erase_leftovers(self) -> None:
        """Do nothing: PostgreSQL vacuums by itself."""

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


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
