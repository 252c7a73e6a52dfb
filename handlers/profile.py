"""The profile: the command menu, and the descriptions that users see before they start."""

from telegram import BotCommand

from handlers.context import Bot, Services
from handlers.tour import CHECK_COMMAND, TOUR_COMMAND


async def publish_profile(bot: Bot, services: Services) -> None:
    """Set the command menu and the descriptions."""
    texts = services.texts
    left_out = () if services.guide else (TOUR_COMMAND, CHECK_COMMAND)
    menu = [
        BotCommand(*command) for command in texts.commands.items() if command[0] not in left_out
    ]
    await bot.set_my_commands(menu)
    await bot.set_my_description(texts.description)
    await bot.set_my_short_description(texts.short_description)
