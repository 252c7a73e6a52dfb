"""Register the webhook, the address to which Telegram delivers updates."""

from dataclasses import dataclass
from hashlib import blake2b

from telegram.error import BadRequest

from bot.errors import FaqError
from handlers.polling import UPDATES
from handlers.quiet_bot import QuietBot

MAX_CONNECTIONS = 40  # that Telegram may open at once


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
        path = f"/telegram/{_derived(token, b'path')}"
        return cls(url.rstrip("/"), secret or _derived(token, b"secret"), path)

    async def register(self, bot: QuietBot) -> None:
        """Register the webhook with Telegram, which then delivers pending updates too.

        Raises:
            FaqError: Telegram refuses the address.
            TelegramError: Telegram cannot be reached.
        """
        try:
            await bot.set_webhook(
                self.url + self.path,
                secret_token=self.secret,
                allowed_updates=UPDATES,
                max_connections=MAX_CONNECTIONS,
            )
        except BadRequest as error:
            reason = error.message.replace(self.path, "")
            raise FaqError(
                f"Telegram refuse FAQ_WEBHOOK_URL (« {reason} ») : donnez l'adresse publique du "
                "bot, en https."
            ) from None


def _derived(token: str, purpose: bytes) -> str:
    return blake2b(token.encode(), person=purpose, digest_size=24).hexdigest()
