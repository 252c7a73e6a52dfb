"""Bounds on time that hold on a busy machine, too: one of a few attempts keeps them."""

from collections.abc import Awaitable, Callable

ATTEMPTS = 3  # what is slow by itself is so each time; other programs hold one up, rarely all


async def shortest(attempt: Callable[[], Awaitable[float]], bound: float) -> float:
    """Return the shortest time of some attempts, the first that is below a bound being enough.

    Args:
        attempt: does something and gives the seconds that it took.
        bound: in seconds.
    """
    times: list[float] = []
    while len(times) < ATTEMPTS and not (times and times[-1] < bound):
        times.append(await attempt())
    return min(times)
