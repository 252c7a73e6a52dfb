"""What admins are told of their own bot."""

import logging

from telegram.error import TelegramError

from handlers.context import Services
from handlers.quiet_bot import QuietBot

logger = logging.getLogger(__name__)


async def tell_admins(bot: QuietBot, services: Services, html: str) -> None:
    """Send each admin a message; who has never written to the bot cannot be written to."""
    for admin in sorted(services.admins):
        try:
            await bot.send_message(admin, html)
        except TelegramError as error:
            logger.warning("an admin could not be told: %s", type(error).__name__)
