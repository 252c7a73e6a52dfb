"""The file of an SQLite database: private, of one process at a time, and still in its place."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL

from bot.storage.errors import StorageError, StorageLostError, shown

PRIVATE_MODE = 0o600  # readable and writable by the owner alone
# SQLite's own files, and the journal, by the ends of their names.
_COMPANIONS = ("", "-wal", "-shm", "-sent")


class SQLiteFile:
    """The file of an SQLite database, created if missing.

    Args:
        url: the URL of the database.

    Raises:
        OSError: it cannot be created.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self.path = Path(url.database or "")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        _create_private(self.path)
        for companion in _COMPANIONS:
            with suppress(OSError):  # it is missing, or somebody else's
                self.beside(companion).chmod(PRIVATE_MODE)
        self._identity = self._identify()
        self._lock: sqlite3.Connection | None = None

    def lock(self) -> None:
        """Keep other processes of the bot away until `close`, or until this process ends.

        Raises:
            StorageError: another process holds it.
        """
        # An empty database that is never written to: SQLite locks files on every system. Its own
        # locks on the database itself would keep `faq report` and backups away as well.
        path = self.beside("-lock")
        _create_private(path)
        self._lock = sqlite3.connect(path, isolation_level=None, timeout=0)
        try:
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise StorageError(
                f"Base de données {shown(self._url)} : un autre processus du bot s'en sert : "
                "arrêtez-le ; pour plusieurs processus à la fois, donnez une base PostgreSQL à "
                "FAQ_DATABASE_URL."
            ) from None

    def check(self) -> None:
        """Check that it was not removed or replaced.

        Raises:
            StorageLostError: it was; what is written now would be in no file that has a name.
        """
        if self._identify() != self._identity:
            raise StorageLostError(
                f"Base de données {shown(self._url)} : le fichier a été retiré ou remplacé pendant "
                "que le bot s'en servait : relancez le bot."
            )

    def close(self) -> None:
        """Let other processes have it."""
        if self._lock:
            self._lock.close()

    def beside(self, end: str) -> Path:
        """Return the path of a file that goes with it."""
        return self.path.with_name(self.path.name + end)

    def _identify(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino


def _create_private(path: Path) -> None:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_MODE))
