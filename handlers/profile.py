"""Publish the bot's profile: the command menu, and the descriptions seen before /start."""

import logging

from telegram import BotCommand
from telegram.error import TelegramError

from handlers.context import Services
from handlers.quiet_bot import QuietBot
from handlers.rendering import shorten
from handlers.tour import CHECK_COMMAND, TOUR_COMMAND

# characters; a long title may fill a description beyond them
MAX_DESCRIPTION, MAX_SHORT = 512, 120

logger = logging.getLogger(__name__)


async def publish_profile(bot: QuietBot, services: Services) -> None:
    """Set the command menu and the descriptions; if Telegram refuses, log it and go on."""
    texts = services.texts
    left_out = () if services.guide else (TOUR_COMMAND, CHECK_COMMAND)
    menu = [
        BotCommand(*command) for command in texts.commands.items() if command[0] not in left_out
    ]
    try:
        await bot.set_my_commands(menu)
        await bot.set_my_description(shorten(texts.description, MAX_DESCRIPTION))
        await bot.set_my_short_description(shorten(texts.short_description, MAX_SHORT))
    except TelegramError as error:
        logger.error("menu and descriptions not set: %s", error)
