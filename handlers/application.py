"""Build the application and run it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import cast

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults

from bot.proxy import Proxy
from handlers.askers import tell_who_asked
from handlers.background import in_background
from handlers.context import BotApplication, Context, Services
from handlers.delivery import MAX_CONCURRENT_UPDATES, Delivery
from handlers.expiring import delete_what_expires, erase_what_is_deleted
from handlers.failures import RETRY_PAUSES
from handlers.http_request import AiohttpRequest
from handlers.polling import poll
from handlers.profile import publish_profile
from handlers.quiet_bot import QuietBot
from handlers.reloading import follow_changes
from handlers.retry_after import RetryAfterLimiter
from handlers.routing import add_handlers
from handlers.webhook import Webhook, refuse_foreign_webhook

logger = logging.getLogger(__name__)

TELEGRAM = "https://api.telegram.org"
PROFILE_DELAY = 0.1  # seconds after polling has begun


def build_application(
    token: str, services: Services, api_url: str = TELEGRAM, proxy: Proxy | None = None
) -> BotApplication:
    """Build the application.

    Args:
        token: the bot's secret, as @BotFather gives it.
        services: what the bot is made of.
        api_url: root of the Bot API server.
        proxy: the proxy by way of which it is reached.
    """
    root = api_url.rstrip("/")
    bot = QuietBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        defaults=Defaults(
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        rate_limiter=RetryAfterLimiter(),
        request=AiohttpRequest(2 * MAX_CONCURRENT_UPDATES, proxy),
        get_updates_request=AiohttpRequest(1, proxy),
    )
    # python-telegram-bot calls the type of bot_data once, and does nothing else with it.
    make_services = cast("type[Services]", lambda: services)
    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application = builder.context_types(
        ContextTypes(context=Context, bot_data=make_services)
    ).build()
    add_handlers(application)
    return application


async def run(
    application: BotApplication,
    stop: asyncio.Event,
    *,
    webhook: Webhook | None = None,
    address: tuple[str, int] | None = None,
    takes_over: bool = False,
    pauses: Sequence[float] = RETRY_PAUSES,
) -> None:
    """Receive and handle updates until `stop` is set; then finish those already started.

    Args:
        application: the bot.
        stop: ends it.
        webhook: where Telegram delivers updates; without one, they are polled.
        address: host and port of the bot's own web server, which a webhook needs.
        takes_over: whether to take the updates away from another program that has the token.
        pauses: seconds before each retry of an update on which our own code failed.

    Raises:
        FaqError: the address cannot be listened at, the database failed at start-up, or another
            program has the updates.
        TelegramError: the Bot API could not be reached at start-up, or it refused the token.
    """
    bot, services = application.bot, application.bot_data
    delivery = Delivery(application, pauses)
    async with (
        bot,  # on its own: the application would leave it open if its initialization failed
        application,
        in_background(follow_changes(bot, services)),
        in_background(delete_what_expires(services.storage)),
        in_background(erase_what_is_deleted(services.storage)),
        in_background(tell_who_asked(bot, services)),
        _web_server(delivery, services, webhook, address),
    ):
        registered = await bot.webhook_url()
        if not takes_over:
            refuse_foreign_webhook(registered, bot.token)
        logger.info("at work as @%s", bot.username)
        handling = asyncio.create_task(delivery.run())
        receiving = asyncio.create_task(_receive(application, delivery, webhook, registered))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({handling, receiving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in (receiving, stopping):
            task.cancel()
        delivery.stop()
        await asyncio.wait({handling, receiving, stopping})
        for task in (handling, receiving):
            if not task.cancelled():
                task.result()


@asynccontextmanager
async def _web_server(
    delivery: Delivery,
    services: Services,
    webhook: Webhook | None,
    address: tuple[str, int] | None,
) -> AsyncIterator[None]:
    if address is None:
        yield
        return
    from handlers.web_server import build_server, serving

    async with serving(build_server(delivery, services, webhook), *address):
        yield


async def _receive(
    application: BotApplication, delivery: Delivery, webhook: Webhook | None, registered: str
) -> None:
    """Publish the profile and receive updates into the inbox, until cancelled.

    Args:
        application: the bot.
        delivery: what updates are given to.
        webhook: where Telegram is to deliver them; without one, they are polled.
        registered: where it delivers them so far, "" for nowhere.
    """
    bot, services = application.bot, application.bot_data
    if webhook:
        await publish_profile(bot, services)  # which decides what is to be delivered
        await webhook.register(bot)
        await webhook.watch(bot, services)
    if registered:
        await bot.delete_webhook()
    async with in_background(_publish_profile_soon(bot, services)):
        await poll(bot, delivery, services)


async def _publish_profile_soon(bot: QuietBot, services: Services) -> None:
    """Publish the profile once those are answered who have waited for the bot to start."""
    await asyncio.sleep(PROFILE_DELAY)
    await publish_profile(bot, services)
