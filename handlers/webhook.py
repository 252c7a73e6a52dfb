"""Register the webhook, the address to which Telegram delivers updates, and watch over it.

A bot has one way to get updates, which belongs to its token: whoever else has the token can change
it, be it the maintainer who tries the bot on a laptop. So a webhook of somebody else's is not taken
away unless that is asked for, and ours is looked at again and again.
"""

import asyncio
import logging
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.errors import FaqError
from handlers.alerts import tell_admins
from handlers.context import Services
from handlers.quiet_bot import QuietBot
from handlers.rendering import render_text
from handlers.updates import wanted_updates

MAX_CONNECTIONS = 40  # that Telegram may open at once
WATCH_INTERVAL = 60.0  # seconds between two looks at what is registered

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Webhook:
    """The address to which Telegram delivers updates.

    Attributes:
        url: the root of the bot's web server, as Telegram reaches it.
        secret: the secret token that proves a request to come from Telegram.
        path: the path below the root, which nobody can guess.
    """

    url: str
    secret: str
    path: str

    @classmethod
    def of(cls, url: str, token: str, secret: str | None = None) -> "Webhook":
        """Derive path and secret from the token, so that every process has the same."""
        return cls(url.rstrip("/"), secret or _derived(token, b"secret"), _path(token))

    @property
    def address(self) -> str:
        """Return the whole address."""
        return self.url + self.path

    async def register(self, bot: QuietBot) -> None:
        """Register the webhook with Telegram, which then delivers pending updates too.

        Raises:
            FaqError: Telegram refuses the address.
            TelegramError: Telegram cannot be reached.
        """
        try:
            await bot.set_webhook(
                self.address,
                secret_token=self.secret,
                allowed_updates=wanted_updates(bot),
                max_connections=MAX_CONNECTIONS,
            )
        except BadRequest as error:
            reason = error.message.replace(self.path, "")
            raise FaqError(
                f"Telegram refuse FAQ_WEBHOOK_URL (« {reason} ») : donnez l'adresse publique du "
                "bot, en https."
            ) from None

    async def watch(self, bot: QuietBot, services: Services) -> None:
        """Look now and then whether Telegram still delivers here, until cancelled.

        A webhook that was taken away is registered anew: somebody has polled for a moment. One
        that was set elsewhere is left there, or two bots would take it from each other for ever.

        Raises:
            InvalidToken: the token was revoked.
        """
        while True:
            await asyncio.sleep(WATCH_INTERVAL)
            try:
                await self._look(bot, services)
            except InvalidToken:
                raise
            except Exception as error:  # whatever it is, the bot goes on
                logger.warning("the webhook could not be checked: %s", type(error).__name__)

    async def _look(self, bot: QuietBot, services: Services) -> None:
        registered = await bot.webhook_url()
        if registered and registered != self.address:
            await _report_webhook(registered, bot, services)
            return
        if not registered:
            logger.error("the webhook was taken away, and is registered again")
            await self.register(bot)
        services.reception.end()


def refuse_foreign_webhook(registered: str, token: str) -> None:
    """Check that no other program gets the updates of a token by the webhook registered for it.

    Raises:
        FaqError: one does.
    """
    if registered and urlsplit(registered).path != _path(token):
        raise FaqError(
            f"Les messages de ce bot sont déjà livrés ailleurs, à {_host(registered)} : arrêtez "
            "cet autre programme, ou donnez un autre jeton à celui-ci. Pour que celui-ci prenne "
            "sa place, lancez-le une fois avec --take-over."
        )


async def report_foreign_webhook(bot: QuietBot, services: Services) -> None:
    """Report where Telegram delivers the updates that cannot be polled."""
    try:
        registered = await bot.webhook_url()
    except TelegramError as error:
        logger.error("a webhook keeps updates away, unknown which: %s", type(error).__name__)
    else:
        await _report_webhook(registered, bot, services)


async def _report_webhook(registered: str, bot: QuietBot, services: Services) -> None:
    host = _host(registered)
    logger.error("updates do not arrive: they are delivered to a webhook at %s", host)
    if services.reception.begin():
        text = services.texts.webhook_elsewhere.format(host=host)
        await tell_admins(bot, services, render_text(text))


def _host(url: str) -> str:
    return urlsplit(url).hostname or "?"  # and not the path, which may be secret


def _path(token: str) -> str:
    return f"/telegram/{_derived(token, b'path')}"


def _derived(token: str, purpose: bytes) -> str:
    return blake2b(token.encode(), person=purpose, digest_size=24).hexdigest()
