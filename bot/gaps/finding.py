"""Where the bot fails: the questions that users passed on, and the entries that serve badly."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import today
from bot.dialogue import Dialogue
from bot.gaps.clustering import cluster
from bot.gaps.decision import decision_about
from bot.knowledge import Entry
from bot.knowledge.equality import comparable
from bot.knowledge.reading import with_usual_characters
from bot.storage import Storage
from bot.storage.counts import Count
from bot.storage.questions import PassedOn
from bot.storage.retention import QUESTIONS_KEPT

MAX_GROUPED_QUESTIONS = 1000  # different ones, the latest; it takes a second


@dataclass(frozen=True)
class Feedback:
    """What users let the bot know.

    Attributes:
        questions: those that they passed on.
        counts: what became of messages, for as long as questions are kept.
        votes: id of an entry, votes for and against it.
    """

    questions: Sequence[PassedOn]
    counts: Counter[Count]
    votes: Sequence[tuple[str, int, int]]


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


@dataclass(frozen=True)
class NearestEntry:
    """The entry that comes nearest to answering some questions, and with what confidence, 0..1."""

    entry: Entry
    confidence: float


@dataclass(frozen=True)
class WeakEntry:
    """How often an entry served a user badly.

    Attributes:
        unknown: times that it came nearest to a message that got no answer.
        refused: times that it was among the suggestions none of which was meant.
        down: votes against it.
    """

    entry: Entry
    unknown: int
    refused: int
    down: int

    @property
    def total(self) -> int:
        """All of them together."""
        return self.unknown + self.refused + self.down


async def read_feedback(storage: Storage) -> Feedback:
    """Read what users let the bot know.

    Raises:
        StorageError: the database failed.
    """
    return Feedback(
        await storage.questions.all(),
        await storage.counts.since(today() - timedelta(days=QUESTIONS_KEPT)),
        await storage.votes.ranking(),
    )


def find_gaps(questions: Iterable[PassedOn], dialogue: Dialogue) -> list[Gap]:
    """Group the undecided questions that mean the same; the most frequent ones come first."""
    undecided = (question for question in questions if decision_about(question) is None)
    asked = gap_of(undecided).asked[-MAX_GROUPED_QUESTIONS:]
    groups = cluster(dialogue.similarities([same[0].text for same in asked])) if asked else []
    gaps = [Gap(tuple(asked[number] for number in group)) for group in groups]
    return sorted(gaps, key=lambda gap: -gap.size)


def gap_of(questions: Iterable[PassedOn]) -> Gap:
    """Return questions as one gap, those in the same words together."""
    same: defaultdict[str, list[PassedOn]] = defaultdict(list)
    for question in questions:
        same[comparable(question.text)].append(question)
    return Gap(tuple(map(tuple, same.values())))


def find_nearest(gap: Gap, dialogue: Dialogue) -> NearestEntry | None:
    """Return the entry with the highest confidence, on average over the questions of a gap."""
    return next(iter(rank_entries(gap, dialogue)), None)


def rank_entries(gap: Gap, dialogue: Dialogue) -> list[NearestEntry]:
    """List the entries by their confidence, on average over the questions of a gap."""
    totals: defaultdict[str, float] = defaultdict(float)
    for text in gap.texts:
        for match in dialogue.respond(text).ranking:
            totals[match.entry.id] += match.confidence
    known = dialogue.knowledge.entry_by_id
    return [
        NearestEntry(known[entry_id], totals[entry_id] / len(gap.texts))
        for entry_id in sorted(totals, key=lambda one: -totals[one])
    ]


def find_weak_entries(feedback: Feedback, dialogue: Dialogue) -> list[WeakEntry]:
    """List the entries that served users badly, the worst first."""
    down = {entry_id: number for entry_id, _, number in feedback.votes}
    weak = [
        WeakEntry(
            entry,
            feedback.counts["unknown", entry.id],
            feedback.counts["refused", entry.id],
            down.get(entry.id, 0),
        )
        for entry in dialogue.knowledge.entries
    ]
    return sorted((one for one in weak if one.total), key=lambda one: -one.total)


def _on_one_line(text: str) -> str:
    """Leave out what could command a terminal, and what YAML cannot hold or not as it is."""
    signs = (sign if sign.isprintable() else " " for sign in with_usual_characters(text))
    return " ".join("".join(signs).split())
