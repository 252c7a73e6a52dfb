"""Requests to the Bot API through aiohttp.

python-telegram-bot's own way, httpx, takes several times the processor time for each request: more
than all else that the bot does for a message (`python -m benchmarks http`).
"""

import json
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

TIMEOUT = 5.0  # seconds to connect, and for each answer, unless a request says otherwise
_JSON = {"Content-Type": "application/json"}
KEEP_ALIVE = 60.0  # seconds that an unused connection stays open


class AiohttpRequest(BaseRequest):
    """Sends requests over a pool of connections. It uploads no files: the bot sends none."""

    def __init__(self, root: str, connections: int) -> None:
        """Prepare a pool.

        Args:
            root: of the server's address; a proxy that the environment names for it is used.
            connections: how many at most.
        """
        # By ourselves, for aiohttp would look for it, and into ~/.netrc, at each request.
        self._proxy = _proxy_for(root)
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return TIMEOUT

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), proxy=self._proxy
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,  # noqa: ARG002 - requests are small
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,  # noqa: ARG002 - the pool is large enough
    ) -> tuple[int, bytes]:
        """Send a request; give the status and the body of the answer.

        Raises:
            TimedOut: there was no answer in time.
            NetworkError: the connection failed.
        """
        if self._session is None:
            raise RuntimeError("the request was not initialized")
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout), sock_read=_seconds(read_timeout)
        )
        body = request_data.json_payload if request_data else None
        try:
            async with self._session.request(
                method, url, data=body, headers=_JSON, timeout=timeout
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            # Not the error's own text: it may hold the address, and that the token.
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; one that cannot be read is not logged, since it may be a user's words.

        Raises:
            NetworkError: it is not from the Bot API, but from a proxy say.
        """
        try:
            answer = json.loads(payload.decode(errors="replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or "ok" not in answer:
            raise NetworkError("the answer is not the Bot API's")
        return answer


def _proxy_for(root: str) -> str | None:
    address = urlsplit(root)
    is_direct = proxy_bypass(address.hostname or "")
    return None if is_direct else getproxies().get(address.scheme)


def _seconds(timeout: ODVInput[float]) -> float | None:
    return timeout if isinstance(timeout, int | float | None) else TIMEOUT
