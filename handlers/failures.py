"""Settle an update whose handler failed: retry it, or set it aside and report it.

While Telegram or the database is unreachable, or Telegram asks to wait, the whole conversation
waits, which keeps its order. When our own code fails, or lacks what another process has loaded
already, only that update is retried, so that it blocks none of those after it.
"""

import logging
import traceback
from collections.abc import Sequence

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.storage.queued_updates import Claimed, Settled
from handlers.context import Context, Handling
from handlers.places import place_of
from handlers.refusals import Remedy, remedy_for
from handlers.rendering import render_text
from handlers.retry_after import wait_of
from handlers.updates import is_own

RETRY_PAUSES = (1.0, 4.0, 16.0)  # seconds before each retry, when our own code failed
MAX_RETRY_PAUSE = 60.0  # seconds between two retries while there is something to wait for
# Seconds after which nobody waits for an answer; Telegram keeps undelivered updates as long.
MAX_UPDATE_AGE = 24 * 3600.0

logger = logging.getLogger(__name__)


class NotLoadedError(Exception):
    """An update is about an entry that another process has loaded and this one has not."""


async def keep_error(_: object, context: Context) -> None:
    """Keep the exception of a handler, by which the update is settled; stop its handling.

    Raises:
        ApplicationHandlerStop: always; otherwise the next group of handlers would go on.
    """
    context.handling.error = context.error
    raise ApplicationHandlerStop


def settle(
    claimed: Claimed, handling: Handling, now: float, pauses: Sequence[float] = RETRY_PAUSES
) -> Settled:
    """Decide whether an update is done, retried or set aside.

    Args:
        claimed: the update.
        handling: its state after the attempt.
        now: seconds since the epoch.
        pauses: seconds before each retry, when our own code failed.
    """
    number, name, error = claimed.update_id, claimed.conversation, handling.error
    if error is None:
        return Settled(
            number, name, state=handling.conversation.write(now), counted=handling.counted
        )
    remedy = remedy_for(error)
    if remedy not in (Remedy.WAIT, Remedy.MEND):  # whatever else there was to do has been done
        return Settled(number, name, counted=[("blocked", "")])
    if now - claimed.received_at < MAX_UPDATE_AGE:
        if remedy is Remedy.WAIT or isinstance(error, NotLoadedError):
            pause, blocks = _pause(error, claimed.tries), remedy is Remedy.WAIT
            return Settled(number, name, retry_at=now + pause, blocks=blocks)
        if claimed.tries < len(pauses):
            return Settled(number, name, retry_at=now + pauses[claimed.tries])
    return Settled(number, name, error=describe(error), counted=[("set_aside", "")])


def describe(error: Exception) -> str:
    """Return the type and place of an error, without its text, which may quote the user."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def trace(error: Exception) -> str:
    """Return the traceback of an error, without the error's text."""
    return "".join(traceback.format_tb(error.__traceback__))


async def apologise(update: Update, context: Context) -> None:
    """Send the user a calm sentence that something went wrong, if they wait in a chat for it."""
    if is_own(update) or not (update.message or update.edited_message or update.callback_query):
        return  # nobody has just asked; or the bot is in no chat with the user, or not in that one
    try:
        await context.bot.send_page(place_of(update), render_text(context.texts.failure))
    except TelegramError as error:
        logger.error("the user could not be told either: %s", type(error).__name__)


def _pause(error: Exception, tries: int) -> float:
    pause = min(MAX_RETRY_PAUSE, 2.0 ** min(tries, 10))
    return max(pause, wait_of(error) or 0.0)
