"""Opens the database: an SQLite file, created when it is not there, or PostgreSQL."""

import errno
import os
import socket
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from bot.errors import FaqError
from bot.storage.migrating import migrate

T = TypeVar("T")

_LOCK_TIMEOUT = 0.25  # seconds that everything waits while another process writes to the file
_ANSWER_TIMEOUT = 10.0  # seconds that PostgreSQL may take for a connection, or for an answer
_PRIVATE = 0o600  # file mode: readable and writable by its owner alone

_IS_FULL = "le disque est plein : libérez de la place"
_IS_UNKNOWN = "cette machine est inconnue : vérifiez son nom et la connexion"

# What SQLite says, and what to do about it.
_SQLITE_FAULTS = {
    "disk is full": _IS_FULL,
    "disk i/o error": "le disque ne répond pas : vérifiez-le",
    "is locked": "un autre programme la verrouille : fermez-le",
    "not a database": "ce fichier n'est pas une base SQLite : donnez-en un autre",
    "malformed": "le fichier est abîmé : remettez une sauvegarde à sa place, ou déplacez-le",
    "readonly": "le fichier est en lecture seule : vérifiez ses droits et ceux du dossier",
    "unable to open": "le fichier ne s'ouvre pas : vérifiez le chemin et les droits",
}
# The same for PostgreSQL's codes, or the class of a code, which is its first two letters.
_POSTGRESQL_FAULTS = {
    "08": "la connexion est perdue : vérifiez le serveur et la connexion",
    "3D": "cette base n'existe pas : créez-la, ou donnez-en une autre",
    "28": "l'utilisateur ou le mot de passe est refusé : vérifiez-les",
    "42501": "cet utilisateur n'a pas tous les droits : donnez-les-lui",
    "53100": _IS_FULL,
    "53300": "il y a trop de connexions : fermez-en, ou permettez-en plus",
    "57P": "le serveur s'arrête ou démarre : attendez, ou démarrez-le",
}
# The same for the system's.
_SYSTEM_FAULTS = {
    errno.ENOSPC: _IS_FULL,
    errno.EROFS: "le disque est en lecture seule : donnez un autre chemin",
    errno.EACCES: "l'accès est refusé : vérifiez les droits du fichier et du dossier",
    errno.EISDIR: "c'est un dossier : donnez un fichier",
    errno.ENOENT: "ce chemin n'existe pas : vérifiez-le",
    errno.ENOTDIR: "un dossier du chemin est un fichier : donnez un autre chemin",
    errno.EEXIST: "un dossier du chemin est un fichier : donnez un autre chemin",
    errno.ECONNREFUSED: "personne ne répond à cette adresse : démarrez le serveur, ou corrigez-la",
    socket.EAI_NONAME: _IS_UNKNOWN,
    socket.EAI_AGAIN: _IS_UNKNOWN,
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

    A transaction takes about a millisecond and runs right in the event loop. SQLAlchemy's asyncio
    driver for SQLite goes to a thread and back for every step of it, some thirty times, which took
    more processor time than all else that the bot does; one thread for the whole of it still made
    it wait for the interpreter's lock, while others were answered that were not put down yet.
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
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    async def _transaction(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)

    @asynccontextmanager
    async def leadership(self, number: int) -> AsyncIterator[bool]:  # noqa: ARG002 - of any
        """Lead: there is no other process."""
        yield True

    async def erase_leftovers(self) -> None:
        """Cut the log: it has older pages of the file, in which what is deleted is overwritten."""
        with storage_errors(self.url):
            # Outside of a transaction, which SQLAlchemy would begin.
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                connection.close()

    async def close(self) -> None:
        """Close the file."""
        self._engine.dispose()


class PostgreSQLDatabase(Database):
    """A PostgreSQL database, of as many processes as one likes."""

    is_shared = True

    def __init__(self, url: URL) -> None:
        # Only here, for it costs 6 MB, and more with the driver.
        from sqlalchemy.ext.asyncio import create_async_engine

        super().__init__(url)
        self._engine = create_async_engine(
            url,
            connect_args={"timeout": _ANSWER_TIMEOUT, "command_timeout": _ANSWER_TIMEOUT},
            pool_pre_ping=True,
            hide_parameters=True,
        )

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
    """Open the database of a bot, which is there already.

    Raises:
        StorageError: as for `open_database`, or there is no such SQLite file.
    """
    _refuse_missing_file(_address(url))
    async with open_database(url) as database:
        yield database


_KINDS: dict[str, type[SQLiteDatabase] | type[PostgreSQLDatabase]] = {
    "sqlite": SQLiteDatabase,
    "postgresql": PostgreSQLDatabase,
}


def insert_into(table: Table, connection: Connection) -> sqlite.Insert | postgresql.Insert:
    """Begin an INSERT that can say what to do about a conflict, as either database does."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


async def _try(database: Database) -> None:
    try:
        await database.transaction(lambda _: None)
    except TypeError:
        # The driver takes the options of the URL as arguments.
        raise StorageError(
            "FAQ_DATABASE_URL : ce qui suit le « ? » n'est pas une option connue ; retirez-le."
        ) from None


@contextmanager
def storage_errors(url: URL) -> Iterator[None]:
    """Turn what SQLAlchemy, the drivers and the system raise into one clear sentence."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        # Never the error itself: its text has the values of the statement, words of users' too.
        raise StorageError(f"Base de données {_shown(url)} : {_reason(error)}.") from None


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
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
    # `sslmode` is how everybody but this driver calls it.
    query = {"ssl" if name == "sslmode" else name: value for name, value in address.query.items()}
    return address.set(drivername="postgresql+asyncpg", query=query)


def _refuse_missing_file(address: URL) -> None:
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        raise StorageError(
            f"Base de données {_shown(address)} : ce fichier n'existe pas ; lancez la commande "
            "dans le dossier du bot, ou donnez à FAQ_DATABASE_URL la même valeur qu'à lui."
        )


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
    # Without options, which may hold a password.
    plain = url.set(drivername=url.get_backend_name(), query={})
    return plain.render_as_string(hide_password=True)


def _reason(error: Exception) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(origin, sqlite3.Error):
        said = str(origin).lower()
        found = (reason for words, reason in _SQLITE_FAULTS.items() if words in said)
        return next(found, f"SQLite répond « {type(origin).__name__} »")
    if isinstance(origin, TimeoutError):
        return "le serveur ne répond pas à temps : vérifiez-le, et la connexion"
    if isinstance(origin, OSError) and origin.errno in _SYSTEM_FAULTS:
        return _SYSTEM_FAULTS[origin.errno]
    code = str(getattr(origin, "sqlstate", ""))
    known = (reason for start, reason in _POSTGRESQL_FAULTS.items() if code.startswith(start))
    unknown = f"{type(origin).__name__} {code}".strip()
    return next(known, f"{unknown} ; vérifiez FAQ_DATABASE_URL et que le serveur fonctionne")
