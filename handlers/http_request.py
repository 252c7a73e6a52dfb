"""Requests to the Bot API through aiohttp.

httpx, which python-telegram-bot uses by default, takes several times the processor time per
request: more than everything else that the bot does for a message (`python -m benchmarks http`).
"""

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.proxy import Proxy

REQUEST_TIMEOUT = 5.0  # seconds to connect, and to wait for each response, by default
_JSON = {"Content-Type": "application/json"}
KEEP_ALIVE_TIMEOUT = 60.0  # seconds that an idle connection stays open


class AiohttpRequest(BaseRequest):
    """Sends requests over a pool of connections. It uploads no files: the bot sends none."""

    def __init__(self, connections: int, proxy: Proxy | None = None) -> None:
        """Prepare a connection pool.

        Args:
            connections: maximum number of connections.
            proxy: the proxy to use; aiohttp would look for one itself, for every request.
        """
        self._proxy = proxy
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return the seconds to wait for a response."""
        return REQUEST_TIMEOUT

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections, keepalive_timeout=KEEP_ALIVE_TIMEOUT
            )
            url = self._proxy.url if self._proxy else None
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), proxy=url
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
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - requests are small
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the pool is large enough
    ) -> tuple[int, bytes]:
        """Send a request; return the status and the body of the response.

        Raises:
            TimedOut: there was no response in time.
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
            # Not the text of the error: it may contain the URL, and with it the token.
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse a response; a malformed one is not logged, since it may contain a user's words.

        Raises:
            NetworkError: it does not come from the Bot API but, say, from a proxy.
        """
        try:
            answer = json.loads(payload.decode(errors="replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or "ok" not in answer:
            raise NetworkError("the answer is not the Bot API's")
        return answer


def _seconds(timeout: object) -> float | None:
    return timeout if isinstance(timeout, int | float | None) else REQUEST_TIMEOUT
