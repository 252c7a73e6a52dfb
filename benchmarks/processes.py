"""Start bots as processes, as a user would, beside a stand-in for Telegram."""

import asyncio
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import httpx

import demo

ROOT = Path(__file__).resolve().parent.parent
BOT = ROOT / "run_bot.py"
ECHO_BOT = Path(__file__).with_name("echo_bot.py")
TOKEN = "123456:benchmark"  # noqa: S105 - of no real bot
MAX_UPDATES = 9_000  # each from another chat: the stand-in remembers 10,000
PATIENCE = 60  # seconds
LOG_SHOWN = 2_000  # characters, from the end of what a bot logged before something failed
LONGEST_END = 30  # seconds that a bot gets to end before it is killed
BATCH = 1_000  # updates; the stand-in takes 1 MB in one request


class Telegram:
    """The user's side of the stand-in."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        self.url = url
        self._http = http

    async def asks(self, text: str, chat: int = 1) -> None:
        """Send a message."""
        await self.receives([message(text, chat)])

    async def receives(self, updates: Sequence[dict[str, Any]]) -> list[int]:
        """Queue updates for the bot; return their numbers."""
        numbers: list[int] = []
        for first in range(0, len(updates), BATCH):
            batch = updates[first : first + BATCH]
            numbers += (await self._request("POST", "/demo/updates", json=batch))["update_ids"]
        return numbers

    async def has_sent(self, count: int) -> None:
        """Wait until the bot has sent `count` messages.

        Raises:
            TimeoutError: it has not, in `PATIENCE` seconds.
        """
        sent = await self.sent(count, PATIENCE)
        if sent < count:
            raise TimeoutError(f"the bot sent {sent} of {count} messages in {PATIENCE} s")

    async def sent(self, count: int, seconds: float) -> int:
        """Wait for `count` messages of the bot, at most `seconds`; return their number."""
        query = {"method": "sendMessage", "ok": count, "wait": seconds}
        sent: int = (await self._request("GET", "/demo/calls/count", params=query))["ok"]
        return sent

    async def answers(self) -> dict[int, int]:
        """Count the bot's messages in each chat."""
        chats = (await self._request("GET", "/demo/chats"))["chats"]
        return {chat["id"]: chat["from_bot"] for chat in chats}

    async def pending(self) -> int:
        """Count the updates that the bot has not fetched."""
        pending: int = (await self._request("GET", "/demo/updates"))["pending"]
        return pending

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """List the latest calls of a method, 5,000 at most."""
        query = {"method": method, "limit": 5_000}
        calls: list[dict[str, Any]] = (await self._request("GET", "/demo/calls", params=query))[
            "calls"
        ]
        return calls

    async def befalls(self, *faults: dict[str, Any]) -> None:
        """Inject faults into the bot's calls."""
        await self._request("POST", "/demo/faults", json=faults)

    async def calls_as_bot(self, method: str, **parameters: Any) -> None:
        """Call the Bot API as another program would that has the token."""
        await self._request("POST", f"/bot{TOKEN}/{method}", json=parameters)

    async def is_well(self) -> None:
        """Remove all faults."""
        await self._request("DELETE", "/demo/faults")

    async def forgets_calls(self) -> None:
        """Restart the count of calls."""
        await self._request("DELETE", "/demo/calls")

    async def _request(self, method: str, path: str, **details: Any) -> dict[str, Any]:
        response = await self._http.request(method, path, **details)
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        return answer


def message(text: str, chat: int, date: int = 0) -> dict[str, Any]:
    """Return an update with a message in a private chat."""
    user = {"id": chat, "is_bot": False, "first_name": "Camille", "language_code": "fr"}
    place = {"id": chat, "type": "private", "first_name": "Camille"}
    return {"message": {"message_id": 1, "date": date, "chat": place, "from": user, "text": text}}


def processor_seconds(process: int) -> float:
    """Return the processor time of a process in seconds (Linux only)."""
    # After the name, which may hold spaces: the 12th and 13th fields are ticks, as user and system.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """Run a stand-in for Telegram in this process."""
    async with (
        demo.DemoServer("127.0.0.1", 0, TOKEN) as server,
        httpx.AsyncClient(base_url=server.url, timeout=PATIENCE + 10) as http,
    ):
        yield Telegram(server.url, http)


@dataclass(frozen=True)
class Process:
    """A running bot."""

    _child: asyncio.subprocess.Process
    _log: IO[bytes]

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._child.pid

    def logged(self) -> str:
        """Return its standard error so far."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def last_line(self) -> str:
        """Return the last line of its standard error so far."""
        return self.logged().splitlines()[-1]

    def freezes(self) -> None:
        """Stop it in whatever it does, until it thaws."""
        self._child.send_signal(signal.SIGSTOP)

    def thaws(self) -> None:
        """Let it go on."""
        self._child.send_signal(signal.SIGCONT)

    async def dies(self) -> None:
        """Kill it with SIGKILL and wait for its end."""
        self._child.kill()
        await self._child.wait()

    async def ends(self) -> int:
        """Wait until it ends by itself; return its exit status.

        Raises:
            TimeoutError: it has not, in some seconds.
        """
        async with asyncio.timeout(LONGEST_END):
            return await self._child.wait()

    async def is_ended(self) -> float:
        """Stop it with SIGTERM if it runs; return the seconds that it took.

        Raises:
            TimeoutError: it took too long, and was killed.
        """
        start = time.perf_counter()
        if self._child.returncode is None:
            self._child.terminate()
        try:
            await self.ends()
        except TimeoutError:
            await self.dies()
            raise
        return time.perf_counter() - start

    @property
    def status(self) -> int | None:
        """The exit status; None while it runs."""
        return self._child.returncode


@asynccontextmanager
async def running(script: Path, telegram: Telegram, **settings: str) -> AsyncIterator[Process]:
    """Run a bot in an empty folder with the given settings only."""
    variables = environment()
    variables |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url} | settings
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        child = await asyncio.create_subprocess_exec(
            sys.executable, str(script), cwd=folder, env=variables, stderr=log
        )
        process = Process(child, log)
        try:
            yield process
        except Exception as error:
            error.add_note(process.logged()[-LOG_SHOWN:])
            raise
        finally:
            await process.is_ended()


def environment() -> dict[str, str]:
    """Return the environment without settings of the bot, and as where it is installed.

    Whatever is installed has been compiled; a variable that many containers set would have each
    start compile all modules of the bot again, for 50 ms.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FAQ_", "TELEGRAM_")) and name != "PYTHONDONTWRITEBYTECODE"
    }


def free_port() -> int:
    """Return a free port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
