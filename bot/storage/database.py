"""Opens the database: an SQLite file, created when it is not there, or PostgreSQL."""

import asyncio
import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import FaqError
from bot.storage.migrating import migrate

T = TypeVar("T")

_LOCK_TIMEOUT = 5  # seconds that SQLite waits for another process
_PRIVATE = 0o600  # file mode: readable and writable by its owner alone

# What SQLite says, and what to do about it.
_SQLITE_FAULTS = {
    "disk is full": "le disque est plein : libérez de la place",
    "disk i/o error": "le disque ne répond pas : vérifiez-le",
    "is locked": "un autre programme la verrouille : fermez-le",
    "not a database": "ce fichier n'est pas une base SQLite : donnez-en un autre",
    "malformed": "le fichier est abîmé : remettez une sauvegarde à sa place, ou déplacez-le",
    "readonly": "le fichier est en lecture seule : vérifiez ses droits et ceux du dossier",
    "unable to open": "le fichier ne s'ouvre pas : vérifiez le chemin et les droits",
}


class StorageError(FaqError):
    """The database cannot be opened, read or written."""


class Database(ABC):
    """A database that is open."""

    def __init__(self, url: URL) -> None:
        self.url = url

    async def transaction(self, work: Callable[[Connection], T]) -> T:
        """Do all of some work on a connection, or nothing of it; give what it returns.

        Raises:
            StorageError: the database failed.
        """
        with storage_errors(self.url):
            return await self._transaction(work)

    @abstractmethod
    async def _transaction(self, work: Callable[[Connection], T]) -> T: ...

    @property
    @abstractmethod
    def is_shared(self) -> bool:
        """Whether several processes may use it at once."""

    @abstractmethod
    def leadership(self, number: int) -> AbstractAsyncContextManager[bool]:
        """Tell whether this process is the only one, for as long as the block lasts.

        Args:
            number: what is to be done by one process at a time.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def erase_leftovers(self) -> None:
        """Let nothing that was deleted be left in the files.

        Raises:
            StorageError: the database failed.
        """

    @abstractmethod
    async def close(self) -> None:
        """Close it."""


class SQLiteDatabase(Database):
    """An SQLite file, of this process alone.

    A transaction runs in a thread as a whole. SQLAlchemy's asyncio drivers for SQLite go to their
    thread and back for every step of it, some thirty times; that took more processor time than all
    else that the bot does.
    """

    is_shared = False

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        if not url.database:
            raise StorageError("FAQ_DATABASE_URL : donnez un fichier, comme sqlite:///faq.sqlite3.")
        _create_private(Path(url.database))
        self._engine = create_engine(url, connect_args={"timeout": _LOCK_TIMEOUT})
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)
        self._thread = ThreadPoolExecutor(1, "database")

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        return await self._in_thread(partial(self._run, work))

    def _run(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    @asynccontextmanager
    async def leadership(self, number: int) -> AsyncIterator[bool]:  # noqa: ARG002 - of any
        """Lead: there is no other process."""
        yield True

    async def erase_leftovers(self) -> None:
        """Cut the log: it has older pages of the file, in which what is deleted is overwritten."""
        with storage_errors(self.url):
            await self._in_thread(self._cut_log)

    def _cut_log(self) -> None:
        # Outside of a transaction, which SQLAlchemy would begin.
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        finally:
            connection.close()

    async def close(self) -> None:
        """Close the file."""
        await self._in_thread(self._engine.dispose)
        self._thread.shutdown()


class PostgreSQLDatabase(Database):
    """A PostgreSQL database, of as many processes as one likes."""

    is_shared = True

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self._engine = create_async_engine(url, pool_pre_ping=True)

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    @asynccontextmanager
    async def leadership(self, number: int) -> AsyncIterator[bool]:
        """Hold an advisory lock, which ends with its connection."""
        lock = text("SELECT pg_try_advisory_lock(:number)")
        async with AsyncExitStack() as stack:
            with storage_errors(self.url):
                connection = await stack.enter_async_context(self._engine.connect())
                is_leader = bool(await connection.scalar(lock, {"number": number}))
                await connection.commit()  # the lock is the connection's, not the transaction's
            try:
                yield is_leader
            finally:
                await connection.invalidate()

    async def erase_leftovers(self) -> None:
        """Leave that to PostgreSQL, which vacuums by itself."""

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """Open a database, and bring its tables up to date.

    Args:
        url: an SQLAlchemy URL; `sqlite:///` and `postgresql://` get the driver that is needed.

    Raises:
        StorageError: the URL is none, or there is no such database.
    """
    address = _address(url)
    with storage_errors(address):
        database = _KINDS[address.get_backend_name()](address)
    try:
        await database.transaction(migrate)
        yield database
        await database.erase_leftovers()
    finally:
        await database.close()


_KINDS: dict[str, type[SQLiteDatabase] | type[PostgreSQLDatabase]] = {
    "sqlite": SQLiteDatabase,
    "postgresql": PostgreSQLDatabase,
}


def insert_into(table: Table, connection: Connection) -> sqlite.Insert | postgresql.Insert:
    """Begin an INSERT that can say what to do about a conflict, as either database does."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


@contextmanager
def storage_errors(url: URL) -> Iterator[None]:
    """Turn what SQLAlchemy, the drivers and the system raise into one clear sentence."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        # Never the error itself: its text has the values of the statement, words of users' too.
        raise StorageError(f"Base de données {_shown(url)} : {_reason(error)}.") from None


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise StorageError(
            "FAQ_DATABASE_URL est mal formée : écrivez sqlite:///faq.sqlite3 ou "
            "postgresql://utilisateur:secret@machine/base."
        ) from None
    if address.get_backend_name() not in _KINDS:
        raise StorageError(
            f"FAQ_DATABASE_URL : « {address.get_backend_name()} » n'est pas pris en charge ; "
            "écrivez sqlite:/// ou postgresql://."
        )
    if address.drivername == "postgresql":
        return address.set(drivername="postgresql+asyncpg")
    return address


def _create_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE))


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver begins no transactions of its own
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # After a power cut the last transactions may be missing, and Telegram delivers those updates
    # again that it was not told of; after kill -9 nothing is missing.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # or it could find itself unable to write later


def _shown(url: URL) -> str:
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _reason(error: Exception) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(origin, sqlite3.Error):
        said = str(origin).lower()
        found = (reason for words, reason in _SQLITE_FAULTS.items() if words in said)
        return next(found, f"SQLite répond « {type(origin).__name__} »")
    if isinstance(origin, OSError):
        return f"{origin.strerror or type(origin).__name__} ; vérifiez FAQ_DATABASE_URL"
    cause = origin.__cause__ if origin else None  # the driver's own, which SQLAlchemy wraps
    return (
        f"{type(cause or origin).__name__} ; vérifiez FAQ_DATABASE_URL et que le serveur fonctionne"
    )
