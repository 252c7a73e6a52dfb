"""Listen on an address that only this machine can reach."""

from __future__ import annotations

import ipaddress
import os
import socket

_BACKLOG = 1024


def checked_host(host: str) -> str:
    """Return the address to listen on.

    Raises:
        ValueError: Others could reach it.
    """
    if host == "localhost":
        return "127.0.0.1"
    try:
        is_loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise ValueError(
            f"the demo listens only on this machine: {host!r} is not a loopback address, "
            "use 127.0.0.1"
        )
    return host


def listen(host: str, port: int) -> socket.socket:
    """Take a port and listen there; 0 takes a free one.

    Raises:
        OSError: Another server has it.
    """
    listener = bind(host, port)
    try:
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def bind(host: str, port: int) -> socket.socket:
    """Take a port, without listening yet.

    Raises:
        OSError: Another server has it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol must be named: asyncio turns Nagle's algorithm off only for sockets that say
    # they are TCP, and with it every answer takes 40 ms. socket.create_server() names none.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
