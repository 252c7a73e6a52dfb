"""Stand in for Telegram on this machine: its Bot API over HTTP and a chat page in the browser."""

from __future__ import annotations

from demo.server import DemoServer

__all__ = ["DemoServer", "server"]


def server(
    host: str,
    port: int,
    token: str,
    *,
    username: str = "demo_faq_bot",
    name: str = "Démo",
) -> DemoServer:
    """Return a stand-in for one bot, not started yet.

    Args:
        host: A loopback address.
        port: Where to listen; 0 picks a free port.
        token: The bot's token, `<digits>:<letters>`; any other is refused.
        username: The bot's name after the @.
        name: The bot's displayed name, until the bot sets one.

    Returns:
        A server with `start()`, `url` and `stop()`; `async with` starts and stops it.

    Raises:
        ValueError: The host is not a loopback address.
    """
    return DemoServer(host, port, token, username=username, name=name)
