"""Polling: fetch updates from Telegram, in one process at a time."""

import asyncio
import logging
import time
from contextlib import suppress

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.storage.errors import StorageError
from bot.storage.lease import Lease
from handlers.alerts import tell_admins
from handlers.context import Services
from handlers.delivery import Delivery
from handlers.failures import describe, trace
from handlers.quiet_bot import QuietBot
from handlers.rendering import render_text
from handlers.retry_after import wait_of
from handlers.updates import wanted_updates
from handlers.webhook import report_foreign_webhook

LONG_POLL_TIMEOUT = 10  # seconds that Telegram keeps a request open while there is no update
MAX_RETRY_PAUSE = 30.0  # seconds between two requests that fail
# Seconds between two attempts to become the process that polls. So another one takes over in 15 at
# most after the one that polled has died or frozen (see `bot.storage.lease`).
STANDBY_INTERVAL = 3.0
POLLING_LEASE = "polling"
CONFLICT_MEMORY = 60.0  # seconds of fetching without one until another poller counts as gone

logger = logging.getLogger(__name__)


async def poll(bot: QuietBot, delivery: Delivery, services: Services) -> None:
    """Fetch updates until cancelled; while another process polls, stand by.

    Raises:
        InvalidToken: the token was revoked.
    """
    lease = Lease(services.storage.database, POLLING_LEASE)
    while True:
        try:
            if await lease.acquire():
                await _fetch_while_held(lease, bot, delivery, services)
        except StorageError as error:
            await delivery.report_storage(error)
        await asyncio.sleep(STANDBY_INTERVAL)


async def _fetch_while_held(
    lease: Lease, bot: QuietBot, delivery: Delivery, services: Services
) -> None:
    """Fetch updates until the lease is lost, or somebody without a lease polls."""
    fetching = asyncio.create_task(_fetch(bot, delivery, services))
    tasks = {fetching, asyncio.create_task(lease.keep())}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        with suppress(StorageError):  # it expires by itself
            await lease.release()
    for task in done:
        task.result()


async def _fetch(bot: QuietBot, delivery: Delivery, services: Services) -> None:
    """Fetch updates, advancing the offset past stored ones only; return after a conflict."""
    offset = None
    failures = 0
    start = time.monotonic()
    while True:
        try:
            updates = await bot.fetch(offset, wanted_updates(bot), LONG_POLL_TIMEOUT)
            await delivery.accept(updates)
        except InvalidToken:
            raise
        except Conflict as error:
            await _report_conflict(error, bot, services)
            return
        except Exception as error:  # whatever it is, the bot goes on fetching
            failures += 1
            await _report(error, delivery)
            await asyncio.sleep(_pause(error, failures))
        else:
            failures = 0
            if time.monotonic() - start > CONFLICT_MEMORY:
                services.reception.end()
            if updates:
                offset = updates[-1]["update_id"] + 1


async def _report_conflict(error: Conflict, bot: QuietBot, services: Services) -> None:
    """Report who else gets the updates of this token: a webhook, or another poller."""
    if "webhook" in error.message.lower():
        await report_foreign_webhook(bot, services)
        return
    logger.error("another process polls with the same token: stop one of the two")
    if services.reception.begin():
        await tell_admins(bot, services, render_text(services.texts.other_poller))


async def _report(error: Exception, delivery: Delivery) -> None:
    if isinstance(error, StorageError):
        await delivery.report_storage(error)
    elif isinstance(error, TelegramError):
        logger.warning("updates could not be fetched, trying again: %s", type(error).__name__)
    else:
        logger.error("updates could not be fetched: %s\n%s", describe(error), trace(error))


def _pause(error: Exception, failures: int) -> float:
    wait = wait_of(error)
    return wait if wait is not None else float(min(MAX_RETRY_PAUSE, 2 ** min(failures - 1, 10)))
