"""Wait as long as Telegram asks (429), with the refused request alone."""

import asyncio
import re
import warnings
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter
from telegram.warnings import PTBDeprecationWarning

# Seconds that a request waits here. It keeps its update among the few that are handled at once, so
# for a longer wait the update goes back to the inbox, with its chat, and makes room for others.
MAX_UPDATE_WAIT = 1
# The same for what sets the bot up, for which no update waits.
MAX_SETUP_WAIT = 30
_SETUP_METHODS = ("get", "set", "deleteWebhook")  # how their names begin

# FLOOD_WAIT_30, SLOWMODE_WAIT_30: Telegram's own codes, where the Bot API makes no 429 of them.
_WAIT_CODE = re.compile(r"_wait_(\d+)\b", re.IGNORECASE)


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
        endpoint: str,
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Any:
        """Make a request, and repeat it while Telegram asks to wait.

        Raises:
            TelegramError: it was refused for another reason, or the waits that Telegram names add
                up to too much.
        """
        is_setup = endpoint.startswith(_SETUP_METHODS)
        max_wait = MAX_SETUP_WAIT if is_setup else MAX_UPDATE_WAIT
        waited = 0.0
        while True:
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                pause = wait_of(error)
                if pause is None:
                    raise
                waited += pause
                if waited > max_wait:
                    raise
            await asyncio.sleep(pause)


def wait_of(error: BaseException) -> float | None:
    """Return the seconds that Telegram asks to wait, None if it does not ask."""
    if isinstance(error, RetryAfter):
        with warnings.catch_warnings():  # of the attribute's type, which is about to change
            warnings.simplefilter("ignore", PTBDeprecationWarning)
            pause = error.retry_after
        return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
    found = _WAIT_CODE.search(error.message) if isinstance(error, TelegramError) else None
    return float(found[1]) if found else None
