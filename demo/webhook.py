"""Deliver updates to the bot's webhook, in order, until each is taken."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import httpx

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
    """Push updates to one address, one after the other.

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
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        # trust_env: a proxy of the machine has no way to a bot on this machine.
        async with httpx.AsyncClient(
            timeout=ANSWER_TIMEOUT, headers=headers, trust_env=False
        ) as client:
            failures = 0
            while True:
                update = self._updates.first()
                if update is None:
                    await self._updates.wait_change()
                elif await self._push(client, update):
                    failures = 0
                    self._updates.confirm(update.update_id + 1)
                else:
                    failures += 1
                    await asyncio.sleep(self.pause(failures))

    async def _push(self, client: httpx.AsyncClient, update: Update) -> bool:
        """Post one update; tell whether the bot took it."""
        try:
            response = await client.post(self.url, content=update.encoded)
        except httpx.TimeoutException:
            return self._failed("Read timeout expired")
        except httpx.ConnectError:
            return self._failed("Connection refused")
        except httpx.HTTPError as error:
            return self._failed(f"Connection failed: {type(error).__name__}")
        if response.is_success:
            return True
        status = f"{response.status_code} {response.reason_phrase}".strip()
        return self._failed(f"Wrong response from the webhook: {status}")

    def _failed(self, reason: str) -> bool:
        # The address stays out of the log: some bots carry their token in it.
        logger.debug("webhook: %s", reason)
        self._last_error = {"last_error_date": int(time.time()), "last_error_message": reason}
        return False
