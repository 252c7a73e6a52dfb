"""Answer the bot's calls over HTTP."""

from __future__ import annotations

import logging
import re
import secrets
from functools import partial

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.errors import ApiError, bad_request
from demo.instruments.fault_injection import FaultyCall
from demo.methods import METHODS
from demo.parameters import Parameters, read_parameters
from demo.telegram_state import TelegramState
from demo.wire import BodyTooLargeError, Encoded, JsonObject, encode, read_body

logger = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_NOT_FOUND = ApiError(404, "Not Found")


class BotApi:
    """`<root>/bot<token>/<method>` as an ASGI application."""

    def __init__(self, state: TelegramState, token: str) -> None:
        self._state = state
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        with self._state.network.calling(scope["client"]):
            respond = await self._answer(scope, receive)
            await respond(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> ASGIApp:
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
            return _response(*_failure(ApiError(413, "Request Entity Too Large")))
        except ApiError as error:
            return _response(*_failure(error))
        return await self._answer_call(path["method"], parameters, receive)

    def _check_token(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise _NOT_FOUND
        if not secrets.compare_digest(token, self._token):
            raise ApiError(401, "Unauthorized")

    async def _answer_call(self, method: str, parameters: Parameters, receive: Receive) -> ASGIApp:
        rule = self._state.faults.hit(method, parameters.text("chat_id"))
        if rule is None:
            return await self._carry_out(method, parameters)
        call = FaultyCall(
            self._state,
            rule,
            partial(self._carry_out, method, parameters, rule.fault),
            partial(self._state.calls.add, method, parameters.values, fault=rule.fault),
        )
        return await call.answer(receive)

    async def _carry_out(self, method: str, parameters: Parameters, fault: str = "") -> ASGIApp:
        """Run a method, write the call down and return the response."""
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
        self._state.calls.add(method, parameters.values, answer, fault)
        return _response(status, answer)


def _failure(error: ApiError) -> tuple[int, Encoded]:
    answer: JsonObject = {
        "ok": False,
        "error_code": error.status,
        "description": error.reason,
    }
    if error.parameters:
        answer["parameters"] = error.parameters
    return error.status, encode(answer)


def _response(status: int, body: Encoded) -> ASGIApp:
    # By hand: every call is answered here, and Starlette's Response takes twice as long.
    async def respond(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        length = str(len(body)).encode()
        headers = [(b"content-length", length), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return respond
