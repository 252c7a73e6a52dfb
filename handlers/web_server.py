"""Run the bot's own web server: Telegram's webhook, and the pages for operators.

Import it only where it runs: a bot that polls saves its 5 MB.
"""

import asyncio
import contextlib
import json
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from hmac import compare_digest

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import FaqError
from bot.storage.errors import StorageError
from handlers.context import Services
from handlers.delivery import Delivery
from handlers.limited_http import BACKLOG, SILENCE_TIMEOUT, LimitedProtocol
from handlers.webhook import Webhook

MAX_BODY = 1_000_000  # bytes; Telegram's updates have some thousands
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
_SHUTDOWN_SECONDS = 5  # that open requests get to finish

logger = logging.getLogger(__name__)


def build_server(delivery: Delivery, services: Services, webhook: Webhook | None) -> Starlette:
    """Build the web application; without a webhook it serves only the pages for operators."""

    async def receive(request: Request) -> Response:
        """Store an update, and only then acknowledge it."""
        secret = request.headers.get(SECRET_HEADER, "")
        if webhook is None or not compare_digest(secret.encode(), webhook.secret.encode()):
            raise HTTPException(403)
        update = _read_update(await _body(request))
        try:
            await delivery.accept([update])
        except StorageError as error:
            await delivery.report_storage(error)
            raise HTTPException(503) from None  # Telegram delivers it again
        return Response()

    async def report_readiness(_: Request) -> Response:
        """Report whether the bot gets updates and handles them."""
        has_updates = delivery.is_ready and not services.reception.is_present
        is_ready = has_updates and await _depth(services) is not None
        return PlainTextResponse("ready" if is_ready else "not ready", 200 if is_ready else 503)

    async def show_metrics(_: Request) -> Response:
        """Serve the metrics for Prometheus."""
        services.metrics.depth.set(await _depth(services) or 0)
        return Response(services.metrics.exposition(), media_type=CONTENT_TYPE_LATEST)

    routes = [
        Route("/healthz", lambda _: PlainTextResponse("ok")),
        Route("/readyz", report_readiness),
        Route("/metrics", show_metrics),
    ]
    if webhook:
        routes.append(Route(webhook.path, receive, methods=["POST"]))
    return Starlette(routes=routes)


@asynccontextmanager
async def serving(application: Starlette, host: str, port: int) -> AsyncIterator[int]:
    """Run the web server; yield the port that it listens at.

    Raises:
        FaqError: the address cannot be listened at.
    """
    config = uvicorn.Config(
        application,
        lifespan="off",
        ws="none",
        http=LimitedProtocol,
        backlog=BACKLOG,
        log_config=None,
        access_log=False,  # its lines would show the secret path
        server_header=False,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    with _listener(host, port) as listener:
        server = _EmbeddedServer(config)
        task = asyncio.create_task(server.serve([listener]))
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            await task


class _EmbeddedServer(uvicorn.Server):
    """A server that leaves signals to the process around it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)  # before Telegram learns the address
    except OSError:
        listener.close()
        raise FaqError(
            f"Le serveur ne peut pas écouter sur {host}:{port} : ce port est pris ou interdit ; "
            "donnez-en un autre à FAQ_LISTEN."
        ) from None
    return listener


async def _body(request: Request) -> bytes:
    """Read a body of at most `MAX_BODY` bytes, which does not take too long."""
    body = bytearray()
    try:
        async with asyncio.timeout(SILENCE_TIMEOUT):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY:
                    raise HTTPException(413)
    except ClientDisconnect:
        raise HTTPException(400) from None
    except TimeoutError:
        raise HTTPException(408) from None
    return bytes(body)


def _read_update(body: bytes) -> dict[str, object]:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        raise HTTPException(400)
    return update


async def _depth(services: Services) -> int | None:
    try:
        return await services.storage.inbox.depth()
    except StorageError:
        return None
