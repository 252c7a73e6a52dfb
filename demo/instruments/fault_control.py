"""Add, show and remove the rules by which the bot's calls fail."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from demo.errors import PersonError
from demo.instruments.fault_rules import FaultRule
from demo.requests import read_fields, read_json, reply, waiting_time
from demo.telegram_state import TelegramState


class FaultControl:
    """The rules over HTTP."""

    def __init__(self, state: TelegramState) -> None:
        self._state = state

    async def add(self, request: Request) -> Response:
        """Add one rule, or an array of them, after those that are there."""
        given = await read_json(request)
        for rule in [_read(one) for one in (given if isinstance(given, list) else [given])]:
            await self._add(rule)
        return self._shown()

    async def _add(self, rule: FaultRule) -> None:
        self._state.faults.add(rule)
        if rule.is_outage:
            self._state.network.cut_calls()
        if rule.fault == "refuse" and rule.seconds is not None:
            await self._state.network.refuse(rule.seconds)

    async def show(self, request: Request) -> Response:
        """List the rules; with `wait`, wait until they have hit `count` calls."""
        fields = await read_fields(request)
        seconds = waiting_time(fields, default=0.0)
        await self._state.faults.wait_for(fields.integer("count", 1), seconds)
        return self._shown()

    async def clear(self, request: Request) -> Response:  # noqa: ARG002
        """Remove all rules."""
        self._state.faults.clear()
        await self._state.network.accept()
        return self._shown()

    def _shown(self) -> Response:
        return reply({"faults": self._state.faults.as_json()})


def _read(given: Any) -> FaultRule:
    try:
        return FaultRule.model_validate(given)
    except ValidationError as error:
        found = (_worded(one["loc"], one["msg"]) for one in error.errors())
        raise PersonError(400, "; ".join(found)) from None


def _worded(location: tuple[int | str, ...], message: str) -> str:
    where = ".".join(map(str, location))
    return f"`{where}`: {message}" if where else message
