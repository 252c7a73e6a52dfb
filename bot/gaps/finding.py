"""Where the bot fails: the questions that users passed on, and the entries nearest to them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialogue import Dialogue
from bot.gaps.clustering import cluster
from bot.gaps.decision import decision_about
from bot.gaps.gap import Gap, gap_of
from bot.knowledge import Entry
from bot.storage.questions import PassedOn

MAX_GROUPED_QUESTIONS = 1000  # different ones, the latest; it takes a second


@dataclass(frozen=True)
class NearestEntry:
    """The entry that comes nearest to answering some questions, and with what confidence, 0..1."""

    entry: Entry
    confidence: float


def find_gaps(questions: Iterable[PassedOn], dialogue: Dialogue) -> list[Gap]:
    """Group the undecided questions that mean the same; the most frequent ones come first."""
    undecided = (question for question in questions if decision_about(question) is None)
    asked = gap_of(undecided).asked[-MAX_GROUPED_QUESTIONS:]
    groups = cluster(dialogue.similarities([same[0].text for same in asked])) if asked else []
    gaps = [Gap(tuple(asked[number] for number in group)) for group in groups]
    return sorted(gaps, key=lambda gap: -gap.size)


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
