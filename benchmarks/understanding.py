"""What becomes of questions in the bot's own dialogue: answered right, wrong, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from benchmarks.cases import Case
from benchmarks.figures import share
from bot.dialogue import Dialogue, Turn
from bot.reply import Answer


@dataclass(frozen=True)
class Understanding:
    """Shares, 0..1, of the questions in scope, but for the last.

    Attributes:
        top1: the right entry ranks first.
        right: answered at once, with the right entry.
        wrong: answered at once, with a wrong entry.
        outside: share of the questions out of scope that were answered all the same.
    """

    top1: float
    right: float
    wrong: float
    outside: float

    @classmethod
    def of(cls, dialogue: Dialogue, cases: Sequence[Case]) -> Self:
        """Ask all questions, each in a conversation of its own."""
        turns = [(case.ids, dialogue.respond(case.question)) for case in cases]
        inside = [(ids, turn) for ids, turn in turns if ids]
        answers = [(ids, _answered(turn)) for ids, turn in inside]
        return cls(
            top1=share([_first(turn) in ids for ids, turn in inside]),
            right=share([answer in ids for ids, answer in answers]),
            wrong=share([answer is not None and answer not in ids for ids, answer in answers]),
            outside=share([_answered(turn) is not None for ids, turn in turns if not ids]),
        )


def _first(turn: Turn) -> str | None:
    return turn.ranking[0].entry.id if turn.ranking else None


def _answered(turn: Turn) -> str | None:
    """Give the entry that was sent first, if any was."""
    return turn.reply.entries[0].id if isinstance(turn.reply, Answer) else None
