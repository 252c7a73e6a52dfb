"""Count the messages that are lost or answered twice under faults.

`run_bot.py` runs as a process beside the stand-in for Telegram. One question is asked in each chat,
and a fault is injected in the middle: a chat without an answer lost a message, one with two got a
duplicate. The moments at which processes are killed are seeded.
"""

import asyncio
import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.postgresql import PostgreSQL, postgresql
from benchmarks.processes import ECHO_BOT
from benchmarks.scenarios import SCENARIOS, SQLITE, Scenario
from benchmarks.tables import number, table
from benchmarks.throughput import short_questions
from benchmarks.trial import Count, Trial, trial
from benchmarks.window import windows
from bot.knowledge import load_knowledge

WINDOW = "window"  # selects the measurement in `benchmarks.window`
_HEAD = (
    "what goes wrong",
    "receives by",
    "database",
    "sent",
    "answered",
    "lost",
    "twice",
    "seconds",
)


class SkippedError(Exception):
    """A fault cannot be injected here."""


@dataclass(frozen=True)
class Outcome:
    """The result of a scenario.

    Attributes:
        remark: details, or the reason why there is no count.
    """

    scenario: Scenario
    count: Count | None
    seconds: float
    remark: str

    def row(self) -> list[str]:
        """Return a row of the table."""
        scenario, count = self.scenario, self.count
        receives = "webhook" if scenario.has_webhook else "polling"
        figures = (
            [str(one) for one in (count.sent, count.answered, count.lost, count.twice)]
            if count
            else ["-"] * 4
        )
        database = "none" if scenario.script == ECHO_BOT else scenario.database
        return [scenario.name, receives, database, *figures, number(self.seconds, 0)]

    def note(self) -> str:
        """Return an explanation of the figures; empty if they need none."""
        window = self.scenario.window if self.count and self.count.twice else ""
        said = "; ".join(filter(None, (self.remark, window)))
        return f"- {self.scenario.name}: {said}" if said else ""


def faults(knowledge: Path, messages: int, only: Sequence[str]) -> Iterator[str]:
    """Run the scenarios; yield a line about each and then a table of all."""
    texts = short_questions(load_knowledge(knowledge))
    chosen = [one for one in SCENARIOS if not only or any(word in one.name for word in only)]
    outcomes = []
    measured = ""
    with postgresql() as server:
        for scenario in chosen:
            outcomes.append(asyncio.run(run(scenario, texts, messages, server)))
            yield "  ".join(outcomes[-1].row())
        if not only or WINDOW in only:
            measured = windows(texts, server)
    yield ""
    yield table(_HEAD, [outcome.row() for outcome in outcomes])
    yield ""
    yield from filter(None, (outcome.note() for outcome in outcomes))
    if measured:
        yield ""
        yield measured


async def run(
    scenario: Scenario, texts: Sequence[str], messages: int, server: PostgreSQL | str
) -> Outcome:
    """Run one scenario in a new database."""
    start = time.perf_counter()
    try:
        with _folder(scenario) as folder:
            people = trial(
                texts,
                folder,
                _server(scenario, server),
                script=scenario.script,
                has_webhook=scenario.has_webhook,
            )
            async with people as trial_:
                remark = await _go_wrong(trial_, scenario, round(scenario.share * messages))
                count = await trial_.settles(scenario.unanswerable, scenario.patience)
                remark = "; ".join(filter(None, (remark, await _end(trial_))))
    except SkippedError as reason:
        return Outcome(scenario, None, time.perf_counter() - start, f"skipped: {reason}")
    return Outcome(scenario, count, time.perf_counter() - start, remark)


@contextlib.contextmanager
def _folder(scenario: Scenario) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not scenario.disk:
            yield folder
            return
        with _small_disk(folder, scenario.disk):
            yield folder


@contextlib.contextmanager
def _small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a small disk at a folder."""
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not mount or subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
        raise SkippedError("no file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)  # noqa: S603


def _server(scenario: Scenario, server: PostgreSQL | str) -> PostgreSQL | None:
    if scenario.database == SQLITE:
        return None
    if isinstance(server, str):
        raise SkippedError(server)
    return server


async def _go_wrong(people: Trial, scenario: Scenario, messages: int) -> str:
    for _ in range(scenario.bots):
        await people.starts()
    await people.asks(messages)
    return await scenario.mishap(people)


async def _end(people: Trial) -> str:
    """Stop the running bots; return a remark if one failed."""
    running = [bot for bot in people.bots if bot.status is None]
    for bot in running:
        await bot.is_ended()
    wrong = [str(bot.status) for bot in running if bot.status]
    return f"exit status {', '.join(wrong)} at the end" if wrong else ""
