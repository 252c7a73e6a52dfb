"""Run the stand-in inside the caller's event loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Iterator
from types import TracebackType
from typing import Self

import uvicorn

from demo.application import build_application
from demo.bot_profile import BotProfile
from demo.listening import checked_host, listen
from demo.telegram_state import TelegramState

# How long connections may stay open once the server stops, in seconds. Requests that wait on
# purpose end at once; what remains are clients that do not read, like the page in a sleeping tab.
_GRACE_SECONDS = 0.3

# How long an idle connection stays open, in seconds. It outlasts what clients allow (httpx: 5 s),
# so that no request is sent on a connection that is just being closed, which would fail.
_KEEP_ALIVE_SECONDS = 60


class _Uvicorn(uvicorn.Server):
    """A uvicorn that leaves signals to the program it runs in and tells when it is ready."""

    def __init__(self, config: uvicorn.Config, end_waiting: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self._end_waiting = end_waiting

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell that it is ready."""
        await super().startup(sockets=sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and end all requests that wait on purpose."""
        # The task runs once uvicorn waits for open requests. From then on it closes each connection
        # after its answer; any earlier, a bot would poll again at once on the same connection.
        ending = asyncio.ensure_future(self._end_waiting())
        cutting = asyncio.get_running_loop().call_later(_GRACE_SECONDS, self._cut_connections)
        await super().shutdown(sockets=sockets)
        cutting.cancel()
        await ending

    def _cut_connections(self) -> None:
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()


class DemoServer:
    """A Telegram of one bot: Bot API, people's side and chat page at one address.

    `async with` starts and stops it.
    """

    def __init__(
        self,
        host: str,
        port: int,
        token: str,
        *,
        username: str = "demo_faq_bot",
        name: str = "Démo",
    ) -> None:
        """Prepare the server; it listens once it is started.

        Args:
            host: A loopback address.
            port: Where to listen; 0 picks a free port.
            token: The bot's token, `<digits>:<letters>`; any other is refused.
            username: The bot's name after the @.
            name: The bot's displayed name, until the bot sets one.

        Raises:
            ValueError: The host is not an address of this machine alone.
        """
        self._host = checked_host(host)
        self._port = port
        bot_id = token.partition(":")[0]
        profile = BotProfile(int(bot_id) if bot_id.isdecimal() else 1, username, name)
        self._state = TelegramState(profile)
        self._application = build_application(self._state, self._host, token)
        self._uvicorn: _Uvicorn | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Return the root: the page is there, the Bot API below `<url>/bot<token>/`."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    async def start(self) -> None:
        """Listen.

        Raises:
            OSError: The port is taken.
        """
        listener = listen(self._host, self._port)
        self._port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._application,
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,  # its lines would hold the token
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )
        self._uvicorn = _Uvicorn(config, self._state.close)
        self._state.network.attach(self._uvicorn, self._host, self._port)
        self._task = asyncio.create_task(self._uvicorn.serve([listener]), name="demo server")
        await self._uvicorn.ready.wait()

    async def stop(self) -> None:
        """End every open request and stop listening; more than once does no harm."""
        if self._uvicorn is None or self._task is None:
            return
        self._uvicorn.should_exit = True
        await self._task
        self._uvicorn = self._task = None

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop."""
        await self.stop()
