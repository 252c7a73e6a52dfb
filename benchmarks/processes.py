"""Starts bots as a user would, as processes of their own, beside a stand-in for Telegram."""

import asyncio
import os
import sys
import tempfile
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


class Telegram:
    """The user's side of the stand-in."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        self.url = url
        self._http = http

    async def asks(self, text: str, chat: int = 1) -> None:
        """Send a message."""
        await self.receives([message(text, chat)])

    async def receives(self, updates: Sequence[dict[str, Any]]) -> None:
        """Queue updates for the bot."""
        await self._request("POST", "/demo/updates", json=updates)

    async def has_sent(self, count: int) -> None:
        """Wait until the bot has sent so many messages.

        Raises:
            TimeoutError: it has not, in `PATIENCE` seconds.
        """
        query = {"method": "sendMessage", "ok": count, "wait": PATIENCE}
        sent = (await self._request("GET", "/demo/calls/count", params=query))["ok"]
        if sent < count:
            raise TimeoutError(f"the bot sent {sent} of {count} messages in {PATIENCE} s")

    async def forgets_calls(self) -> None:
        """Begin to count anew."""
        await self._request("DELETE", "/demo/calls")

    async def _request(self, method: str, path: str, **details: Any) -> dict[str, Any]:
        response = await self._http.request(method, path, **details)
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        return answer


def message(text: str, chat: int) -> dict[str, Any]:
    """Make an update: somebody writes in a private chat."""
    user = {"id": chat, "is_bot": False, "first_name": "Camille", "language_code": "fr"}
    place = {"id": chat, "type": "private", "first_name": "Camille"}
    return {"message": {"message_id": 1, "date": 0, "chat": place, "from": user, "text": text}}


def processor_seconds(process: int) -> float:
    """Tell how long a process has kept processors busy (Linux only)."""
    # After the name, which may hold spaces: the 12th and 13th fields are ticks, as user and system.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """Run a stand-in for Telegram in this process."""
    async with (
        demo.server("127.0.0.1", 0, TOKEN) as server,
        httpx.AsyncClient(base_url=server.url, timeout=PATIENCE + 10) as http,
    ):
        yield Telegram(server.url, http)


@dataclass(frozen=True)
class Process:
    """A bot that runs."""

    pid: int
    _log: IO[bytes]

    def logged(self) -> str:
        """Give what it has written to standard error so far."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")


@asynccontextmanager
async def running(script: Path, telegram: Telegram, **settings: str) -> AsyncIterator[Process]:
    """Run a bot in an empty folder, with no settings but those that are given."""
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FAQ_", "TELEGRAM_"))
    }
    variables |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url} | settings
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        child = await asyncio.create_subprocess_exec(
            sys.executable, str(script), cwd=folder, env=variables, stderr=log
        )
        process = Process(child.pid, log)
        try:
            yield process
        except Exception as error:
            error.add_note(process.logged()[-LOG_SHOWN:])
            raise
        finally:
            if child.returncode is None:
                child.terminate()
            await child.wait()
