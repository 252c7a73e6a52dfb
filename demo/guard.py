"""Keep other web sites away: no page from the internet may talk to the stand-in."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class LocalOnly:
    """An ASGI middleware that refuses requests under a foreign name or from a foreign page.

    A site can let its own name resolve to 127.0.0.1 (DNS rebinding): the browser then takes the
    stand-in for a part of that site, but still sends the site's name as `Host`. And any site can
    send a form to 127.0.0.1: then `Origin` names the site. `Host` may have any port, so that a
    forwarded one works; `Origin` must be the address that the request goes to.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._names = _LOOPBACK_NAMES | {host}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http":
            refusal = self._refusal(Headers(scope=scope))
            if refusal:
                await PlainTextResponse(refusal, 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, headers: Headers) -> str:
        host = headers.get("host", "")
        if _name(f"//{host}") not in self._names:
            return "This server answers only under its address on this machine.\n"
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{host}".lower():
            return "This server answers only to its own pages.\n"
        return ""


def _name(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
