"""Decide which of the bot's calls fail, and how: errors, slow answers, broken connections."""

from __future__ import annotations

import asyncio
import math
import random
import time
from http import HTTPStatus
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.types import Receive

from demo.updates import OTHER_POLLER
from demo.wire import JsonObject

_DESCRIPTIONS = {
    403: "Forbidden: bot was blocked by the user",
    409: f"Conflict: {OTHER_POLLER}",
}
# What a proxy before the Bot API answers by itself, as HTML.
_OF_PROXIES = (502, 503, 504)
_PAGE = """<html>\r
<head><title>{0}</title></head>\r
<body>\r
<center><h1>{0}</h1></center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
"""


class FaultRule(BaseModel):
    """A rule: which of the bot's calls fail, and how.

    Attributes:
        fault: `error`: the call is answered with an error. `slow`: it is answered after `delay`.
            `close`, `reset`: its connection ends without an answer, in an orderly way or with a
            reset. `outage`: every connection that carries a call is reset, and that of every later
            call. `refuse`: in addition, nobody can open a connection, not even people.
        when: `before`: the call is not carried out, unless it is only slow. `after`: it is, and
            the bot does not learn of it.
        method: The only method that the rule applies to, in any case; empty for all.
        chat_id: The only chat whose calls the rule applies to.
        count: How many calls the rule hits; without it and `seconds`, it hits until it is removed.
        seconds: How long the rule applies.
        probability: How likely it hits a call that it applies to.
        seed: Makes it hit the same of these calls in each run.
        delay: How many seconds pass before the call fails, or is answered.
        status: The HTTP status of an error.
        description: The description of an error; Telegram's usual one if empty.
        retry_after: How many seconds a 429 tells the bot to wait.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: Literal["error", "slow", "close", "reset", "outage", "refuse"]
    when: Literal["before", "after"] = "before"
    method: str = ""
    chat_id: int | None = None
    count: int | None = Field(None, ge=1)
    seconds: float | None = Field(None, gt=0)
    probability: float = Field(1.0, gt=0, le=1)
    seed: int | None = None
    delay: float = Field(0.0, ge=0)
    status: int = Field(500, ge=400, le=599)
    description: str = ""
    retry_after: int = Field(1, ge=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.is_outage and self.model_fields_set - {"fault", "seconds"}:
            raise ValueError("it hits every call: it takes `seconds` and nothing else")
        if self.fault == "refuse" and self.seconds is None:
            raise ValueError("it needs `seconds`: nobody could reach the server to end it")
        if self.fault == "slow" and not self.delay:
            raise ValueError("it needs a `delay`")
        return self

    @property
    def is_outage(self) -> bool:
        """Check whether the whole network is gone."""
        return self.fault in ("outage", "refuse")

    def applies_to(self, method: str, chat_id: str) -> bool:
        """Check whether the rule may hit a call."""
        return (not self.method or self.method.lower() == method.lower()) and (
            self.chat_id is None or str(self.chat_id) == chat_id
        )

    def error(self) -> JsonObject:
        """Return what the Bot API answers."""
        answer: JsonObject = {
            "ok": False,
            "error_code": self.status,
            "description": self.description or self._usual_description(),
        }
        if self.status == HTTPStatus.TOO_MANY_REQUESTS:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer

    def _usual_description(self) -> str:
        if self.status == HTTPStatus.TOO_MANY_REQUESTS:
            return f"Too Many Requests: retry after {self.retry_after}"
        return _DESCRIPTIONS.get(self.status) or _phrase(self.status)

    def page(self) -> str:
        """Return what a proxy answers instead of the Bot API, nothing where none does."""
        if self.status not in _OF_PROXIES or self.description:
            return ""
        return _PAGE.format(f"{self.status} {_phrase(self.status)}")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


class _ActiveRule:
    """A rule with the count of the calls that it has hit."""

    def __init__(self, rule: FaultRule) -> None:
        self.rule = rule
        self.hits = 0
        self._end = math.inf if rule.seconds is None else time.monotonic() + rule.seconds
        self._random = random.Random(rule.seed)  # noqa: S311 - to be repeated, not to be secret

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._end or self.hits == self.rule.count

    def is_hit(self, method: str, chat_id: str) -> bool:
        return (
            not self.is_over
            and self.rule.applies_to(method, chat_id)
            and self._random.random() < self.rule.probability
        )

    def as_json(self) -> JsonObject:
        return self.rule.model_dump() | {"hits": self.hits, "over": self.is_over}


class FaultRules:
    """The rules in their order: the first that hits a call decides what becomes of it."""

    def __init__(self) -> None:
        self._active: list[_ActiveRule] = []
        self._hit = asyncio.Event()
        self._closed = asyncio.Event()

    def add(self, rule: FaultRule) -> None:
        """Put a rule after the others."""
        self._active.append(_ActiveRule(rule))

    def clear(self) -> None:
        """Remove all rules; calls that are delayed already stay so."""
        self._active.clear()

    def as_json(self) -> list[JsonObject]:
        """Return the rules for a reader, those that are over too."""
        return [active.as_json() for active in self._active]

    def hit(self, method: str, chat_id: str) -> FaultRule | None:
        """Return the rule that hits a call, and count the hit; None where none does."""
        for active in self._active:
            if active.is_hit(method, chat_id):
                active.hits += 1
                self._hit.set()
                return active.rule
        return None

    async def wait_for(self, count: int, seconds: float) -> None:
        """Wait until the rules have hit so many calls, but no longer than so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                while self._count() < count and not self._closed.is_set():
                    self._hit.clear()
                    await self._hit.wait()
        except TimeoutError:
            return

    def _count(self) -> int:
        return sum(active.hits for active in self._active)

    async def delay(self, seconds: float, receive: Receive) -> bool:
        """Let a client wait; tell whether it is still there afterwards."""
        leaving = asyncio.create_task(wait_disconnect(receive))
        closing = asyncio.create_task(self._closed.wait())
        try:
            await asyncio.wait(
                (leaving, closing), timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            return not leaving.done()
        finally:
            leaving.cancel()
            closing.cancel()

    def close(self) -> None:
        """End all waiting, now and from now on."""
        self._closed.set()
        self._hit.set()


async def wait_disconnect(receive: Receive) -> None:
    """Wait until the client of a request, which has been read to its end, is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
