"""Runs the bot: on Telegram with a token, else as a demo in the browser."""

import asyncio
import contextlib
import secrets
import signal
import sys

from telegram.error import InvalidToken, TelegramError

import demo
from bot.errors import FaqError
from bot.reloading import Reloader, load_content
from bot.settings import Settings, load_settings
from handlers.application import build_application, run
from handlers.context import Services
from handlers.logs import set_up_logging


def main() -> None:
    """Start the bot; whatever prevents it is one sentence and exit status 1."""
    try:
        settings = load_settings()
        content = load_content(settings.faq_knowledge)
        services = Services(
            content.dialogue,
            content.texts,
            content.guide,
            reloader=Reloader(content),
            admins=settings.admins,
        )
        asyncio.run(serve(settings, services))
    except KeyboardInterrupt:
        pass
    except FaqError as error:
        sys.exit(str(error))


async def serve(settings: Settings, services: Services) -> None:
    """Serve until the process is told to end."""
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # on Windows, where Ctrl-C cancels this
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if settings.telegram_bot_token:
        token = settings.telegram_bot_token.get_secret_value()
        await serve_telegram(token, settings.telegram_api_url, services, stop)
    else:
        await serve_demo(settings, services, stop)


async def serve_telegram(token: str, api_url: str, services: Services, stop: asyncio.Event) -> None:
    """Serve users of Telegram."""
    set_up_logging(token)
    try:
        await run(build_application(token, services, api_url), stop)
    except InvalidToken:
        raise FaqError(
            f"{api_url} refuse le jeton TELEGRAM_BOT_TOKEN : copiez celui que @BotFather a donné, "
            "et vérifiez TELEGRAM_API_URL si vous l'avez changée."
        ) from None
    except TelegramError as error:
        raise FaqError(
            f"Le serveur {api_url} ne répond pas ({type(error).__name__}) : "
            "vérifiez la connexion et TELEGRAM_API_URL."
        ) from None


async def serve_demo(settings: Settings, services: Services, stop: asyncio.Event) -> None:
    """Serve a chat page on this machine, with a stand-in for Telegram behind it."""
    host, port = settings.listen_address
    token = f"1:{secrets.token_urlsafe()}"
    set_up_logging(token)
    try:
        server = demo.server(host, port, token)
        await server.start()
    except ValueError:
        raise FaqError(
            f"La démo ne peut pas écouter sur {settings.faq_listen} : elle n'est que pour cette "
            "machine ; donnez à FAQ_LISTEN une adresse comme 127.0.0.1:8080."
        ) from None
    except OSError:
        raise FaqError(
            f"La démo ne peut pas écouter sur {settings.faq_listen} : ce port est pris ou "
            "interdit ; donnez-en un autre à FAQ_LISTEN, ou 0 pour un port libre."
        ) from None
    try:
        print(f"Démo : ouvrez {server.url} dans un navigateur. Ctrl-C pour finir.", flush=True)
        await run(build_application(token, services, server.url), stop)
    finally:
        await server.stop()


if __name__ == "__main__":
    main()
