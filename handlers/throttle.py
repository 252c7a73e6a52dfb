"""Keeps one hasty person from keeping the bot from all others."""

from dataclasses import dataclass
from enum import Enum

MOST = 20  # messages of one person
PERIOD = 60.0  # seconds
MOST_PEOPLE = 10_000  # with so many, those whose period is over are forgotten


class Verdict(Enum):
    """What to do with a message."""

    ANSWER = "answer"
    NOTICE = "say that it is too much"
    IGNORE = "ignore"


@dataclass
class _Period:
    start: float
    messages: int = 0


class Throttle:
    """Counts the messages of each person in the period that runs since the first of them."""

    def __init__(self) -> None:
        self._periods: dict[int, _Period] = {}

    def judge(self, person: int, now: float) -> Verdict:
        """Count a message of a person at a time, in seconds."""
        period = self._periods.get(person)
        if period is None or now - period.start >= PERIOD:
            self._forget(now)
            period = self._periods[person] = _Period(now)
        period.messages += 1
        if period.messages <= MOST:
            return Verdict.ANSWER
        return Verdict.NOTICE if period.messages == MOST + 1 else Verdict.IGNORE

    def _forget(self, now: float) -> None:
        if len(self._periods) >= MOST_PEOPLE:
            self._periods = {
                person: period
                for person, period in self._periods.items()
                if now - period.start < PERIOD
            }
