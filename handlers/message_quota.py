"""Count the messages of each sender, so that nobody keeps the bot from answering the others."""

from collections.abc import Hashable
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

    def is_over(self, at: float) -> bool:
        return abs(at - self.start) >= PERIOD


class MessageQuota:
    """The messages of each sender, counted in periods that begin with the first of them."""

    def __init__(self) -> None:
        self._periods: dict[Hashable, _Period] = {}

    def judge(self, sender: Hashable, at: float) -> Verdict:
        """Count a message of a sender.

        Args:
            sender: what tells the sender apart from all others.
            at: when it was sent, in seconds; messages that waited may come after later ones.
        """
        period = self._periods.get(sender)
        if period is None or period.is_over(at):
            self._forget(at)
            period = self._periods[sender] = _Period(at)
        period.messages += 1
        if period.messages <= MAX_MESSAGES:
            return Verdict.ANSWER
        return Verdict.NOTICE if period.messages == MAX_MESSAGES + 1 else Verdict.IGNORE

    def _forget(self, at: float) -> None:
        if len(self._periods) >= MAX_SENDERS:
            self._periods = {
                sender: period for sender, period in self._periods.items() if not period.is_over(at)
            }
