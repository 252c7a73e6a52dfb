"""PostgreSQL behind PgBouncer in transaction mode, where each transaction gets any connection."""

import asyncio
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.storage.inbox import Inbox
from bot.storage.lease import Lease
from bot.storage.opening import open_database
from bot.storage.queued_updates import Received, Settled

UPDATES = 200
REPLICAS = 3


@contextmanager
def pgbouncer(server: str) -> Iterator[str]:
    """Run PgBouncer in front of a server, as the user who runs that; give the URL."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        pytest.skip("PgBouncer is not installed")
    [host] = parse_qs(urlsplit(server).query)["host"]
    user = Path(host).owner()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        Path(host).parent.chmod(0o755)
        (folder / "ini").write_text(
            f"[databases]\n* = host={host} user=postgres\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
            "auth_type = any\npool_mode = transaction\ndefault_pool_size = 2\n"
            f"logfile = {folder}/log\npidfile = {folder}/pid\n"
        )
        process = subprocess.Popen([program, "-q", "-u", user, str(folder / "ini")])
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            process.terminate()
            process.wait()


@pytest.fixture
async def pooled_url(postgresql_url: str) -> AsyncIterator[str]:
    """The URL of an empty database behind PgBouncer."""
    with pgbouncer(postgresql_url) as url:
        port = urlsplit(url).port
        async with asyncio.timeout(20):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    break
        yield url


async def test_replicas_share_the_work(pooled_url):
    handled: list[int] = []

    async def replica() -> None:
        async with open_database(pooled_url, bot_id=123) as database:
            inbox = Inbox(database)
            settled: list[Settled] = []
            while len(handled) < UPDATES:
                claimed = await inbox.settle_and_claim(settled, 4)
                for one in claimed:
                    await inbox.note_sent(one.update_id, [1])
                settled = [Settled(one.update_id, one.conversation) for one in claimed]
                handled.extend(one.update_id for one in claimed)

    async with open_database(pooled_url, bot_id=123) as database:
        rows = [Received(number, f"{number % 20}", "x") for number in range(UPDATES)]
        await Inbox(database).store(rows)
    async with asyncio.timeout(60):
        await asyncio.gather(*[replica() for _ in range(REPLICAS)])
    assert sorted(handled) == list(range(UPDATES))


async def test_one_of_several_gets_the_lease(pooled_url):
    async with open_database(pooled_url) as one, open_database(pooled_url) as other:
        first, second = Lease(one, "x"), Lease(other, "x")
        assert (await first.acquire(), await second.acquire()) == (True, False)
        await first.release()
        assert await second.acquire()
