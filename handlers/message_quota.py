"""Count the messages of each sender, so that nobody keeps the bot from answering the others."""

from dataclasses import dataclass
from enum import Enum

MAX_MESSAGES = 20  # of one sender in a period
PERIOD = 60.0  # seconds
MAX_SENDERS = 10_000  # above that, senders whose period is over are forgotten


class Verdict(Enum):
    """What to do with a message."""

    ANSWER = "answer"
    NOTICE = "ask the sender to slow down"
    IGNORE = "ignore"


@dataclass
class _Period:
    start: float
    messages: int = 0


class MessageQuota:
    """The messages of each sender, counted in periods that begin with the first of them."""

    def __init__(self) -> None:
        self._periods: dict[int, _Period] = {}

    def judge(self, sender: int, now: float) -> Verdict:
        """Count a message of a sender at a time, in seconds."""
        period = self._periods.get(sender)
        if period is None or now - period.start >= PERIOD:
            self._forget(now)
            period = self._periods[sender] = _Period(now)
        period.messages += 1
        if period.messages <= MAX_MESSAGES:
            return Verdict.ANSWER
        return Verdict.NOTICE if period.messages == MAX_MESSAGES + 1 else Verdict.IGNORE

    def _forget(self, now: float) -> None:
        if len(self._periods) >= MAX_SENDERS:
            self._periods = {
                sender: period
                for sender, period in self._periods.items()
                if now - period.start < PERIOD
            }
