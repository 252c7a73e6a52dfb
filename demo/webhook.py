"""Deliver updates to the bot's webhook until each is taken."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from http import HTTPStatus

import h11

from demo.post_connection import PostConnection
from demo.updates import Update, UpdateQueue
from demo.wire import JsonObject

logger = logging.getLogger(__name__)

#: How long the bot may take to answer, in seconds.
ANSWER_TIMEOUT = 60.0
#: The longest pause between two attempts, in seconds.
LONGEST_PAUSE = 30.0


def pause_before(attempt: int) -> float:
    """Return how many seconds to wait after the given number of failures in a row."""
    return float(min(LONGEST_PAUSE, 0.25 * 2 ** (attempt - 1)))


class WebhookSender:
    """Push updates to one address, those of different chats at once.

    As from Telegram's own Bot API server, the updates of one chat (or of one user, where there is
    no chat) come in order: the next one leaves when the bot has taken the one before. A chat whose
    update the bot refuses waits longer and longer, and keeps no other chat waiting.

    Attributes:
        url: Where to, empty where no webhook is set.
        pause: How long to wait after so many failures in a row; tests wait less.
    """

    def __init__(
        self, updates: UpdateQueue, *, pause: Callable[[int], float] = pause_before
    ) -> None:
        self.url = ""
        self.pause = pause
        self._updates = updates
        self._secret = ""
        self._max_connections = 40
        self._last_error: JsonObject = {}
        self._task: asyncio.Task[None] | None = None

    async def set(self, url: str, secret: str, max_connections: int) -> None:
        """Start delivering to an address instead of the one before."""
        await self.remove()
        self.url = url
        self._secret = secret
        self._max_connections = max_connections
        self._updates.refuse_poller("terminated by setWebhook request")
        self._task = asyncio.create_task(self._deliver(), name="demo webhook")

    async def remove(self) -> None:
        """Stop delivering; what waits stays for polling."""
        self.url = ""
        self._last_error = {}
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    def info(self) -> JsonObject:
        """Return the `WebhookInfo` object."""
        info: JsonObject = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if self.url:
            info |= {"max_connections": self._max_connections, "ip_address": "127.0.0.1"}
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info | self._last_error

    async def _deliver(self) -> None:
        door = _Door(self.url, self._secret, self._max_connections)
        lanes: dict[int, deque[Update]] = {}
        latest = 0
        try:
            async with asyncio.TaskGroup() as tasks:
                while True:
                    for update in self._updates.after(latest):
                        latest = update.update_id
                        if update.lane in lanes:
                            lanes[update.lane].append(update)
                        else:
                            lanes[update.lane] = deque([update])
                            tasks.create_task(self._empty(lanes, update.lane, door))
                    await self._updates.wait_change()
        finally:
            door.close()

    async def _empty(self, lanes: dict[int, deque[Update]], lane: int, door: _Door) -> None:
        """Push the updates of a chat until there is none."""
        failures = 0
        while lanes[lane]:
            update = lanes[lane][0]
            if await self._push(door, update):
                failures = 0
                lanes[lane].popleft()
                self._updates.take(update)
            else:
                failures += 1
                await asyncio.sleep(self.pause(failures))
        del lanes[lane]

    async def _push(self, door: _Door, update: Update) -> bool:
        """Post one update; tell whether the bot took it."""
        try:
            response = await door.post(update.encoded)
        except TimeoutError:
            return self._failed("Read timeout expired")
        except (ConnectionResetError, BrokenPipeError, h11.ProtocolError) as error:
            return self._failed(f"Connection failed: {type(error).__name__}")
        except (OSError, OverflowError, UnicodeError):  # the last two: no such port, no such name
            return self._failed("Connection refused")
        if HTTPStatus.OK <= response.status_code < HTTPStatus.MULTIPLE_CHOICES:
            return True
        status = f"{response.status_code} {response.reason.decode('latin-1')}".strip()
        return self._failed(f"Wrong response from the webhook: {status}")

    def _failed(self, reason: str) -> bool:
        # The address stays out of the log: some bots carry their token in it.
        logger.debug("webhook: %s", reason)
        self._last_error = {"last_error_date": int(time.time()), "last_error_message": reason}
        return False


class _Door:
    """Hold so many connections to the bot at most; the one used last is used first."""

    def __init__(self, url: str, secret: str, max_connections: int) -> None:
        headers = [("Content-Type", "application/json")]
        if secret:
            headers.append(("X-Telegram-Bot-Api-Secret-Token", secret))
        self._new = partial(PostConnection, url, headers)
        self._free = asyncio.Semaphore(max_connections)
        self._idle: list[PostConnection] = []

    async def post(self, body: bytes) -> h11.Response:
        async with self._free:
            connection = self._idle.pop() if self._idle else self._new()
            try:
                async with asyncio.timeout(ANSWER_TIMEOUT):
                    return await connection.post(body)
            finally:
                self._idle.append(connection)

    def close(self) -> None:
        for connection in self._idle:
            connection.close()
