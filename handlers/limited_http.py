"""Limit the connections to the web server: their number, and how long one may keep silent.

uvicorn waits for ever for the request of a connection, and accepts as many as there are file
descriptors. Then the bot can open neither its database nor a connection to Telegram, and asyncio
logs an error for each connection that waits, again and again.
"""

import asyncio
import logging
import math
from collections.abc import Sequence
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

MAX_CONNECTIONS = 256  # Telegram opens 40 at most; a system usually allows 1024 file descriptors
BACKLOG = 64  # connections that wait to be accepted
SILENCE_TIMEOUT = 10.0  # seconds in which there has to be a whole header, or a further one
LOG_INTERVAL = 60.0  # seconds between two lines about too many connections

logger = logging.getLogger(__name__)


class LimitedProtocol(H11Protocol):
    """A connection that is closed if it keeps silent, at once if another one needs its place."""

    _logged_at: ClassVar[float] = -math.inf

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Make room for the connection, and expect a request."""
        super().connection_made(transport)
        self._opened_at = self.loop.time()
        self._expect()
        # A connection that is being closed stays among them until the event loop's next turn, in
        # which dozens come in a crowd: it must not be chosen again in place of another one.
        mine = (one for one in self.connections if isinstance(one, LimitedProtocol))
        standing = [one for one in mine if not one.transport.is_closing()]
        if len(standing) > MAX_CONNECTIONS:
            _close_oldest(standing)

    def connection_lost(self, exc: Exception | None) -> None:
        """Expect nothing more."""
        self._timer.cancel()
        super().connection_lost(exc)

    @property
    def is_silent(self) -> bool:
        """Check whether no request is being answered."""
        cycle: Any = self.cycle
        return cycle is None or cycle.response_complete

    def _expect(self) -> None:
        self._last_cycle = self.cycle
        self._timer = self.loop.call_later(SILENCE_TIMEOUT, self._close_if_silent)

    def _close_if_silent(self) -> None:
        if self.is_silent and self.cycle is self._last_cycle:
            self.transport.abort()
        else:
            self._expect()


def _close_oldest(connections: Sequence[LimitedProtocol]) -> None:
    silent = (one for one in connections if one.is_silent)  # the new one at least
    oldest = min(silent, key=lambda one: one._opened_at)
    oldest.transport.abort()
    now = oldest.loop.time()
    if now - LimitedProtocol._logged_at > LOG_INTERVAL:
        LimitedProtocol._logged_at = now
        logger.warning("more than %d connections: silent ones are closed", MAX_CONNECTIONS)
