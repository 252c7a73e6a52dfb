"""Take the bot's calls over HTTP."""

from __future__ import annotations

import logging
import re
import secrets

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.errors import ApiError, bad_request
from demo.instruments.fault_rules import Fault, wait_disconnect
from demo.methods import METHODS
from demo.parameters import Parameters, read_parameters
from demo.telegram_state import TelegramState
from demo.wire import BodyTooLargeError, Encoded, encode, read_body

logger = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_NOT_FOUND = ApiError(404, "Not Found")
# Written down for a call that was not carried out and got no answer.
_LOST = encode({"ok": False, "description": "the connection was lost"})


class BotApi:
    """Answer `<root>/bot<token>/<method>`; an ASGI application.

    Every call goes through `_answer_call`, where faults befall it.
    """

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
        fault = self._state.faults.befall(method, parameters.text("chat_id"))
        if fault is None:
            return _response(*await self._carry_out(method, parameters))
        answer = None
        if fault.when == "after":
            answer = await self._carry_out(method, parameters, fault.fault)
        if fault.delay and not await self._state.faults.delay(fault.delay, receive):
            if answer is None:
                self._write_down(method, parameters, _LOST, fault.fault)
            return _say_nothing
        if fault.fault == "slow":
            return _response(*(answer or await self._carry_out(method, parameters, fault.fault)))
        if answer is None:
            failure = encode(fault.error()) if fault.fault == "error" else _LOST
            self._write_down(method, parameters, failure, fault.fault)
        return _error(fault) if fault.fault == "error" else self._hang_up(fault)

    async def _carry_out(
        self, method: str, parameters: Parameters, fault: str = ""
    ) -> tuple[int, Encoded]:
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
        self._write_down(method, parameters, answer, fault)
        return status, answer

    def _write_down(self, method: str, parameters: Parameters, answer: Encoded, fault: str) -> None:
        self._state.calls.add(method, parameters.values, answer, fault)

    def _hang_up(self, fault: Fault) -> ASGIApp:
        async def hang_up(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
            self._state.network.cut(scope["client"], is_reset=fault.fault != "close")
            # uvicorn logs an error if no answer comes before it knows that the client is gone.
            await wait_disconnect(receive)

        return hang_up


def _failure(error: ApiError) -> tuple[int, Encoded]:
    answer = {"ok": False, "error_code": error.status, "description": error.reason}
    return error.status, encode(answer)


def _response(status: int, body: Encoded) -> ASGIApp:
    # By hand: this is the path of every call, and Starlette's Response takes twice as long.
    async def respond(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
        length = str(len(body)).encode()
        headers = [(b"content-length", length), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return respond


def _error(fault: Fault) -> ASGIApp:
    page = fault.page()
    if page:
        return Response(page, fault.status, media_type="text/html")
    error = fault.error()
    wait = error.get("parameters", {}).get("retry_after")
    headers = {"Retry-After": str(wait)} if wait else None
    return Response(encode(error), fault.status, headers, media_type="application/json")


async def _say_nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer nothing to a client that is gone."""
