"""Answer a call as the rule that hits it says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.instruments.fault_rules import FaultRule, wait_disconnect
from demo.telegram_state import TelegramState
from demo.wire import Encoded, encode

# What the log says of a call that was not carried out and got no answer.
_LOST = encode({"ok": False, "description": "the connection was lost"})


@dataclass(frozen=True, slots=True)
class FaultyCall:
    """A call that a rule hits.

    Attributes:
        carry_out: Runs the method, writes the call down and returns the response.
        write_down: Writes the call down with an answer, where it is not carried out.
    """

    state: TelegramState
    rule: FaultRule
    carry_out: Callable[[], Awaitable[ASGIApp]]
    write_down: Callable[[Encoded], None]

    async def answer(self, receive: Receive) -> ASGIApp:
        """Return what the bot gets to see of the call."""
        rule = self.rule
        response = await self.carry_out() if rule.when == "after" else None
        if rule.delay and not await self.state.faults.delay(rule.delay, receive):
            if response is None:
                self.write_down(_LOST)
            return _say_nothing
        if rule.fault == "slow":
            return response or await self.carry_out()
        if response is None:
            self.write_down(encode(rule.error()) if rule.fault == "error" else _LOST)
        return _error(rule) if rule.fault == "error" else self._hang_up

    async def _hang_up(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        self.state.network.cut(scope["client"], is_reset=self.rule.fault != "close")
        # uvicorn logs an error if no answer comes before it knows that the client is gone.
        await wait_disconnect(receive)


def _error(rule: FaultRule) -> ASGIApp:
    page = rule.page()
    if page:
        return Response(page, rule.status, media_type="text/html")
    error = rule.error()
    wait = error.get("parameters", {}).get("retry_after")
    headers = {"Retry-After": str(wait)} if wait else None
    return Response(encode(error), rule.status, headers, media_type="application/json")


async def _say_nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer nothing to a client that is gone."""
