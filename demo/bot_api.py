"""Take the bot's calls over HTTP."""

from __future__ import annotations

import logging
import re
import secrets

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from demo.errors import ApiError, bad_request
from demo.methods import METHODS
from demo.parameters import Parameters, read_parameters
from demo.telegram_state import TelegramState
from demo.wire import BodyTooLargeError, Encoded, encode, read_body

logger = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_NOT_FOUND = ApiError(404, "Not Found")


class BotApi:
    """Answer `<root>/bot<token>/<method>`; an ASGI application.

    Every call goes through `call`: what should befall calls (delays, failures) has its place
    there.
    """

    def __init__(self, state: TelegramState, token: str) -> None:
        self._state = state
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        status, body = await self._answer(scope, receive)
        response = Response(body, status, media_type="application/json")
        await response(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[int, Encoded]:
        path = scope["path_params"]
        try:
            self._check_token(path.get("token", ""))
            name = path.get("method", "").lower()
            if name not in METHODS:
                raise _NOT_FOUND
            if scope["method"] not in ("GET", "POST"):
                raise ApiError(405, "Method Not Allowed")
            content_type = Headers(scope=scope).get("content-type", "")
            body = await read_body(receive)
            parameters = read_parameters(scope["query_string"], content_type, body)
        except BodyTooLargeError:
            return _failure(ApiError(413, "Request Entity Too Large"))
        except ApiError as error:
            return _failure(error)
        return await self.call(path["method"], parameters)

    def _check_token(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise _NOT_FOUND
        if not secrets.compare_digest(token, self._token):
            raise ApiError(401, "Unauthorized")

    async def call(self, method: str, parameters: Parameters) -> tuple[int, Encoded]:
        """Run a method and write the call down.

        Returns:
            The HTTP status and the body of the answer.
        """
        try:
            result = await METHODS[method.lower()](self._state, parameters)
            status, answer = 200, Encoded(b'{"ok":true,"result":' + encode(result) + b"}")
        except ApiError as error:
            status, answer = _failure(error)
        except UnicodeEncodeError:
            status, answer = _failure(bad_request("strings must be encoded in UTF-8"))
        except Exception:
            logger.exception("demo: %s failed", method)
            status, answer = _failure(ApiError(500, "Internal Server Error"))
        self._state.calls.add(method, parameters.values, answer)
        return status, answer


def _failure(error: ApiError) -> tuple[int, Encoded]:
    answer = {"ok": False, "error_code": error.status, "description": error.reason}
    return error.status, encode(answer)
