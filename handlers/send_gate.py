"""Let one message after the other go to Telegram, so that a kill leaves few unrecorded."""

import asyncio
from collections import deque
from collections.abc import Callable

# Messages are sent one after the other, and one more at once whenever none has been sent for this
# long, because Telegram is slow: 33 a second or more, where it allows a bot 30. If the process is
# killed, what Telegram has taken and the bot does not know of is sent again, up to a message for
# each that is being sent: .9 a kill, with two at a time 1.4, with eight 13 (`python -m benchmarks
# faults`).
RAMP_UP_PAUSE = 0.03  # seconds


class SendGate:
    """Lets one sender in at a time, and one more whenever none has sent its message for a while.

    A sender stays in until its message is sent and recorded; whoever comes meanwhile waits, in
    order.
    """

    def __init__(self, begin_more: Callable[[], bool]) -> None:
        """Let nobody in yet.

        Args:
            begin_more: is called when one more may send; returns whether any is still at work.
        """
        self._begin_more = begin_more
        self._inside = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._sent_at = 0.0

    async def __aenter__(self) -> None:
        """Wait for the turn of this sender."""
        if not self._inside:
            self._inside = 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it was let in just before
                self._leave()
            raise

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Let the next sender in, unless others are still inside."""
        if kind is None:
            self._sent_at = asyncio.get_running_loop().time()
        self._leave()

    def watch(self) -> None:
        """Begin to let one more in whenever none has sent, for as long as any is at work."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(RAMP_UP_PAUSE, self._ramp_up)

    def close(self) -> None:
        """Let nobody more in."""
        if self._timer:
            self._timer.cancel()

    def let_in(self) -> None:
        """Let one more sender in, beside those that are inside, if any is waiting."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.cancelled():
                self._inside += 1
                turn.set_result(None)
                return

    def _ramp_up(self) -> None:
        loop = asyncio.get_running_loop()
        due = self._sent_at + RAMP_UP_PAUSE
        self._timer = loop.call_at(due, self._ramp_up) if due > loop.time() else None
        if self._timer is None:
            self.let_in()
            if self._begin_more():
                self.watch()

    def _leave(self) -> None:
        self._inside -= 1
        if not self._inside:
            self.let_in()
