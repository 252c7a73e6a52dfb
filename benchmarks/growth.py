"""How the matcher grows with the knowledge base: time to build, memory, time of a question.

Each size has a process of its own. Questions are asked once each, in a few batches of other
questions; percentiles are the lowest of all batches, since other work on the machine only adds.
"""

import random
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.enlarging import enlarge
from benchmarks.figures import share as share_of
from benchmarks.isolation import in_fresh_process
from benchmarks.memory import MemoryGauge
from benchmarks.tables import number, share, table
from benchmarks.timing import Latency, timed
from bot.kept.copies import KeptCopies
from bot.kept.learned import learn_kept, learned_name
from bot.knowledge import Knowledge, load_knowledge
from bot.matcher import Matcher
from bot.matcher.learning import Learned, learn

SIZES = (700, 3_000, 10_000, 30_000, 100_000)  # phrasings
BATCHES = 3
BATCH = 250  # questions

# What 100,000 phrasings may take.
BUDGET_P95, BUDGET_BUILD, BUDGET_MEMORY = 20, 60, 1000  # ms, seconds, MB

_HEAD = (
    "phrasings", "entries", "build s", "recall s", "CPU s", "peak MB", "kept MB", "p50 ms",
    "p95 ms", "p99 ms", "top1",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """What one size takes.

    Attributes:
        build: seconds.
        recall: seconds until what was learned is there from a kept copy, in place of the build.
        processor: seconds that the build kept processors busy, however busy they were otherwise.
        peak: MB, the most at any moment.
        kept: MB once the matcher is built.
        top1: share of unseen questions, 0..1; see `benchmarks.enlarging` for why it is low.
    """

    phrasings: int
    entries: int
    build: float
    recall: float
    processor: float
    peak: float
    kept: float
    latency: Latency
    top1: float


def growth(knowledge: Path, sizes: Iterable[int] = SIZES) -> str:
    """Draw a table with a line for each size, and compare with the budgets."""
    found = [in_fresh_process(measure, knowledge, phrasings) for phrasings in sizes]
    largest = found[-1]
    budgets = (
        f"budgets for 100,000 phrasings: p95 {BUDGET_P95} ms ({largest.latency.p95:.1f}), "
        f"build {BUDGET_BUILD} s ({largest.build:.0f}), "
        f"memory {BUDGET_MEMORY} MB ({largest.peak:.0f})"
    )
    return "\n".join([table(_HEAD, [_row(size) for size in found]), budgets])


def measure(knowledge: Path, phrasings: int) -> Size:
    """Measure one size in this process."""
    large = enlarge(load_knowledge(knowledge), phrasings)
    count = min(BATCHES * BATCH, len(large.questions))
    questions = random.Random(0).sample(large.questions, count)
    gauge = MemoryGauge()
    before = time.process_time()
    learned, learning = timed(learn, large.knowledge)
    matcher, building = timed(Matcher, large.knowledge, learned)
    processor = time.process_time() - before
    kept, peak = gauge.kept(), gauge.peak()
    batches = [_ask(matcher, questions[start::BATCHES]) for start in range(BATCHES)]
    return Size(
        phrasings=sum(len(entry.phrasings) for entry in large.knowledge.entries),
        entries=len(large.knowledge.entries),
        build=learning + building,
        recall=_recall(learned, large.knowledge),
        processor=processor,
        peak=peak,
        kept=kept,
        latency=Latency.best([Latency.of(times) for times, _ in batches]),
        top1=share_of([is_right for _, answers in batches for is_right in answers]),
    )


def _recall(learned: Learned, knowledge: Knowledge) -> float:
    with tempfile.TemporaryDirectory() as folder:
        copies = KeptCopies(Path(folder))
        copies.keep(learned_name(knowledge), learned, vars(learned.given))
        return min(timed(learn_kept, knowledge, copies)[1] for _ in range(BATCHES))


def _ask(matcher: Matcher, questions: Sequence[tuple[str, str]]) -> tuple[list[float], list[bool]]:
    """Ask questions; return the seconds of each, and whether the right entry came first."""
    answers = [(wanted, *timed(matcher.rank, question)) for question, wanted in questions]
    return (
        [seconds for _, _, seconds in answers],
        [bool(found) and found[0].entry.id == wanted for wanted, found, _ in answers],
    )


def _row(size: Size) -> list[str]:
    latency = size.latency
    return [
        f"{size.phrasings:,}",
        f"{size.entries:,}",
        number(size.build),
        number(size.recall),
        number(size.processor),
        number(size.peak, 0),
        number(size.kept, 0),
        *map(number, (latency.p50, latency.p95, latency.p99)),
        share(size.top1),
    ]
