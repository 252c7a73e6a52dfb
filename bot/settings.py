"""Read the settings, from the environment or a `.env` file."""

from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    Secret,
    SecretStr,
    ValidationError,
    field_validator,
)

from bot.environment import read_variables
from bot.errors import SettingsError
from bot.knowledge import KNOWLEDGE_DIR, KNOWLEDGE_FILE
from bot.proxy import PROXY_VARIABLES, Proxy, find_proxy

# The remedy for a bad value of each variable.
_REMEDIES = {
    "TELEGRAM_BOT_TOKEN": "copiez le jeton que @BotFather vous a donné, comme 123456:ABC-DEF",
    "TELEGRAM_API_URL": "donnez la racine d'un serveur, comme http://127.0.0.1:8081",
    "FAQ_KNOWLEDGE": "donnez le chemin d'un dossier ou d'un fichier YAML",
    "FAQ_LISTEN": "donnez une adresse et un port, comme 127.0.0.1:8080",
    "FAQ_DATABASE_URL": "donnez sqlite:///faq.sqlite3 ou postgresql://utilisateur:secret@machine/base",
    "FAQ_WEBHOOK_URL": "donnez l'adresse publique du bot, comme https://bot.example.org",
    "FAQ_WEBHOOK_SECRET": "1 à 256 lettres sans accent, chiffres, « _ » ou « - »",
    "FAQ_ADMINS": "donnez des numéros d'utilisateurs de Telegram, comme 123456789,987654321",
}

DEFAULT_LISTEN = "127.0.0.1:8080"
MAX_PORT = 65535


class Settings(BaseModel):
    """The settings; each attribute is the variable of the same name in capitals.

    Attributes:
        telegram_bot_token: the bot's token; without one, the demo runs.
        telegram_api_url: the root of the Bot API server.
        faq_knowledge: the path of the knowledge base.
        faq_database_url: an SQLAlchemy URL of the database for what outlives the process.
        faq_webhook_url: the root of the bot's own web server, as Telegram reaches it; without
            one, the bot polls.
        faq_webhook_secret: the secret token of the webhook; by default derived from the token.
        faq_listen: host and port of the demo, or of the bot's own web server, which runs for a
            webhook or if this is set; port 0 takes a free one.
        faq_admins: ids of the users who may give the commands for admins, separated by commas.
        https_proxy: the proxy for addresses that begin with https, and so on, as usual.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: Annotated[str, Field(pattern=r"^https?://[^/\s]+(/[^\s]*)?$")] = (
        "https://api.telegram.org"
    )
    faq_knowledge: Path = KNOWLEDGE_DIR / KNOWLEDGE_FILE
    faq_database_url: SecretStr = SecretStr("sqlite:///faq.sqlite3")
    faq_webhook_url: Annotated[str, Field(pattern=r"^https?://[^\s?#]+$")] | None = None
    faq_webhook_secret: Secret[Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,256}$")]] | None = (
        None
    )
    faq_listen: Annotated[str, Field(pattern=r"^\S+:[0-9]{1,5}$")] | None = None
    faq_admins: Annotated[str, Field(pattern=r"^( *[0-9]{1,16} *(,|$))*$")] = ""
    https_proxy: SecretStr | None = None
    http_proxy: SecretStr | None = None
    all_proxy: SecretStr | None = None
    no_proxy: SecretStr | None = None

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        number, _, secret = token.get_secret_value().partition(":") if token else ("1", "", "x")
        if not (number.isdecimal() and secret and secret.isascii() and secret.isprintable()):
            raise ValueError("not a token")
        return token

    @field_validator("telegram_api_url")
    @classmethod
    def _without_last_slash(cls, url: str) -> str:
        return url.rstrip("/")  # methods are at <root>/bot<token>/<method>

    @field_validator("faq_listen")
    @classmethod
    def _has_a_port(cls, address: str | None) -> str | None:
        if address and int(address.rpartition(":")[2]) > MAX_PORT:
            raise ValueError("no port")
        return address

    @property
    def listen_address(self) -> tuple[str, int]:
        """Return the host and port to listen at."""
        host, _, port = (self.faq_listen or DEFAULT_LISTEN).rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def server_address(self) -> tuple[str, int] | None:
        """Return where the bot's own web server listens; None if it does not run."""
        return self.listen_address if self.faq_webhook_url or self.faq_listen else None

    @property
    def database_url(self) -> str:
        """Return the URL in `faq_database_url`, which may hold a password."""
        return self.faq_database_url.get_secret_value()

    @property
    def admins(self) -> frozenset[int]:
        """Return the ids in `faq_admins`."""
        return frozenset(int(admin) for admin in self.faq_admins.split(",") if admin.strip())

    @property
    def proxy(self) -> Proxy | None:
        """Return the proxy to the Bot API server; None if it is reached directly.

        Raises:
            SettingsError: it is none that can be used.
        """
        given = {name: getattr(self, name.lower()) for name in PROXY_VARIABLES}
        values = {name: one.get_secret_value() for name, one in given.items() if one}
        return find_proxy(self.telegram_api_url, values)


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: it names each bad variable and the remedy, never the value.
    """
    variables = read_variables([name.upper() for name in Settings.model_fields])
    try:
        return Settings.model_validate({name.lower(): one for name, one in variables.items()})
    except ValidationError as error:
        names = [str(details["loc"][0]).upper() for details in error.errors()]
        faults = [f"{name} est mal formé : {_REMEDIES[name]}." for name in names]
        raise SettingsError("\n".join(faults)) from None
