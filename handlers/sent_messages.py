"""Send each message of a reply once, however often its update is handled."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext

Note = Callable[[Sequence[int]], Awaitable[None]]


class SentMessages:
    """The messages of the reply to one update.

    Every attempt to handle an update sends the messages of its reply in the same order, so those
    that an earlier attempt sent, before it failed or its process died, are known by their number.

    Attributes:
        ids: message ids, in the order in which they were sent.
    """

    def __init__(
        self,
        ids: Iterable[int] = (),
        note: Note | None = None,
        turn: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    ) -> None:
        """Go on after what earlier attempts sent.

        Args:
            ids: ids of the messages that they sent.
            note: records all ids so far, each time a message was sent.
            turn: gives the right to send, for as long as a message is sent and not recorded.
        """
        self.ids = [*ids]
        self._note = note
        self._turn = turn
        self._passed = 0  # messages that this attempt has come to

    async def once(self, send: Callable[[], Awaitable[int]]) -> int:
        """Send the next message, unless an earlier attempt did; return its id."""
        if self._passed == len(self.ids):
            async with self._turn():
                self.ids.append(await send())
                if self._note:
                    await self._note(self.ids)
        self._passed += 1
        return self.ids[self._passed - 1]
