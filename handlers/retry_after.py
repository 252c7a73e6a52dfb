"""Waiting when Telegram asks for it: only the request that was refused, not everybody else's."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

LONGEST = 30  # seconds that a request waits here; for longer pauses the whole update waits


class Patience(BaseRateLimiter[None]):
    """Repeats a request that was refused for flooding, after the pause that Telegram names."""

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Leave nothing."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make a request.

        Raises:
            RetryAfter: the pause that Telegram names, or all of them together, is too long.
        """
        waited = 0.0
        while True:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                pause = pause_of(error)
                waited += pause
                if waited > LONGEST:
                    raise
            await asyncio.sleep(pause)


def pause_of(error: RetryAfter) -> float:
    """Tell the seconds that Telegram asks to wait."""
    # The public attribute warns that its type will change, whoever reads it.
    return error._retry_after.total_seconds()
