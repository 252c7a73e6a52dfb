"""What a visitor meets: the right answer, a wrong one or none; and how far to trust such shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from bot.knowledge import Knowledge
from faq.evaluation.results import Result

CONFIDENCE_LEVEL = 0.95
_DEVIATIONS = NormalDist().inv_cdf((1 + CONFIDENCE_LEVEL) / 2)


@dataclass(frozen=True)
class Rate:
    """How many of some messages met with something."""

    count: int
    messages: int

    @classmethod
    def of(cls, facts: Iterable[bool]) -> "Rate":
        """Count the messages for which something is a fact."""
        counted = list(facts)
        return cls(sum(counted), len(counted))

    @property
    def share(self) -> float:
        """The share of the messages, 0..1."""
        return self.count / self.messages

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds of the share among any number of such messages, at `CONFIDENCE_LEVEL`.

        It is Wilson's score interval, which holds for few messages and for shares near 0 and 1 too
        (Brown, Cai and DasGupta 2001). It takes the messages to be independent; those of one writer
        are alike, so that others' may well lie outside.
        """
        spread = _DEVIATIONS**2 / self.messages
        middle = (self.share + spread / 2) / (1 + spread)
        half = sqrt(spread * (self.share * (1 - self.share) + spread / 4)) / (1 + spread)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Outcomes:
    """What messages meet with that ask one thing and stand alone; the first four add up.

    Attributes:
        right: questions in scope that got the right answer.
        suggested: those that got the right entry among suggestions.
        wrong: those that got another answer.
        refused: those that got neither.
        out_answered: messages out of scope that got an answer.
    """

    right: Rate
    suggested: Rate
    wrong: Rate
    refused: Rate
    out_answered: Rate


def count_outcomes(results: Iterable[Result]) -> Outcomes:
    """Count what messages meet with."""
    plain = [r for r in results if not r.case.asks_several and not r.case.is_later]
    inside = [r for r in plain if r.case.wanted]
    return Outcomes(
        right=Rate.of(r.is_right for r in inside),
        suggested=Rate.of(r.is_reached and not r.is_right for r in inside),
        wrong=Rate.of(r.is_wrong for r in inside),
        refused=Rate.of(not r.is_wrong and not r.is_reached for r in inside),
        out_answered=Rate.of(r.is_wrong for r in plain if not r.case.wanted),
    )


def set_small_talk_apart(
    results: Iterable[Result], knowledge: Knowledge
) -> tuple[list[Result], list[Result]]:
    """Split results into those on the subject and those on small talk.

    How well « bonjour » is understood says nothing about the subject.
    """
    subject, small_talk = list[Result](), list[Result]()
    for result in results:
        wanted = result.case.wanted
        (small_talk if wanted and wanted <= knowledge.small_talk else subject).append(result)
    return subject, small_talk
