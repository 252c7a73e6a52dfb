"""Compare what the running bot takes with its budgets.

Each figure is measured several times and the lowest counts, because other work on the machine can
only add to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.isolation import in_fresh_process
from benchmarks.lifetime import compare_lives
from benchmarks.tables import number, table
from benchmarks.timing import Latency, lowest, timed
from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge

_HEAD = ("what", "budget", "measured", "")


@dataclass(frozen=True)
class Budget:
    """The limit of one resource and the measured value."""

    what: str
    limit: float
    unit: str
    measured: float
    digits: int = 2

    def row(self) -> list[str]:
        """Return a row of the table."""
        verdict = "ok" if self.measured <= self.limit else "over"
        measured = f"{number(self.measured, self.digits)} {self.unit}"
        return [self.what, f"{self.limit:g} {self.unit}", measured, verdict]


@dataclass(frozen=True)
class Brain:
    """The dialogue in a process of its own, with the bot's own knowledge base.

    Attributes:
        build: seconds to build it from a loaded knowledge base.
        times: seconds per question.
    """

    build: float
    times: list[float]


def budgets(knowledge: Path, cases: Sequence[Case], revision: str, rounds: int) -> str:
    """Draw a table of the bot beside a git revision, and one of the time that a question takes.

    Raises:
        ValueError: git does not know the revision.
    """
    lives = compare_lives(cases, revision, rounds)
    brains = [in_fresh_process(think, knowledge, cases) for _ in range(rounds)]
    latency = Latency.of(lowest([brain.times for brain in brains]))
    found = [
        Budget("one question, p50", 0.5, "ms", latency.p50),
        Budget("one question, p99", 2, "ms", latency.p99),
    ]
    questions = table(_HEAD, [one.row() for one in found])
    build = min(brain.build for brain in brains)
    return f"{lives}\n\n{questions}\n\nbuild of the matcher: {build:.2f} s"


def think(knowledge: Path, cases: Sequence[Case]) -> Brain:
    """Build the dialogue in this process and ask it all questions."""
    dialogue, build = timed(Dialogue, load_knowledge(knowledge))
    times = [timed(dialogue.respond, case.question)[1] for case in cases]
    return Brain(build, times)
