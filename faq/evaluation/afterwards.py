"""What a conversation does to questions: each is put to the bot again, after another one.

A question that is right by itself must be so as a second message too; what went before may only
help.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue import Dialogue
from faq.evaluation.figures import share
from faq.evaluation.results import Result

# Which question comes before which: far enough apart in a file that is ordered by entries.
STEP, START = 7, 3


@dataclass(frozen=True)
class Pair:
    """A question alone, and after another one."""

    alone: Result
    afterwards: Result


def put_afterwards(dialogue: Dialogue, results: Sequence[Result]) -> list[Pair]:
    """Put single questions to the bot again, each after one that another entry answers."""
    single = [one for one in results if not one.case.asks_several and not one.case.is_later]
    openers = [one for one in single if one.case.wanted]
    pairs = []
    for number, alone in enumerate(single):
        start = number * STEP + START
        turned = (openers[(start + offset) % len(openers)] for offset in range(len(openers)))
        for opener in turned:
            if not opener.case.wanted & alone.case.wanted:
                turn = dialogue.respond(alone.case.question, opener.turn.memory)
                pairs.append(Pair(alone, Result(alone.case, turn)))
                break
    return pairs


def afterwards_figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Summarise what other questions before did; a figure without any case is left out."""
    inside = [pair for pair in pairs if pair.alone.case.wanted]
    outside = [pair for pair in pairs if not pair.alone.case.wanted]
    found = {
        "right_afterwards": share(pair.afterwards.is_right for pair in inside),
        # Right alone, and no longer afterwards.
        "lost_afterwards": share(
            pair.alone.is_right and not pair.afterwards.is_right for pair in inside
        ),
        "out_answered_afterwards": share(bool(pair.afterwards.answers) for pair in outside),
    }
    return {name: value for name, value in found.items() if value is not None}
