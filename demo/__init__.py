"""Stand in for Telegram on this machine: its Bot API over HTTP and a chat page in the browser."""

from demo.server import DemoServer

__all__ = ["DemoServer"]
