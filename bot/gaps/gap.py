"""Questions that users passed on and that mean the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.equality import comparable
from bot.knowledge.reading import with_usual_characters
from bot.storage.questions import PassedOn


@dataclass(frozen=True)
class Gap:
    """Questions that mean the same.

    Attributes:
        asked: each question, and all that were passed on in the same words.
    """

    asked: tuple[tuple[PassedOn, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The different questions, each on one line."""
        return tuple(_on_one_line(same[0].text) for same in self.asked)

    @property
    def example(self) -> str:
        """The question that was passed on most often."""
        return _on_one_line(max(self.asked, key=len)[0].text)

    @property
    def size(self) -> int:
        """How many questions were passed on."""
        return sum(map(len, self.asked))

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of all of them."""
        return tuple(question.id for same in self.asked for question in same)

    def split(self, numbers: Iterable[int]) -> tuple["Gap", "Gap"]:
        """Take some of the different questions out; return these, and the rest."""
        chosen = set(numbers)
        taken = [same for number, same in enumerate(self.asked) if number in chosen]
        rest = [same for number, same in enumerate(self.asked) if number not in chosen]
        return Gap(tuple(taken)), Gap(tuple(rest))


def gap_of(questions: Iterable[PassedOn]) -> Gap:
    """Return questions as one gap, those in the same words together."""
    same: defaultdict[str, list[PassedOn]] = defaultdict(list)
    for question in questions:
        same[comparable(question.text)].append(question)
    return Gap(tuple(map(tuple, same.values())))


def _on_one_line(text: str) -> str:
    """Leave out what could command a terminal, and what YAML cannot hold or not as it is."""
    signs = (sign if sign.isprintable() else " " for sign in with_usual_characters(text))
    return " ".join("".join(signs).split())
