"""Break connections, as no answer of an ASGI application can."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import struct
from collections.abc import Iterator
from typing import TypeAlias

import uvicorn

from demo.listening import bind

#: The address of the other end of a connection.
Client: TypeAlias = tuple[str, int]

# On, with 0 seconds: what is not sent is thrown away and the connection reset.
_NO_LINGER = struct.pack("ii" if os.name == "posix" else "hh", 1, 0)


class Network:
    """The server's listening sockets, and the connections that carry the bot's calls."""

    def __init__(self) -> None:
        self._server: uvicorn.Server | None = None
        self._address = ("", 0)
        self._callers: set[Client] = set()
        self._accepting = asyncio.Event()
        self._refusal: asyncio.Task[None] | None = None

    def attach(self, server: uvicorn.Server, host: str, port: int) -> None:
        """Take over the connections of a server that starts to listen."""
        self._server = server
        self._address = (host, port)

    @contextlib.contextmanager
    def calling(self, client: Client) -> Iterator[None]:
        """Count a connection among those that carry a call."""
        self._callers.add(client)
        try:
            yield
        finally:
            self._callers.discard(client)

    def cut(self, client: Client, *, is_reset: bool) -> None:
        """End a connection at once, in an orderly way or with a reset."""
        if self._server is None:
            return
        for connection in tuple(self._server.server_state.connections):
            peer = connection.transport.get_extra_info("peername") or ()
            if tuple(peer[:2]) == tuple(client):  # of IPv6, peers have two fields more
                _end(connection.transport, is_reset=is_reset)

    def cut_calls(self) -> None:
        """Reset every connection that carries a call."""
        for client in tuple(self._callers):
            self.cut(client, is_reset=True)

    async def refuse(self, seconds: float) -> None:
        """Refuse new connections for so many seconds; those that are open stay."""
        await self.accept()
        if self._server is None:
            return
        for listener in self._server.servers:
            listener.close()
        # A socket that is bound and does not listen keeps the port from everyone else, and whoever
        # connects to it is refused.
        placeholder = bind(*self._address)
        self._accepting.clear()
        self._refusal = asyncio.create_task(self._reopen(self._server, placeholder, seconds))

    async def _reopen(
        self, server: uvicorn.Server, placeholder: socket.socket, seconds: float
    ) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._accepting.wait(), seconds)
        if server.should_exit:
            placeholder.close()
        else:
            await server.startup([placeholder])

    async def accept(self) -> None:
        """Accept connections again, if they are refused."""
        self._accepting.set()
        if self._refusal is not None:
            await self._refusal
            self._refusal = None


def _end(transport: asyncio.Transport, *, is_reset: bool) -> None:
    connection = transport.get_extra_info("socket")
    if is_reset and connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    transport.abort()
