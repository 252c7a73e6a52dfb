"""Alarm the admins when the bot cannot do its work, once for each trouble."""

import logging

from bot import clock
from bot.storage.errors import StorageError
from handlers.alerts import tell_admins
from handlers.context import BotApplication, Context, Handling
from handlers.failures import apologise, describe, trace
from handlers.rendering import render_text
from handlers.trouble import Repetitions, Trouble

ALARM_INTERVAL = 3600.0  # seconds between two alarms about one error

logger = logging.getLogger(__name__)


class Alarms:
    """What the admins of a bot are told, and whoever waits for a reply."""

    def __init__(self, application: BotApplication) -> None:
        self._application = application
        self._services = application.bot_data
        self._storage = Trouble()
        self._errors = Repetitions(ALARM_INTERVAL)

    async def report_set_aside(self, handling: Handling, error: Exception) -> None:
        """Tell that an update is set aside: the log, whoever sent it, the admins."""
        what = describe(error)
        logger.error("update set aside: %s\n%s", what, trace(error))
        if handling.update:
            context = Context.from_update(handling.update, self._application)
            context.handling = handling  # it knows whether to say tu or vous
            await apologise(handling.update, context)
        if self._errors.is_news(what, clock.now()):
            await self._tell(self._services.texts.set_aside.format(error=what))

    async def report_storage(self, error: StorageError) -> None:
        """Log a database failure; alert the admins once, until something is written again."""
        logger.error("%s", error)
        if self._storage.begin():
            await self._tell(self._services.texts.storage_down.format(error=error))

    def end_storage_trouble(self) -> None:
        """Note that something could be written."""
        self._storage.end()

    async def _tell(self, text: str) -> None:
        await tell_admins(self._application.bot, self._services, render_text(text))
