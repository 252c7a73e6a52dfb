"""Publish the bot's profile: command menu, descriptions, inline mode and guest mode."""

import logging

from telegram import BotCommand
from telegram.constants import BotDescriptionLimit
from telegram.error import TelegramError

from bot.texts import Texts
from handlers.context import Services
from handlers.failures import describe, trace
from handlers.pieces import shorten
from handlers.quiet_bot import QuietBot
from handlers.tour import CHECK_COMMAND, TOUR_COMMAND

logger = logging.getLogger(__name__)


async def publish_profile(bot: QuietBot, services: Services) -> None:
    """Set the command menu, the descriptions and modes; if Telegram refuses, log it and go on."""
    texts = services.texts
    left_out = () if services.guide else (TOUR_COMMAND, CHECK_COMMAND)
    menu = [
        BotCommand(*command) for command in texts.commands.items() if command[0] not in left_out
    ]
    # A long title may fill a description beyond what Telegram takes.
    description = shorten(texts.description, BotDescriptionLimit.MAX_DESCRIPTION_LENGTH)
    short = shorten(texts.short_description, BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH)
    try:
        await bot.set_my_commands(menu)
        await bot.set_my_description(description)
        await bot.set_my_short_description(short)
        if await bot.change_settings(_settings(texts)):
            services.answers.clear()  # their buttons depend on inline mode
    except TelegramError as error:
        logger.error("menu and descriptions not set: %s", error)
    except Exception as error:  # whatever the library cannot parse, the bot goes on
        logger.error("menu and descriptions not set: %s\n%s", describe(error), trace(error))


def _settings(texts: Texts) -> dict[str, bool | str]:
    """Return what else had to be set at @BotFather."""
    return {
        "supports_inline_queries": True,
        "inline_query_placeholder": texts.inline_placeholder,
        "supports_guest_queries": True,
    }
