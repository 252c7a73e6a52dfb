"""Read requests under `/demo/` and answer them."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.parameters import Parameters, read_parameters
from demo.wire import decode, encode, read_body

#: How long a request waits for the bot unless it says otherwise, and at most; in seconds.
DEFAULT_WAIT = 10.0
LONGEST_WAIT = 300.0


async def read_fields(request: Request) -> Parameters:
    """Read the fields of the body and of the query string."""
    content_type = request.headers.get("content-type", "")
    body = await read_body(request.receive)
    return read_parameters(request.scope["query_string"], content_type, body)


async def read_json(request: Request) -> Any:
    """Read a body that is JSON.

    Raises:
        PersonError: It is none.
    """
    try:
        return decode(await read_body(request.receive))
    except ValueError:
        raise PersonError(400, "The body is no JSON.") from None


def waiting_time(fields: Parameters, default: float = DEFAULT_WAIT) -> float:
    """Return how many seconds a request waits for the bot.

    Raises:
        PersonError: `wait` is no number.
    """
    try:
        wanted = float(fields.text("wait", str(default)))
    except ValueError:
        raise PersonError(400, "`wait` is a number of seconds.") from None
    return max(0.0, min(LONGEST_WAIT, wanted))


def reply(value: object, status: int = 200) -> Response:
    """Return an answer that is JSON."""
    return Response(encode(value), status, media_type="application/json")
