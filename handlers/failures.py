"""What happens to an update whose handler failed: tried again, or set aside and reported.

While Telegram or the database cannot be reached, or Telegram asks to wait, the whole conversation
waits, so that its order is kept. When our own code fails, only that update is tried again, lest it
block what comes after.
"""

import logging
import traceback
from collections.abc import Sequence

from telegram import Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ApplicationHandlerStop

from bot.storage.errors import StorageError
from bot.storage.inbox import Claimed, Settled
from handlers.context import Context, Handling
from handlers.retry_after import pause_of

PAUSES = (1.0, 4.0, 16.0)  # seconds before each new try, when our own code fails
LONGEST_PAUSE = 60.0  # seconds between two tries while Telegram cannot be reached
TOO_LATE = 24 * 3600.0  # seconds; nobody waits for an answer any more, nor would Telegram

# In what Telegram says of a chat where the bot may not write, or that is no more.
_UNREACHABLE = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "topic_closed",
)

logger = logging.getLogger(__name__)


async def keep_error(_: object, context: Context) -> None:
    """Keep what a handler raised, for the update to be settled by it; end its handling.

    Raises:
        ApplicationHandlerStop: always; or the next group of handlers would go on with the update.
    """
    context.handling.error = context.error
    raise ApplicationHandlerStop


def settle(
    claimed: Claimed, handling: Handling, now: float, pauses: Sequence[float] = PAUSES
) -> Settled:
    """Decide what becomes of an update.

    Args:
        claimed: the update.
        handling: what came of it.
        now: seconds since the epoch.
        pauses: seconds before each new try, when our own code fails.
    """
    number, name, error = claimed.update_id, claimed.conversation, handling.error
    if error is None:
        return Settled(
            number, name, state=handling.conversation.write(now), counted=handling.counted
        )
    if is_unreachable(error):
        return Settled(number, name, counted=[("blocked", "")])
    if now - claimed.received_at < TOO_LATE:
        if is_transient(error):
            pause = _pause(error, claimed.tries)
            return Settled(number, name, retry_at=now + pause, blocks=True)
        if claimed.tries < len(pauses):
            return Settled(number, name, retry_at=now + pauses[claimed.tries])
    return Settled(number, name, error=describe(error), counted=[("set_aside", "")])


def is_unreachable(error: Exception) -> bool:
    """Tell whether there is nobody to answer: the bot is blocked, or may not write there."""
    if isinstance(error, Forbidden | ChatMigrated):
        return True
    said = error.message.lower() if isinstance(error, BadRequest) else ""
    return any(reason in said for reason in _UNREACHABLE)


def is_transient(error: Exception) -> bool:
    """Tell whether a failure is none of ours, so that it may go by."""
    # A BadRequest is a NetworkError too, but Telegram has answered: our request was wrong.
    transient = RetryAfter | InvalidToken | NetworkError | StorageError
    return isinstance(error, transient) and not isinstance(error, BadRequest)


def describe(error: Exception) -> str:
    """Name an error and its place, without its text: that may hold words of the user's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def trace(error: Exception) -> str:
    """Write the traceback of an error, without the error's text."""
    return "".join(traceback.format_tb(error.__traceback__))


async def apologise(update: Update, context: Context) -> None:
    """Tell the user calmly that something went wrong, where there is one who can read it."""
    if update.effective_chat is None:
        return
    try:
        await update.effective_chat.send_message(context.texts.failure)
    except TelegramError as error:
        logger.error("nor could the user be told: %s", type(error).__name__)


def _pause(error: Exception, tries: int) -> float:
    pause = min(LONGEST_PAUSE, 2.0 ** min(tries, 10))
    return max(pause, pause_of(error)) if isinstance(error, RetryAfter) else pause
