"""Trials: many people ask one question each while a fault occurs; count who was answered."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import httpx

from benchmarks.postgresql import PostgreSQL
from benchmarks.processes import BOT, Process, Telegram, free_port, message, running, telegram

FIRST_CHAT = 1_000
STALL_TIMEOUT = 10  # seconds without an answer
CHECK_INTERVAL = 0.1  # seconds between two counts
PATIENCE = 90.0  # seconds; the bot's longest pause between two tries is 60
DATABASE = "faq.sqlite3"
_DEPTH = "faq_inbox_depth "


@dataclass(frozen=True)
class Count:
    """The outcome of questions, one in each chat.

    Attributes:
        answered: chats with an answer.
        lost: chats without one.
        twice: chats with more than one.
    """

    sent: int
    answered: int
    lost: int
    twice: int

    @classmethod
    def of(cls, asked: Sequence[int], answers: dict[int, int]) -> "Count":
        """Count the chats that asked, by how many answers they have."""
        numbers = [answers.get(chat, 0) for chat in asked]
        lost = numbers.count(0)
        return cls(len(asked), len(asked) - lost, lost, sum(number > 1 for number in numbers))


@dataclass
class Trial:
    """Bots, people and a stand-in for Telegram.

    Attributes:
        there: the stand-in.
        texts: questions that are answered with one message each.
        settings: of every bot.
        script: what starts a bot.
        folder: where the database is, if it is a file.
        server: where it is otherwise.
        bots: those that were started, with the address at which each tells how it is.
        asked: the chats that asked a question.
        updates: the chat that each update comes from.
    """

    there: Telegram
    texts: Sequence[str]
    settings: dict[str, str]
    script: Path
    folder: Path
    server: PostgreSQL | None
    _stack: AsyncExitStack
    bots: list[Process] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    updates: dict[int, int] = field(default_factory=dict)
    _addresses: list[str] = field(default_factory=list)

    async def starts(self) -> Process:
        """Start a bot, the first one or one more."""
        address = self.settings.get("FAQ_LISTEN") or f"127.0.0.1:{free_port()}"
        settings = self.settings | {"FAQ_LISTEN": address}
        bot = await self._stack.enter_async_context(running(self.script, self.there, **settings))
        self.bots.append(bot)
        self._addresses.append(address)
        return bot

    async def asks(self, count: int, around: dict[str, Any] | None = None) -> None:
        """Ask a question in each of `count` new chats, all at once.

        Args:
            count: number of the chats.
            around: further fields of the messages.
        """
        first = FIRST_CHAT + len(self.asked)
        chats = range(first, first + count)
        texts = islice(cycle(self.texts), count)
        self.asked += chats
        queue = [message(*one) for one in zip(texts, chats, strict=True)]
        for update in queue:
            update["message"] |= around or {}
        self.updates |= zip(await self.there.receives(queue), chats, strict=True)

    async def is_at_work(self) -> None:
        """Wait until every bot handles updates."""
        await self._wait_until(self._is_ready)

    async def _is_ready(self) -> bool:
        return all([await is_ready(address) for address in self._addresses])

    async def has_answered(self, count: int) -> None:
        """Wait until the bots have sent `count` answers, or have stopped sending."""
        sent, before = await self.there.sent(count, STALL_TIMEOUT), -1
        while before < sent < count:
            sent, before = await self.there.sent(count, STALL_TIMEOUT), sent

    async def has_answered_everybody(
        self, unanswerable: int = 0, patience: float = PATIENCE
    ) -> None:
        """Wait until everybody is answered who can be.

        Args:
            unanswerable: number of people who cannot be answered.
            patience: seconds after which an unanswered message counts as lost.
        """

        async def is_so() -> bool:
            return Count.of(self.asked, await self.there.answers()).lost <= unanswerable

        await self._wait_until(is_so, patience)

    async def settles(self, unanswerable: int = 0, patience: float = PATIENCE) -> Count:
        """Wait until everybody is answered and every bot is idle; then count.

        Args:
            unanswerable: number of people who cannot be answered.
            patience: seconds after which an unanswered message counts as lost.
        """
        await self.has_answered_everybody(unanswerable, patience)
        await self._wait_until(self._is_idle, patience)
        return Count.of(self.asked, await self.there.answers())

    async def _is_idle(self) -> bool:
        if await self.there.pending():
            return False
        alive = [
            address
            for bot, address in zip(self.bots, self._addresses, strict=True)
            if bot.status is None
        ]
        return all([await depth(address) == 0 for address in alive])

    async def _wait_until(
        self, is_so: Callable[[], Awaitable[bool]], patience: float = PATIENCE
    ) -> None:
        end = time.monotonic() + patience
        while not await is_so() and time.monotonic() < end:  # noqa: ASYNC110 - it is elsewhere
            await asyncio.sleep(CHECK_INTERVAL)


async def is_ready(address: str) -> bool:
    """Check whether a bot handles updates."""
    try:
        async with httpx.AsyncClient() as http:
            return (await http.get(f"http://{address}/readyz")).is_success
    except httpx.HTTPError:
        return False


async def depth(address: str) -> int:
    """Return the number of updates in the inbox of a bot; 0 if it does not respond."""
    try:
        async with httpx.AsyncClient() as http:
            lines = (await http.get(f"http://{address}/metrics")).text.splitlines()
    except httpx.HTTPError:
        return 0
    return next((int(float(line.split()[1])) for line in lines if line.startswith(_DEPTH)), 0)


@asynccontextmanager
async def trial(
    texts: Sequence[str],
    folder: Path,
    server: PostgreSQL | None = None,
    *,
    script: Path = BOT,
    has_webhook: bool = False,
) -> AsyncIterator[Trial]:
    """Set up a trial with an empty database; stop its bots at the end.

    Args:
        texts: questions that are answered with one message each.
        folder: where the database is, unless there is a server.
        server: where it is otherwise.
        script: what starts a bot.
        has_webhook: whether Telegram delivers the updates.
    """
    url = server.new_database() if server else f"sqlite:///{folder / DATABASE}"
    settings = {"FAQ_DATABASE_URL": url}
    if has_webhook:
        address = f"127.0.0.1:{free_port()}"
        settings |= {"FAQ_WEBHOOK_URL": f"http://{address}", "FAQ_LISTEN": address}
    async with telegram() as there, AsyncExitStack() as stack:
        yield Trial(there, texts, settings, script, folder, server, stack)
