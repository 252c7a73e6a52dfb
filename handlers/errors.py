"""What happens when a handler fails: the log says what, without a word of the user's."""

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from handlers.context import Context

logger = logging.getLogger(__name__)


async def report_error(update: object, context: Context) -> None:
    """Log an error; tell the user calmly, where there is one who can read it."""
    error = context.error
    if isinstance(error, Forbidden):
        logger.info("a user has blocked the bot")
        return
    logger.error("update not handled: %s", type(error).__name__, exc_info=error)
    # A BadRequest is a NetworkError too, but Telegram has answered: our request was wrong.
    is_down = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    if is_down or not isinstance(update, Update):
        return
    if update.effective_chat is not None:
        try:
            await update.effective_chat.send_message(context.texts.failure)
        except TelegramError as second:
            logger.error("nor could the user be told: %s", type(second).__name__)
