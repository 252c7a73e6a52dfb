"""Run the bot: on Telegram with a token, else as a demo in the browser."""

import argparse
import asyncio
import contextlib
import gc

gc.disable()  # until the bot is at work: to look for cycles among all that stays takes 0.13 s

import secrets
import signal
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import NoReturn

from telegram.error import InvalidToken, TelegramError

from bot.errors import FaqError
from bot.kept.copies import KeptCopies, cache_folder
from bot.knowledge import knowledge_file
from bot.reloading import Reloader, load_content
from bot.settings import Settings, load_settings
from bot.storage import Storage
from bot.storage.opening import folder_beside, open_database
from bot.terminal import make_output_safe
from handlers.application import build_application, run
from handlers.context import Services
from handlers.logs import set_up_logging
from handlers.pseudonyms import Pseudonyms
from handlers.webhook import Webhook

WHAT_IT_DOES = """\
Fait fonctionner le bot : sur Telegram si TELEGRAM_BOT_TOKEN est donné ; sinon,
comme une démo dans le navigateur, sans compte ni jeton, qui ne garde rien.
"""
VARIABLES = """\
variables, prises dans l'environnement ou dans un fichier .env :
  TELEGRAM_BOT_TOKEN  le jeton que donne @BotFather
  TELEGRAM_API_URL    la racine d'un autre serveur que celui de Telegram
  FAQ_KNOWLEDGE       une autre base de connaissances
  FAQ_DATABASE_URL    où le bot garde ce qu'il garde : SQLite ou PostgreSQL
  FAQ_LISTEN          l'adresse de la démo, ou du serveur web du bot
  FAQ_WEBHOOK_URL     l'adresse publique du bot, pour un webhook
  FAQ_WEBHOOK_SECRET  ce que Telegram y joint ; tiré du jeton par défaut
  FAQ_ADMINS          les numéros des administrateurs, séparés par des virgules
  HTTPS_PROXY HTTP_PROXY ALL_PROXY NO_PROXY
                      un proxy HTTP, si Telegram ne s'atteint que par lui

La commande « faq » s'occupe de la base de connaissances : faq --help
"""


def main() -> None:
    """Start the bot; whatever prevents that is one sentence and exit status 1."""
    make_output_safe()
    arguments = read_arguments()
    try:
        settings = load_settings()
        copies = copies_for(settings)
        path = knowledge_file(arguments.knowledge or settings.faq_knowledge)
        load_apart = partial(load_content, copies=copies, apart=True)
        reloader = Reloader(load_content(path, copies), load_apart)
        gc.freeze()
        gc.enable()
        asyncio.run(serve(settings, reloader, takes_over=arguments.take_over))
    except KeyboardInterrupt:
        pass
    except FaqError as error:
        sys.exit(str(error))
    finally:
        gc.freeze()  # else Python looks for cycles among all objects before it ends, for 0.3 s


class _Parser(argparse.ArgumentParser):
    """Refuses arguments in French."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  (it is in English)
        self.refuse("un argument est mal donné ; -h montre lesquels il y a")

    def refuse(self, problem: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}Erreur : {problem}\n")


def read_arguments() -> argparse.Namespace:
    """Read the arguments; show the help if it is asked for, refuse what is unknown."""
    parser = _Parser(
        description=WHAT_IT_DOES,
        epilog=VARIABLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="affiche cette aide")
    parser.add_argument(
        "--knowledge",
        type=Path,
        metavar="DOSSIER",
        help="la base de connaissances : un dossier, ou son fichier (par défaut, FAQ_KNOWLEDGE)",
    )
    parser.add_argument(
        "--take-over",
        action="store_true",
        help="prend la place d'un autre programme qui reçoit les messages avec le même jeton",
    )
    arguments, unknown = parser.parse_known_args()
    if unknown:
        parser.refuse(f"arguments inconnus : {' '.join(unknown)}")
    return arguments


async def serve(settings: Settings, reloader: Reloader, *, takes_over: bool) -> None:
    """Serve until the process is told to end."""
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # on Windows, where Ctrl-C cancels this
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if settings.telegram_bot_token:
        token = settings.telegram_bot_token.get_secret_value()
        await serve_telegram(token, settings, reloader, stop, takes_over=takes_over)
    else:
        await serve_demo(settings, reloader, stop)


async def serve_telegram(
    token: str, settings: Settings, reloader: Reloader, stop: asyncio.Event, *, takes_over: bool
) -> None:
    """Serve users of Telegram."""
    set_up_logging(token)
    api_url, proxy = settings.telegram_api_url, settings.proxy
    try:
        async with open_database(settings.database_url, bot_id_of(token)) as database:
            services = make_services(token, settings, reloader, Storage.of(database))
            await run(
                build_application(token, services, api_url, proxy),
                stop,
                webhook=make_webhook(token, settings),
                address=settings.server_address,
                takes_over=takes_over,
            )
    except InvalidToken:
        raise FaqError(
            f"{api_url} refuse le jeton TELEGRAM_BOT_TOKEN : copiez celui que @BotFather a donné, "
            "et vérifiez TELEGRAM_API_URL si vous l'avez changée."
        ) from None
    except TelegramError as error:
        way = f" par le proxy {proxy}, que donne {proxy.variable}" if proxy else ""
        raise FaqError(
            f"Le serveur {api_url} ne répond pas{way} ({type(error).__name__}) : "
            "vérifiez la connexion et TELEGRAM_API_URL."
        ) from None


async def serve_demo(settings: Settings, reloader: Reloader, stop: asyncio.Event) -> None:
    """Serve a chat page on this machine, with a stand-in for Telegram behind it."""
    import demo  # only here: on Telegram it would cost memory for nothing

    host, port = settings.listen_address
    token = f"1:{secrets.token_urlsafe()}"
    set_up_logging(token)
    try:
        content = reloader.content
        title = content.knowledge.title or content.texts.untitled
        server = demo.DemoServer(host, port, token, name=title)
        await server.start()
    except ValueError:
        raise FaqError(
            f"La démo ne peut pas écouter sur {host}:{port} : elle n'est que pour cette machine ; "
            "donnez à FAQ_LISTEN une adresse comme 127.0.0.1:8080."
        ) from None
    except OSError:
        raise FaqError(
            f"La démo ne peut pas écouter sur {host}:{port} : ce port est pris ou interdit ; "
            "donnez-en un autre à FAQ_LISTEN, ou 0 pour un port libre."
        ) from None
    try:
        # What is said in a demo is deleted at its end.
        with tempfile.TemporaryDirectory() as folder:
            async with open_database(f"sqlite:///{Path(folder, 'demo.sqlite3')}") as database:
                services = make_services(token, settings, reloader, Storage.of(database))
                application = build_application(token, services, server.url)
                print(
                    f"Démo : ouvrez {server.url} dans un navigateur. Ctrl-C pour finir.", flush=True
                )
                await run(application, stop)
    finally:
        await server.stop()


def bot_id_of(token: str) -> int:
    """Return the id of a bot, with which its token begins."""
    return int(token.partition(":")[0])


def copies_for(settings: Settings) -> KeptCopies:
    """Return where what was learned is kept: beside the database's file if there is one."""
    beside = folder_beside(settings.database_url) if settings.telegram_bot_token else None
    return KeptCopies(*([beside] if beside else []), cache_folder())


def make_services(token: str, settings: Settings, reloader: Reloader, storage: Storage) -> Services:
    """Create the services of the bot."""
    content = reloader.content
    return Services(
        content.dialogue,
        content.texts,
        storage,
        Pseudonyms(token),
        content.guide,
        reloader=reloader,
        admins=settings.admins,
    )


def make_webhook(token: str, settings: Settings) -> Webhook | None:
    """Return the webhook that the settings ask for, None if they ask for polling."""
    if settings.faq_webhook_url is None:
        return None
    secret = settings.faq_webhook_secret
    own = secret.get_secret_value() if secret else None
    return Webhook.of(settings.faq_webhook_url, token, own)


if __name__ == "__main__":
    main()
