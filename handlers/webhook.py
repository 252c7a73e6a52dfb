"""The webhook: where Telegram delivers updates, instead of being polled for them."""

from dataclasses import dataclass
from hashlib import blake2b

from telegram.error import BadRequest

from bot.errors import FaqError
from handlers.polling import UPDATES
from handlers.quiet_bot import QuietBot

CONNECTIONS = 40  # that Telegram may open at once


@dataclass(frozen=True)
class Webhook:
    """Where Telegram delivers updates.

    Attributes:
        url: the bot's web server as Telegram sees it, without a path.
        secret: what Telegram sends along, to be known by.
        path: where it delivers to; nobody can guess it.
    """

    url: str
    secret: str
    path: str

    @classmethod
    def of(cls, url: str, token: str, secret: str | None = None) -> "Webhook":
        """Derive from the token what is not given; it is the same in every process."""
        path = f"/telegram/{_derived(token, b'path')}"
        return cls(url.rstrip("/"), secret or _derived(token, b"secret"), path)

    async def register(self, bot: QuietBot) -> None:
        """Tell Telegram; it delivers what waits, too.

        Raises:
            FaqError: Telegram refuses the address.
            TelegramError: Telegram cannot be reached.
        """
        try:
            await bot.set_webhook(
                self.url + self.path,
                secret_token=self.secret,
                allowed_updates=UPDATES,
                max_connections=CONNECTIONS,
            )
        except BadRequest as error:
            reason = error.message.replace(self.path, "")
            raise FaqError(
                f"Telegram refuse FAQ_WEBHOOK_URL (« {reason} ») : donnez l'adresse publique du "
                "bot, en https."
            ) from None


def _derived(token: str, purpose: bytes) -> str:
    return blake2b(token.encode(), person=purpose, digest_size=24).hexdigest()
