"""Wait as long as Telegram asks (429), with the refused request alone."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

MAX_WAIT = 30  # seconds that a request waits here; for longer ones the whole update waits


class RetryAfterLimiter(BaseRateLimiter[None]):
    """Repeat a request that Telegram refused with 429, after the wait that it names."""

    async def initialize(self) -> None:
        """Do nothing: there is no state."""

    async def shutdown(self) -> None:
        """Do nothing: there is no state."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make a request, and repeat it while Telegram asks to wait.

        Raises:
            RetryAfter: the waits that Telegram names add up to more than `MAX_WAIT`.
        """
        waited = 0.0
        while True:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                pause = pause_of(error)
                waited += pause
                if waited > MAX_WAIT:
                    raise
            await asyncio.sleep(pause)


def pause_of(error: RetryAfter) -> float:
    """Return the seconds that Telegram asks to wait."""
    # The public attribute emits a deprecation warning whenever it is read.
    return error._retry_after.total_seconds()
