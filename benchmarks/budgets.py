"""Compare what the running bot takes with its budgets.

Each figure is measured several times and the lowest counts, because other work on the machine can
only add to it.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import memory
from benchmarks.cases import Case
from benchmarks.isolation import in_fresh_process
from benchmarks.processes import BOT, Process, Telegram, running, telegram
from benchmarks.tables import number, table
from benchmarks.timing import Latency, lowest, timed
from bot.dialogue import Dialogue
from bot.knowledge import load_knowledge

ROUNDS = 3
GREETING = "Bonjour"
RELOAD_MESSAGE = "knowledge base reloaded"  # in the bot's log
FIRST_CHAT = 10_000  # of the chats that ask during a reload
RELOAD_TIMEOUT = 20  # seconds
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
class Run:
    """One start of the bot.

    Attributes:
        start: seconds from the start of the process to its first answer.
        resident: MB after all questions and a reload.
        peak: MB, the highest at any moment.
        slowest: seconds of the slowest answer during a reload.
    """

    start: float
    resident: float
    peak: float
    slowest: float


@dataclass(frozen=True)
class Brain:
    """The dialogue in a process of its own, with the bot's own knowledge base.

    Attributes:
        build: seconds to build it from a loaded knowledge base.
        reload: seconds to load the knowledge base and build the dialogue again.
        times: seconds per question.
    """

    build: float
    reload: float
    times: list[float]


def budgets(knowledge: Path, cases: Sequence[Case]) -> str:
    """Return a table with a row for each budget."""
    runs = [asyncio.run(run_bot(knowledge, cases)) for _ in range(ROUNDS)]
    brains = [in_fresh_process(think, knowledge, cases) for _ in range(ROUNDS)]
    latency = Latency.of(lowest([brain.times for brain in brains]))
    found = [
        Budget("start to first answer", 1.5, "s", min(run.start for run in runs)),
        Budget("memory of the running bot", 150, "MB", min(run.resident for run in runs), 0),
        Budget("most memory at any moment", 150, "MB", min(run.peak for run in runs), 0),
        Budget("one question, p50", 0.5, "ms", latency.p50),
        Budget("one question, p99", 2, "ms", latency.p99),
        Budget("reload of the knowledge", 0.5, "s", min(brain.reload for brain in brains)),
        Budget("slowest answer during a reload", 0.5, "s", min(run.slowest for run in runs)),
    ]
    build = min(brain.build for brain in brains)
    return f"{table(_HEAD, [one.row() for one in found])}\nbuild of the matcher: {build:.2f} s"


async def run_bot(knowledge: Path, cases: Sequence[Case]) -> Run:
    """Start `run_bot.py` with a question waiting, ask all others, edit its knowledge base."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(knowledge, folder))
        async with telegram() as there:
            await there.asks(GREETING)
            start = time.perf_counter()
            async with running(BOT, there, FAQ_KNOWLEDGE=str(copy)) as process:
                await there.has_sent(1)
                seconds = time.perf_counter() - start
                for chat, case in enumerate(cases, start=2):
                    await there.asks(case.question, chat)
                await there.has_sent(1 + len(cases))
                slowest = await reload(copy, process, there)
                return Run(seconds, memory.resident(process.pid), memory.peak(process.pid), slowest)


async def reload(knowledge: Path, process: Process, there: Telegram) -> float:
    """Edit the knowledge base while asking; return the seconds of the slowest answer."""
    with knowledge.open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    await there.forgets_calls()
    times: list[float] = []
    while RELOAD_MESSAGE not in process.logged():
        if sum(times) > RELOAD_TIMEOUT:
            raise TimeoutError(f"the knowledge base was not reloaded in {RELOAD_TIMEOUT} s")
        start = time.perf_counter()
        await there.asks(GREETING, chat=FIRST_CHAT + len(times))
        await there.has_sent(1 + len(times))
        times.append(time.perf_counter() - start)
    return max(times)


def think(knowledge: Path, cases: Sequence[Case]) -> Brain:
    """Build the dialogue in this process and ask it all questions."""
    dialogue, build = timed(Dialogue, load_knowledge(knowledge))
    times = [timed(dialogue.respond, case.question)[1] for case in cases]
    _, reload = timed(lambda: Dialogue(load_knowledge(knowledge)))
    return Brain(build, reload, times)
