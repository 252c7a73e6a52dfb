"""An SQLite database."""

import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, create_engine, event

from bot.storage.database import Database
from bot.storage.errors import StorageError, storage_errors
from bot.storage.inbox_statements import NOTE_SENT
from bot.storage.sent_journal import SentJournal
from bot.storage.sqlite_file import SQLiteFile

T = TypeVar("T")

NO_FILE = (None, "", ":memory:")  # what a URL may have in the place of a file
_LOCK_TIMEOUT = 0.25  # seconds; everything waits while another process writes to the file


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
        if url.database in NO_FILE:
            raise StorageError("FAQ_DATABASE_URL : donnez un fichier, comme sqlite:///faq.sqlite3.")
        self._file = SQLiteFile(url)
        self._journal: SentJournal | None = None
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
            result = work(self._connection)
            if self._journal:  # after the work, which has settled most of it
                NOTE_SENT.run(self._connection, self._journal.rows())
        if self._journal:
            self._journal.clear()
        return result

    async def _note_sent(self, update_id: int, message_ids: str) -> None:
        if self._journal:
            self._journal.note(update_id, message_ids)
        else:
            NOTE_SENT.run(self._connection, [{"number": update_id, "sent_ids": message_ids}])

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

    def keep_journal(self) -> None:
        """Keep a journal; the next transaction takes over what it has."""
        with storage_errors(self.url):
            self._journal = SentJournal(self._file.beside("-sent"))

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
        if self._journal:
            self._journal.close()
        self._file.close()


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
