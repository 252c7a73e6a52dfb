"""Send requests to the Bot API through aiohttp.

python-telegram-bot itself uses httpx, which takes several times the processor time per request:
more than everything else that the bot does for a message (`python -m benchmarks http`).
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

DEFAULT_TIMEOUT = 5.0  # seconds to connect, and for each answer, unless a request says otherwise
_JSON = {"Content-Type": "application/json"}
KEEP_ALIVE = 60.0  # seconds that an unused connection stays open


class AiohttpRequest(BaseRequest):
    """A pool of connections for requests. It uploads no files, since the bot sends none."""

    def __init__(self, root: str, connections: int) -> None:
        """Create the pool, without opening it.

        Args:
            root: the root of the server's address; the environment may name a proxy for it.
            connections: the most that are open at once.
        """
        # Once, here: aiohttp would look it up, and read ~/.netrc, for each request.
        self._proxy = _proxy_for(root)
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return the seconds to wait for an answer."""
        return DEFAULT_TIMEOUT

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
        """Send a request; return the status and the body of the answer.

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
            # Not the error's own text: it may hold the address, which holds the token.
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse an answer; one that is not JSON is not logged, since it may quote a user.

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


def _proxy_for(root: str) -> str | None:
    address = urlsplit(root)
    is_direct = proxy_bypass(address.hostname or "")
    return None if is_direct else getproxies().get(address.scheme)


def _seconds(timeout: ODVInput[float]) -> float | None:
    return timeout if isinstance(timeout, int | float | None) else DEFAULT_TIMEOUT
