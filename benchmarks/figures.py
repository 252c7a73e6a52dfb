"""What is counted: the share of right entries, and how well doubt tells right from wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.cases import Case
from benchmarks.peers.ranker import Ranking

LET_THROUGH = 0.05  # of the questions out of scope


@dataclass(frozen=True)
class Quality:
    """Shares, 0..1, of the questions in scope.

    Attributes:
        top1: the right entry ranks first.
        top3: the right entry is among the first three.
        right: the right entry ranks first, and with more confidence than `LET_THROUGH` of the
            questions out of scope exceed (`right@5%out`); not a number if there are none.
    """

    top1: float
    top3: float
    right: float


def quality(cases: Sequence[Case], rankings: Sequence[Ranking]) -> Quality:
    """Judge the rankings of all cases."""
    inside = [(case.ids, found) for case, found in zip(cases, rankings, strict=True) if case.ids]
    outside = [found for case, found in zip(cases, rankings, strict=True) if not case.ids]
    gate = quantile([_confidence(found) for found in outside], 1 - LET_THROUGH)
    is_first = [bool(found) and found[0][0] in ids for ids, found in inside]
    return Quality(
        top1=share(is_first),
        top3=share([any(entry in ids for entry, _ in found[:3]) for ids, found in inside]),
        right=share(
            [
                first and _confidence(found) > gate
                for first, (_, found) in zip(is_first, inside, strict=True)
            ]
        )
        if outside
        else float("nan"),
    )


def share(facts: Sequence[bool]) -> float:
    """Return the share of facts that hold, 0..1; not a number if there are none."""
    return sum(facts) / len(facts) if facts else float("nan")


def quantile(values: Sequence[float], part: float) -> float:
    """Return the value that a part (0..1) of the values does not exceed, interpolated."""
    return float(np.quantile(values, part)) if len(values) else float("nan")


def _confidence(ranking: Ranking) -> float:
    """Return the score of the first entry; only this project's matcher may rank nothing at all."""
    return ranking[0][1] if ranking else 0.0
