"""Time, measured so that other work on the machine disturbs it little."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ParamSpec, Self, TypeVar

from benchmarks.figures import quantile

P = ParamSpec("P")
R = TypeVar("R")


def timed(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> tuple[R, float]:
    """Call a function; return what it returns and the seconds that it took."""
    start = time.perf_counter()
    result = function(*args, **kwargs)
    return result, time.perf_counter() - start


@dataclass(frozen=True)
class Latency:
    """How long one question takes, in milliseconds: the median and the slow ones."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Self:
        """Sum up the times of many questions."""
        p50, p95, p99 = (1000 * quantile(seconds, part) for part in (0.5, 0.95, 0.99))
        return cls(p50, p95, p99)

    @classmethod
    def best(cls, found: Sequence[Self]) -> Self:
        """Return the lowest of each figure."""
        return cls(
            min(one.p50 for one in found),
            min(one.p95 for one in found),
            min(one.p99 for one in found),
        )


def lowest(rounds: Sequence[Sequence[float]]) -> list[float]:
    """Return the lowest of the times that each question took in several rounds."""
    return [min(times) for times in zip(*rounds, strict=True)]
