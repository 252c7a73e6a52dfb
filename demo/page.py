"""Serve the chat page."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

# Nothing is loaded from elsewhere, no script runs that is not in a file, no page frames this one.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def page_routes() -> list[Route]:
    """Return the routes of the page and its files."""
    return [
        Route("/", _serve_page, methods=["GET"]),
        Route("/static/{name}", _serve_file, methods=["GET"]),
    ]


async def _serve_page(request: Request) -> Response:  # noqa: ARG001
    return _file("index.html")


async def _serve_file(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    # Read each time, so that an edit of the page shows on reload: the files are small. Only names
    # that the folder lists are served, so that no path leads out of it.
    path = _STATIC / name
    if path not in _STATIC.iterdir() or path.suffix not in _TYPES:
        return Response("Not Found", 404, headers=_HEADERS)
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers=_HEADERS)
