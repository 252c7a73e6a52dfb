"""Remember the bot's latest calls, for tests to read."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from demo.wire import Encoded, JsonObject, decode

#: How many calls are remembered.
MAX_CALLS = 5_000

_OK = b'{"ok":true,'


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Bot API with its answer.

    Attributes:
        answer: What came of the call; where `fault` is set, the bot may not have learnt it.
        fault: The fault of the rule that hit the call, empty where none did.
    """

    number: int
    date: float
    method: str
    parameters: JsonObject
    answer: Encoded
    fault: str

    def as_json(self) -> JsonObject:
        """Return the call for a reader; files are shown by their size."""
        parameters = {
            name: f"<{len(value)} bytes>" if isinstance(value, bytes) else value
            for name, value in self.parameters.items()
        }
        return {
            "number": self.number,
            "date": self.date,
            "method": self.method,
            "parameters": parameters,
            "answer": decode(self.answer),
            "fault": self.fault,
        }


@dataclass(slots=True)
class Tally:
    """A count of calls.

    Attributes:
        calls: How many there were.
        ok: How many of them were carried out, whether the bot learnt it or not.
    """

    calls: int = 0
    ok: int = 0


class CallLog:
    """The latest calls, numbered from 1, and the count of all."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=MAX_CALLS)
        self._count = 0
        # By method in lower case, "" for all of them: since the start, and up to the last clearing.
        self._tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self._cleared: defaultdict[str, Tally] = defaultdict(Tally)
        self._added = asyncio.Event()
        self._is_closed = False

    def add(self, method: str, parameters: JsonObject, answer: Encoded, fault: str = "") -> None:
        """Write down a call."""
        self._count += 1
        self._calls.append(Call(self._count, time.time(), method, parameters, answer, fault))
        is_ok = answer.startswith(_OK)
        for tally in (self._tallies[""], self._tallies[method.lower()]):
            tally.calls += 1
            tally.ok += is_ok
        self._added.set()

    def tally(self, method: str) -> Tally:
        """Return how many calls there were since the log was cleared."""
        now, before = self._tallies[method.lower()], self._cleared[method.lower()]
        return Tally(now.calls - before.calls, now.ok - before.ok)

    def read(self, method: str, after: int, limit: int) -> list[Call]:
        """Return the calls after a number, oldest first, at most `limit` and those the latest."""
        wanted = [
            call
            for call in self._calls
            if call.number > after and (not method or call.method.lower() == method.lower())
        ]
        return wanted[-limit:]

    async def wait_for(self, method: str, after: int, count: int, seconds: float) -> None:
        """Wait until there are so many calls after a number, but no longer than so many seconds."""
        # New calls are counted, not read: there may be thousands.
        tally = self._tallies[method.lower()]
        wanted = tally.calls + count - len(self.read(method, after, count))
        await self._wait_until(lambda: tally.calls >= wanted, seconds)

    async def wait_for_tally(self, method: str, wanted: Tally, seconds: float) -> None:
        """Wait until so many calls are counted, but no longer than so many seconds."""

        def is_reached() -> bool:
            tally = self.tally(method)
            return tally.calls >= wanted.calls and tally.ok >= wanted.ok

        await self._wait_until(is_reached, seconds)

    async def _wait_until(self, is_enough: Callable[[], bool], seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not is_enough() and not self._is_closed:
                    self._added.clear()
                    await self._added.wait()
        except TimeoutError:
            return

    def clear(self) -> None:
        """Forget all calls and count anew; the numbers go on."""
        self._calls.clear()
        for method, tally in self._tallies.items():
            self._cleared[method] = replace(tally)

    def close(self) -> None:
        """End all waiting, now and from now on."""
        self._is_closed = True
        self._added.set()
