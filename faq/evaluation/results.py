"""What becomes of labelled messages that are put to the bot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.dialogue import Dialogue, Turn
from bot.dialogue.memory import NOTHING
from bot.reply import answered_in, suggested_in
from faq.evaluation.cases import Case


@dataclass(frozen=True)
class Result:
    """What became of a case."""

    case: Case
    turn: Turn

    @property
    def confidence(self) -> float:
        """The confidence of the first entry, 0..1."""
        return self.turn.ranking[0].confidence if self.turn.ranking else 0.0

    @property
    def answers(self) -> tuple[str, ...]:
        """Ids of the entries that were answered."""
        return tuple(entry.id for entry in answered_in(self.turn.reply))

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Ids of the entries that were suggested."""
        return tuple(entry.id for entry in suggested_in(self.turn.reply))

    def is_first(self, places: int = 1) -> bool:
        """Check whether a wanted entry is among the first of the ranking."""
        return any(m.entry.id in self.case.wanted for m in self.turn.ranking[:places])

    @property
    def is_right(self) -> bool:
        """Check whether a wanted entry was answered."""
        return bool(self.answers) and self.answers[0] in self.case.wanted

    @property
    def is_wrong(self) -> bool:
        """Check whether another entry was answered, or any where none is wanted."""
        return bool(self.answers) and not self.is_right

    @property
    def is_reached(self) -> bool:
        """Check whether a wanted entry was answered or suggested."""
        return self.is_right or bool(self.case.wanted & set(self.suggestions))


def evaluate(dialogue: Dialogue, conversations: Iterable[Sequence[Case]]) -> list[Result]:
    """Put labelled conversations to the bot."""
    results = []
    for cases in conversations:
        memory = NOTHING
        for case in cases:
            turn = dialogue.respond(case.question, memory)
            memory = turn.memory
            results.append(Result(case, turn))
    return results
