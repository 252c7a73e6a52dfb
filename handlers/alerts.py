"""Alert the admins to what happens to their bot."""

import logging

from handlers.context import Services
from handlers.quiet_bot import QuietBot

logger = logging.getLogger(__name__)


async def tell_admins(bot: QuietBot, services: Services, html: str) -> None:
    """Send each admin a message; Telegram refuses it for those who never wrote to the bot."""
    for admin in sorted(services.admins):
        try:
            await bot.send_page({"chat_id": admin}, html)
        except Exception as error:  # whatever it is: an alert ends nothing that goes on without it
            logger.warning("an admin could not be told: %s", type(error).__name__)
