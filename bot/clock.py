"""Return the time of a clock that nobody sets.

The clock of a system can be set while the bot runs, back an hour or ahead ten years for a moment.
What waits would then wait for ever, and what is to be kept would be deleted. This clock agrees with
the system's at the start of the process, and then counts seconds.
"""

import time
from datetime import UTC, date, datetime


def now() -> float:
    """Return the seconds since the epoch."""
    return _DIFFERENCE + _elapsed()


def today() -> date:
    """Return the day in UTC, the same wherever a process runs."""
    return datetime.fromtimestamp(now(), UTC).date()


def _elapsed() -> float:
    # Where there is such a clock, it goes on while a laptop sleeps.
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


_DIFFERENCE = time.time() - _elapsed()
