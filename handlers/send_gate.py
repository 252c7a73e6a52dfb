"""Let one message after the other go to Telegram, so that a kill leaves few unrecorded."""

import asyncio
from collections import deque


class SendGate:
    """Lets one sender in at a time, and more only when told to.

    A sender stays in until its message is sent and recorded; whoever comes meanwhile waits, in
    order.
    """

    def __init__(self) -> None:
        self._inside = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

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

    async def __aexit__(self, *_: object) -> None:
        """Let the next sender in, unless others are still inside."""
        self._leave()

    def let_in(self) -> None:
        """Let one more sender in, beside those that are inside, if any is waiting."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.cancelled():
                self._inside += 1
                turn.set_result(None)
                return

    def _leave(self) -> None:
        self._inside -= 1
        if not self._inside:
            self.let_in()
