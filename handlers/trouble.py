"""Keep apart what is news of a trouble, and what repeats it."""

import math
from collections.abc import Hashable

MAX_REMEMBERED = 100  # different things said


class Trouble:
    """Something that goes wrong for a while.

    Attributes:
        is_present: whether it goes wrong now.
    """

    def __init__(self) -> None:
        self.is_present = False

    def begin(self) -> bool:
        """Note that it goes wrong; return whether that is news."""
        is_news = not self.is_present
        self.is_present = True
        return is_news

    def end(self) -> None:
        """Note that it works."""
        self.is_present = False


class Repetitions:
    """What was said lately, so that it is said once in an interval."""

    def __init__(self, interval: float) -> None:
        self._interval = interval  # seconds
        self._said_at: dict[Hashable, float] = {}

    def is_news(self, said: Hashable, now: float) -> bool:
        """Check whether something was not said lately, and note that it is now, in seconds."""
        if now - self._said_at.get(said, -math.inf) < self._interval:
            return False
        if len(self._said_at) >= MAX_REMEMBERED:
            self._said_at.clear()
        self._said_at[said] = now
        return True
