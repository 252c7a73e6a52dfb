"""Remember the bot's latest calls, for tests to read."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass

from demo.wire import Encoded, JsonObject, decode

#: How many calls are remembered.
REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Call:
    """Be one call of the Bot API with its answer.

    Attributes:
        answer: What the stand-in made of the call; whether the bot was told, `fault` says.
        fault: What befell the call, empty for nothing.
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


class CallLog:
    """Hold the latest calls, numbered from 1."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=REMEMBERED)
        self._count = 0
        self._added = asyncio.Event()
        self._is_closed = False

    def add(self, method: str, parameters: JsonObject, answer: Encoded, fault: str = "") -> None:
        """Write down a call."""
        self._count += 1
        self._calls.append(Call(self._count, time.time(), method, parameters, answer, fault))
        self._added.set()

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
        try:
            async with asyncio.timeout(seconds):
                while len(self.read(method, after, count)) < count and not self._is_closed:
                    self._added.clear()
                    await self._added.wait()
        except TimeoutError:
            return

    def clear(self) -> None:
        """Forget all calls; the numbers go on."""
        self._calls.clear()

    def close(self) -> None:
        """End all waiting, now and from now on."""
        self._is_closed = True
        self._added.set()
