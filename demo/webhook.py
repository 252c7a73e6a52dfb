"""Deliver updates to the bot's webhook until each is taken."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import deque
from collections.abc import Callable
from http import HTTPStatus

import aiohttp

from demo.updates import Update, UpdateQueue
from demo.wire import JsonObject

logger = logging.getLogger(__name__)

#: How long the bot may stay silent before it has answered, in seconds.
ANSWER_TIMEOUT = 60.0
#: The longest pause between two attempts to deliver an update, in seconds.
LONGEST_RETRY_PAUSE = 30.0


def pause_before(attempt: int) -> float:
    """Return how many seconds to wait after the given number of failures in a row."""
    return float(min(LONGEST_RETRY_PAUSE, 0.25 * 2 ** (attempt - 1)))


class WebhookSender:
    """A sender that pushes updates to one address, those of different chats at once.

    As on Telegram, the updates of one chat (or of one user, where there is no chat) come in order:
    the next one leaves when the bot has taken the one before. A chat whose update the bot refuses
    waits longer and longer, and keeps no other chat waiting.

    Attributes:
        url: Where to, empty where no webhook is set.
        pause: How many seconds to wait after so many failures in a row.
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
        queues: dict[int, deque[Update]] = {}
        latest = 0
        async with self._session() as session, asyncio.TaskGroup() as tasks:
            while True:
                for update in self._updates.after(latest):
                    latest = update.update_id
                    if update.chat_id in queues:
                        queues[update.chat_id].append(update)
                    else:
                        queues[update.chat_id] = deque([update])
                        tasks.create_task(self._empty(queues, update.chat_id, session))
                await self._updates.wait_change()

    def _session(self) -> aiohttp.ClientSession:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        # Not `total`: that would include how long an update waits for a free connection.
        timeout = aiohttp.ClientTimeout(sock_connect=ANSWER_TIMEOUT, sock_read=ANSWER_TIMEOUT)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._max_connections),
            headers=headers,
            timeout=timeout,
            cookie_jar=aiohttp.DummyCookieJar(),  # Telegram keeps no cookies
        )

    async def _empty(
        self, queues: dict[int, deque[Update]], chat_id: int, session: aiohttp.ClientSession
    ) -> None:
        """Push the updates of a chat until there is none."""
        failures = 0
        queue = queues[chat_id]
        while queue:
            if await self._push(session, queue[0]):
                failures = 0
                self._updates.take(queue.popleft())
            else:
                failures += 1
                await asyncio.sleep(self.pause(failures))
        del queues[chat_id]

    async def _push(self, session: aiohttp.ClientSession, update: Update) -> bool:
        """Post one update; tell whether the bot took it."""
        try:
            async with session.post(self.url, data=update.encoded, allow_redirects=False) as answer:
                await answer.read()  # else the connection could not be used again
        # UnicodeError: the codec of host names raises it, and aiohttp lets it pass.
        except (aiohttp.ClientError, TimeoutError, UnicodeError) as error:
            return self._failed(_worded(error))
        if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return True
        status = f"{answer.status} {answer.reason}".strip()
        return self._failed(f"Wrong response from the webhook: {status}")

    def _failed(self, reason: str) -> bool:
        # The address stays out of the log: some bots carry their token in it.
        logger.debug("webhook: %s", reason)
        self._last_error = {"last_error_date": int(time.time()), "last_error_message": reason}
        return False


def _worded(error: Exception) -> str:
    """Describe what prevented a delivery as getWebhookInfo does."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return "Connection timed out"
        case TimeoutError():
            return "Read timeout expired"
        case aiohttp.ClientSSLError():
            return "SSL error"
        case aiohttp.ClientConnectorDNSError() | UnicodeError():
            return "Failed to resolve host: Name or service not known"
        case OSError(errno=int() as number):
            return os.strerror(number)
    return "Connection closed"
