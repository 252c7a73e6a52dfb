"""What a change to the knowledge base does to what the bot replies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.dialogue import Dialogue
from bot.kept.learned import learn_once
from bot.knowledge import Knowledge
from bot.matcher.inverted_index import InvertedIndex
from bot.matcher.vectoriser import Vectoriser
from bot.reply import Answer, Suggestions
from faq.evaluation import Case, Result, evaluate
from faq.progress import progress
from faq.source import Source

MOST_NEAR = 100  # cases; farther away no more replies change than anywhere else


@dataclass(frozen=True)
class Change:
    """A message that gets another reply than before."""

    before: Result
    after: Result

    @property
    def case(self) -> Case:
        """The message, and what it should get."""
        return self.after.case

    @property
    def is_better(self) -> bool:
        """Check whether the reply serves the user better than before."""
        return _merit(self.after) > _merit(self.before)

    @property
    def is_worse(self) -> bool:
        """Check whether the reply serves the user worse than before."""
        return _merit(self.after) < _merit(self.before)


@dataclass(frozen=True)
class Inventory:
    """What two knowledge bases have and have not in common.

    Attributes:
        added: ids of the entries that only the second one has.
        removed: ids of the entries that only the first one has.
        new_phrasings: how many only the second one has, examples out of scope included.
        lost_phrasings: how many only the first one has.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    new_phrasings: int
    lost_phrasings: int


@dataclass(frozen=True)
class Difference:
    """The difference between two knowledge bases, as users would notice it.

    Attributes:
        questions: the labelled questions with another reply, of `asked_questions`.
        phrasings: the phrasings of both with another reply, of `asked_phrasings`.
    """

    inventory: Inventory
    questions: tuple[Change, ...]
    phrasings: tuple[Change, ...]
    asked_questions: int
    asked_phrasings: int

    @property
    def changes(self) -> tuple[Change, ...]:
        """All messages with another reply."""
        return self.questions + self.phrasings


def find_difference(
    before: Knowledge, after: Knowledge, conversations: Sequence[Sequence[Case]]
) -> Difference:
    """Put labelled questions, and the phrasings that both have, to two knowledge bases."""
    phrasings = common_phrasings(before, after)
    alone = [[case] for case in phrasings]
    questions: list[Change] = []
    changed: list[Change] = []
    if _what_counts(before) != _what_counts(after):
        old, new = Dialogue(before), Dialogue(after, learn_once(after))
        questions = compare(old, new, conversations)
        changed = compare(old, new, alone)
    return Difference(
        inventory=take_inventory(before, after),
        questions=tuple(questions),
        phrasings=tuple(changed),
        asked_questions=sum(map(len, conversations)),
        asked_phrasings=len(phrasings),
    )


def compare(
    before: Dialogue, after: Dialogue, conversations: Sequence[Sequence[Case]]
) -> list[Change]:
    """Put the same conversations to both, and keep what gets another kind of reply.

    Neither knows them word for word: phrasings stand for the questions that are like them.
    """
    before, after = before.forgetting_phrasings(), after.forgetting_phrasings()
    with progress(conversations, "Comparaison") as shown:
        pairs = [
            pair
            for cases in shown
            for pair in zip(evaluate(before, [cases]), evaluate(after, [cases]), strict=True)
        ]
    return [Change(old, new) for old, new in pairs if _gist(old) != _gist(new)]


def take_inventory(before: Knowledge, after: Knowledge) -> Inventory:
    """Count what is new and what is gone."""
    old, new = before.entry_by_id, after.entry_by_id
    old_phrasings, new_phrasings = (set(_labelled(base)) for base in (before, after))
    return Inventory(
        added=tuple(id_ for id_ in new if id_ not in old),
        removed=tuple(id_ for id_ in old if id_ not in new),
        new_phrasings=len(new_phrasings - old_phrasings),
        lost_phrasings=len(old_phrasings - new_phrasings),
    )


def common_phrasings(before: Knowledge, after: Knowledge) -> list[Case]:
    """List the phrasings and the examples out of scope of both, with the labels of the second."""
    known = {text for _, text in _labelled(before)}
    return [_case(id_, text) for id_, text in _labelled(after) if text in known]


def cases_near(source: Source, texts: Sequence[str]) -> list[Case]:
    """List the phrasings and messages to refuse that are most similar to new texts.

    To learn a text moves the score of another by as much as the two have features in common. Of
    9,149 others, the ten to sixteen that changed for the better or worse after a new variant were
    spread evenly, but for one among the first hundred where the variant was ambiguous.
    """
    cases = common_phrasings(source.knowledge, source.knowledge)
    vectoriser = Vectoriser()
    words = source.words_of_each([*(case.question for case in cases), *texts])
    vectors = vectoriser.fit(words)
    index = InvertedIndex(vectors, vectoriser.size)
    new = map(vectors.row, range(len(cases), len(vectors)))
    similarities = np.max([index.cosine_similarities(*row) for row in new], axis=0)
    nearest = np.argsort(-similarities[: len(cases)], kind="stable")[:MOST_NEAR].tolist()
    return [cases[index] for index in sorted(nearest)]


def _what_counts(knowledge: Knowledge) -> Knowledge:
    """Leave out where a knowledge base was read from."""
    return replace(knowledge, path=None, files=(), folders=())


def _labelled(knowledge: Knowledge) -> Iterator[tuple[str | None, str]]:
    for entry in knowledge.entries:
        for phrasing in dict.fromkeys(entry.phrasings):
            yield entry.id, phrasing
    outside = knowledge.out_of_scope
    for example in dict.fromkeys(outside.near + outside.far):
        yield None, example


def _case(id_: str | None, text: str) -> Case:
    return Case(text, frozenset([id_] if id_ else []))


def _gist(result: Result) -> object:
    """Reduce a reply to what counts: which wrong entries are suggested varies with everything."""
    reply = result.turn.reply
    match reply:
        case Answer():
            return "answer", result.answers
        case Suggestions():
            return "suggestions", result.is_reached
        case _:
            return type(reply)


def _merit(result: Result) -> int:
    """Order results: a wrong answer is worst, then a useless reply, suggestions, the answer.

    What is out of scope must not be answered; suggestions for it are no mistake. They come and go
    at the lowest gate with whatever is learned.
    """
    wanted = result.case.wanted
    if result.answers and not result.is_right:
        return 0
    if result.is_right and (not result.case.asks_several or wanted <= set(result.answers)):
        return 3
    return 2 if result.is_reached else 1
