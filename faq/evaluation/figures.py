"""Results summed up: shares of what became of them, confusions, confidences.

The figures are those of question answering and of classification with a reject option; each says
in its comment what it is and what is good.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from bot.knowledge import Knowledge
from faq.evaluation.outcomes import set_small_talk_apart
from faq.evaluation.results import Result

BINS = 10  # of confidence
OUT_OF_SCOPE_LET_THROUGH = 0.05


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Summarise results; a figure without any case to count is left out."""
    plain = [r for r in results if not r.case.asks_several and not r.case.is_later]
    inside = [r for r in plain if r.case.wanted]
    outside = [r for r in plain if not r.case.wanted]
    several = [r for r in results if r.case.asks_several]
    later = [r for r in results if r.case.is_later]
    answered = [r for r in inside if r.answers]
    gate = _gate(outside)
    found = {
        # The right entry comes first, or among the first three.
        "top1": share(r.is_first() for r in inside),
        "top3": share(r.is_first(3) for r in inside),
        # Answered at once, rightly or wrongly; answered or suggested.
        "answered_right": share(r.is_right for r in inside),
        "answered_wrong": share(r.is_wrong for r in inside),
        "reached": share(r.is_reached for r in inside),
        # Neither: an honest "I don't know", or suggestions of which none is right.
        "refused": share(not r.is_wrong and not r.is_reached for r in inside),
        # 1 is right: more would be answering on spec.
        "answers_per_question": share(len(r.answers) for r in answered),
        # Out of scope, yet answered: the worst of mistakes.
        "out_answered": share(r.is_wrong for r in outside),
        # Right first entries that are surer than 95 % of what is out of scope.
        "right@5%out": share(r.is_first() and r.confidence > gate for r in inside)
        if outside
        else None,
        # How far the confidence is from the share that is right, on average over ten bins.
        "calibration_error": _calibration_error(plain),
        # Both questions of one message; later messages of a conversation.
        "multi_both": share(r.case.wanted <= set(r.answers) for r in several),
        "later_reached": share(r.is_reached for r in later),
    }
    return {name: value for name, value in found.items() if value is not None}


def headline_figures(results: Iterable[Result], knowledge: Knowledge) -> dict[str, float]:
    """Summarise results on the subject; small talk has one figure of its own."""
    subject, small_talk = set_small_talk_apart(results, knowledge)
    right = share(result.is_right for result in small_talk)
    return figures(subject) | ({} if right is None else {"small_talk_right": right})


def confusions(results: Iterable[Result]) -> Counter[tuple[str, str]]:
    """Count which entry came first where which was wanted."""
    return Counter(
        (min(result.case.wanted), result.turn.ranking[0].entry.id)
        for result in results
        if result.case.wanted and result.turn.ranking and not result.is_first()
    )


def histogram(results: Iterable[Result]) -> list[tuple[int, int]]:
    """Count, for ten bins of confidence, how many first entries are right and how many wrong."""
    bins = [[0, 0] for _ in range(BINS)]
    for result in results:
        bins[_bin(result)][not result.is_first()] += 1
    return [(right, wrong) for right, wrong in bins]


def _bin(result: Result) -> int:
    return min(int(result.confidence * BINS), BINS - 1)


def share(values: Iterable[float]) -> float | None:
    """Return the mean of some flags or shares; None if there are none."""
    counted = list(values)
    return sum(counted) / len(counted) if counted else None


def _gate(outside: Sequence[Result]) -> float:
    """Compute the confidence that 95 % of the out-of-scope messages stay under."""
    if not outside:
        return 1.0
    return float(np.quantile([r.confidence for r in outside], 1 - OUT_OF_SCOPE_LET_THROUGH))


def _calibration_error(results: Sequence[Result]) -> float | None:
    if not results:
        return None
    gaps = np.zeros(BINS)
    np.add.at(gaps, list(map(_bin, results)), [r.is_first() - r.confidence for r in results])
    return float(np.abs(gaps).sum() / len(results))
