"""How much matchers need to be taught: few phrasings an entry, or a pair just added among many.

All are asked the same questions. The learning curve cuts all entries alike; a new pair is one entry
that is cut, in turn, while the others keep all they have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.cutting import cut, cut_each
from benchmarks.figures import Quality, quality
from benchmarks.isolation import in_fresh_process
from benchmarks.peers import BM25, CHARACTERS, EMBEDDING, OURS, TOKEN_SET, Peer, installed
from benchmarks.peers.ranker import Ranking
from benchmarks.tables import share, table
from bot.knowledge import Knowledge, load_knowledge

# The others are near to one of these: words or characters, by edits or by rarity.
PEERS = (OURS, TOKEN_SET, BM25, CHARACTERS, EMBEDDING)
PHRASINGS = {"1": 1, "2": 2, "3": 3, "5": 5, "all": None}
NEW_PAIR_PHRASINGS = (1, 3, 10)
EVERY = 3  # every third entry is the new pair in turn


@dataclass(frozen=True)
class Learner:
    """What one matcher makes of few phrasings.

    Attributes:
        curve: by the phrasings of an entry.
        new_pair: by the phrasings of the new pair; of the questions that ask for it.
    """

    peer: Peer
    curve: Mapping[str, Quality]
    new_pair: Mapping[int, Quality]


@dataclass(frozen=True)
class Learners:
    """What all matchers make of few phrasings, and why one could not take part."""

    learners: list[Learner]
    skipped: list[str]

    def __str__(self) -> str:
        curve = [
            [one.peer.name, *(_pair(found.top1, found.right) for found in one.curve.values())]
            for one in self.learners
        ]
        new_pair = [
            [one.peer.name, *(_pair(found.top1, found.top3) for found in one.new_pair.values())]
            for one in self.learners
        ]
        return "\n".join(
            [
                table(["phrasings an entry: top1/right@5%out", *PHRASINGS], curve),
                "",
                table(["a pair just added: top1/top3", *map(str, NEW_PAIR_PHRASINGS)], new_pair),
                *self.skipped,
            ]
        )


def compare_learners(knowledge: Path, cases: Sequence[Case]) -> Learners:
    """Teach the matchers that are installed with few phrasings, and ask them all questions."""
    peers, skipped = installed(PEERS)
    return Learners([in_fresh_process(teach, peer, knowledge, cases) for peer in peers], skipped)


def teach(peer: Peer, knowledge: Path, cases: Sequence[Case]) -> Learner:
    """Build a matcher again and again in this process, with few phrasings each time."""
    base = load_knowledge(knowledge)
    curve = {
        name: quality(cases, _rank(peer, base if count is None else cut(base, count), cases))
        for name, count in PHRASINGS.items()
    }
    return Learner(
        peer, curve, {count: _new_pair(peer, base, count, cases) for count in NEW_PAIR_PHRASINGS}
    )


def _new_pair(peer: Peer, base: Knowledge, count: int, cases: Sequence[Case]) -> Quality:
    asked, rankings = list[Case](), list[Ranking]()
    for id_, changed in cut_each(base, count, EVERY):
        about = [case for case in cases if id_ in case.ids]
        if about:
            asked += about
            rankings += _rank(peer, changed, about)
    return quality(asked, rankings)


def _rank(peer: Peer, knowledge: Knowledge, cases: Sequence[Case]) -> list[Ranking]:
    ranker = peer.load()(knowledge)
    return [ranker.rank(case.question) for case in cases]


def _pair(first: float, second: float) -> str:
    return f"{share(first)}/{share(second)}"
