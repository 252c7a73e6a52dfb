"""Compares this project's matcher with others, all on the same questions in one run.

Each matcher has a process of its own in each round, and rounds take turns: what else runs on the
machine hits all of them alike. A question is asked once a round; its time is the lowest of all
rounds, and so is the time to build.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.figures import Quality, quality
from benchmarks.isolation import in_fresh_process
from benchmarks.memory import MemoryGauge
from benchmarks.peers import OURS, PEERS, Peer, installed
from benchmarks.peers.ranker import Ranking
from benchmarks.tables import number, share, table
from benchmarks.timing import Latency, lowest, timed
from bot.knowledge import load_knowledge

_HEAD = (
    "matcher", "top1", "top3", "right@5%out", "p50 ms", "p99 ms", "times ours", "build s", "MB",
)  # fmt: skip


@dataclass(frozen=True)
class Round:
    """What one matcher did in one round.

    Attributes:
        build: seconds to learn the knowledge base, once everything is imported.
        memory: MB, the most that was taken, packages that it imports included.
        times: seconds that each question took.
    """

    build: float
    memory: float
    rankings: list[Ranking]
    times: list[float]


@dataclass(frozen=True)
class Result:
    """What one matcher reached."""

    peer: Peer
    quality: Quality
    latency: Latency
    build: float
    memory: float


@dataclass(frozen=True)
class Comparison:
    """The results, and why a matcher could not take part."""

    results: list[Result]
    skipped: list[str]

    def __str__(self) -> str:
        ours = next(result for result in self.results if result.peer == OURS)
        rows = [_row(result, ours) for result in self.results]
        return "\n".join([table(_HEAD, rows), *self.skipped])


def compare(knowledge: Path, cases: Sequence[Case], rounds: int = 3) -> Comparison:
    """Let all matchers that are installed answer all questions."""
    peers, skipped = installed(PEERS)
    played = [
        [in_fresh_process(play, peer, knowledge, cases) for peer in peers] for _ in range(rounds)
    ]
    results = [
        _result(peer, cases, of_peer)
        for peer, of_peer in zip(peers, zip(*played, strict=True), strict=True)
    ]
    return Comparison(results, skipped)


def play(peer: Peer, knowledge: Path, cases: Sequence[Case]) -> Round:
    """Build a matcher in this process and ask it all questions."""
    learned = load_knowledge(knowledge)
    gauge = MemoryGauge()
    make = peer.load()
    ranker, build = timed(make, learned)
    answers = [timed(ranker.rank, case.question) for case in cases]
    return Round(
        build, gauge.peak(), [ranking for ranking, _ in answers], [time for _, time in answers]
    )


def _result(peer: Peer, cases: Sequence[Case], played: Sequence[Round]) -> Result:
    return Result(
        peer,
        quality(cases, played[0].rankings),
        Latency.of(lowest([one.times for one in played])),
        min(one.build for one in played),
        min(one.memory for one in played),
    )


def _row(result: Result, ours: Result) -> list[str]:
    return [
        result.peer.name,
        *map(share, (result.quality.top1, result.quality.top3, result.quality.right)),
        number(result.latency.p50),
        number(result.latency.p99),
        number(result.latency.p50 / ours.latency.p50, 1),
        number(result.build),
        number(result.memory, 0),
    ]
