"""Put the routes together."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from demo.bot_api import BotApi
from demo.errors import DemoError
from demo.guard import LocalOnly
from demo.instruments.routes import instrument_routes
from demo.page import page_routes
from demo.requests import reply
from demo.telegram_state import TelegramState
from demo.user_side import user_side_routes
from demo.wire import MAX_BODY_BYTES, BodyTooLargeError


def build_application(state: TelegramState, host: str, token: str) -> ASGIApp:
    """Return the whole stand-in as an ASGI application.

    Args:
        state: What it knows.
        host: The address it listens on.
        token: The bot's token, the only one it accepts.
    """
    bot_api = BotApi(state, token)
    routes = [
        # First, because most requests are for it.
        Route("/bot{token}/{method}", bot_api),
        *user_side_routes(state),
        *instrument_routes(state),
        *page_routes(),
        Route("/bot{rest:path}", bot_api),
        Route("/file/bot{rest:path}", bot_api),
    ]
    handlers = {DemoError: _refuse, BodyTooLargeError: _refuse_body}
    return LocalOnly(Starlette(routes=routes, exception_handlers=handlers), host)


async def _refuse(request: Request, error: Exception) -> Response:  # noqa: ARG001
    if not isinstance(error, DemoError):  # Starlette's types say less than its lookup does
        raise error
    return reply({"error": error.reason}, error.status)


async def _refuse_body(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return reply({"error": f"The body is longer than {MAX_BODY_BYTES} bytes."}, 413)
