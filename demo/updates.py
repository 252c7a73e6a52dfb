"""Queue updates until the bot has confirmed them, and deliver them by long polling."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from demo.errors import ApiError, conflict
from demo.wire import Encoded, JsonObject, encode

#: How long Telegram keeps an update, in seconds.
UPDATE_LIFETIME = 24 * 3600

#: What a poll is told that ends because another one begins.
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """An update that waits, encoded already.

    Attributes:
        chat_id: The chat that it comes from, or that of the user where it names no chat; 0 for
            neither.
    """

    update_id: int
    chat_id: int
    made_at: float
    encoded: Encoded


class UpdateQueue:
    """The updates that the bot has not confirmed.

    Attributes:
        allowed: The kinds of update that the bot wants, empty for the default ones.
    """

    def __init__(self) -> None:
        self.allowed: list[str] = []
        self._pending: OrderedDict[int, Update] = OrderedDict()
        # Telegram, too, starts at random. Ids stay far below 2**31.
        self._next_id = 100_000_000 + secrets.randbelow(800_000_000)
        self._poller: asyncio.Future[ApiError | None] | None = None
        self._changed = asyncio.Event()
        self._is_closed = False

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, content: JsonObject, *, is_raw: bool = False) -> int:
        """Queue an update.

        Args:
            kind: Its field beside the id; of a raw update, its first one.
            content: What that field holds; for a raw update, the whole update without its id.
            is_raw: Queue it also if it is of a kind that bots get only if they ask for it.

        Returns:
            Its `update_id`, 0 where the bot does not want this kind.
        """
        if not self._is_wanted(kind, is_raw=is_raw):
            return 0
        update_id = self._next_id
        self._next_id += 1
        fields = content if is_raw else {kind: content}
        encoded = encode({"update_id": update_id, **fields})
        now = time.monotonic()
        chat_id = _chat_id(next(iter(fields.values()), None))
        self._pending[update_id] = Update(update_id, chat_id, now, encoded)
        while self._first().made_at < now - UPDATE_LIFETIME:
            self._pending.popitem(last=False)
        self._wake(None)
        return update_id

    def _is_wanted(self, kind: str, *, is_raw: bool) -> bool:
        if self.allowed:
            return kind in self.allowed
        return is_raw or kind not in _NOT_BY_DEFAULT

    def _first(self) -> Update:
        return next(iter(self._pending.values()))

    def after(self, update_id: int) -> list[Update]:
        """Return the updates that wait and came after another one, oldest first."""
        latest_first = reversed(self._pending.values())
        return list(takewhile(lambda update: update.update_id > update_id, latest_first))[::-1]

    def take(self, update: Update) -> None:
        """Forget one update, whether older ones wait or not."""
        self._pending.pop(update.update_id, None)
        self._changed.set()

    def confirm(self, offset: int) -> None:
        """Forget every update below an offset; a negative one counts from the end."""
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popitem(last=False)
        else:
            while self._pending and self._first().update_id < offset:
                self._pending.popitem(last=False)
        self._changed.set()

    def clear(self) -> None:
        """Forget every update."""
        self._pending.clear()
        self._changed.set()

    async def get(self, offset: int, limit: int, seconds: float) -> Encoded:
        """Wait for updates and return them as a JSON array.

        Raises:
            ApiError: Another poller came while this one waited, or a webhook was set.
        """
        self._wake(conflict(OTHER_POLLER))
        self.confirm(offset)
        if not self._pending and seconds > 0 and not self._is_closed:
            error = await self._wait(seconds)
            if error is not None:
                raise error
            if offset < 0:
                self.confirm(offset)
        batch = [update.encoded for update in islice(self._pending.values(), limit)]
        return Encoded(b"[" + b",".join(batch) + b"]")

    async def _wait(self, seconds: float) -> ApiError | None:
        poller: asyncio.Future[ApiError | None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        try:
            return await asyncio.wait_for(poller, seconds)
        except TimeoutError:
            return None
        finally:
            if self._poller is poller:
                self._poller = None

    def _wake(self, error: ApiError | None) -> None:
        self._changed.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(error)
            self._poller = None

    def refuse_poller(self, reason: str) -> None:
        """End a long poll with a conflict."""
        self._wake(conflict(reason))

    async def wait_change(self) -> None:
        """Wait until an update comes or goes."""
        self._changed.clear()
        await self._changed.wait()

    async def wait_empty(self, seconds: float) -> None:
        """Wait until the bot has confirmed every update, but no longer than so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                while self._pending and not self._is_closed:
                    await self.wait_change()
        except TimeoutError:
            return

    def close(self) -> None:
        """End all waiting, now and from now on."""
        self._is_closed = True
        self._wake(None)


def _chat_id(content: Any) -> int:
    """Return the id of the chat, or of the user, that the content of an update names."""
    known = as_object(content)
    chat_of_message = as_object(known.get("message")).get("chat")
    for names in (known.get("chat"), chat_of_message, known.get("from")):
        if isinstance(found := as_object(names).get("id"), int):
            return found
    return 0


def as_object(value: Any) -> JsonObject:
    """Return an object as it is, an empty one for anything else: updates of tests hold anything."""
    return value if isinstance(value, dict) else {}
