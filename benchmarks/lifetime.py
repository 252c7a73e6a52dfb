"""A bot from its start through some reloads, beside an older build of it.

Both builds run in turn, each with its own knowledge base, several times. Of each figure the lowest
counts, because other work on the machine can only add to it.
"""

import asyncio
import re
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from benchmarks import memory
from benchmarks.cases import Case
from benchmarks.processes import (
    PATIENCE,
    Process,
    Telegram,
    processor_seconds,
    running,
    telegram,
)
from benchmarks.ratio import Ratio
from benchmarks.revisions import HERE, Build

GREETING = "Bonjour"
FIRST_CHAT = 10_000  # of the chats that ask during a reload
ASK_INTERVAL = 0.05  # seconds between two of their questions
RELOADS = 3
_RELOADED = re.compile(r"knowledge base reloaded: .* in ([0-9.]+) s")  # in the bot's log
_ADDITION = """\
  - {{id: mesure-{number}, section: {section}, question: Mesure n° {number} ?, answer: Faite.}}
"""


@dataclass(frozen=True)
class Life:
    """What one bot took.

    Attributes:
        first_start: seconds from the start of the first process to its first answer; nothing was
            learned yet.
        start: the same of a later process.
        processor: seconds that processors were busy for the latter.
        asked: MB after all questions.
        reloaded: MB after some reloads, each of which brought a new question.
        peak: MB, the highest at any moment.
        family: MB, the highest during a reload, with the processes that it started.
        reload: seconds for one reload, as the bot says.
        reload_processor: seconds that processors were busy in the bot itself for one reload.
        slowest: seconds of the slowest answer during a reload.
    """

    first_start: float
    start: float
    processor: float
    asked: float
    reloaded: float
    peak: float
    family: float
    reload: float
    reload_processor: float
    slowest: float


# What the table calls each figure, and the highest ratio to the older build.
_ROWS: Sequence[tuple[str, float | None]] = (
    ("the very first start, s", None),
    ("start to first answer, s", 0.5),
    ("start, s of processor time", 0.5),
    ("memory after all questions, MB", 0.85),
    ("memory after three reloads, MB", 0.85),
    ("most memory at any moment, MB", 0.85),
    ("most with child processes, MB", None),
    ("reload until it is in force, s", 0.5),
    ("reload, s of the bot's processor time", 0.5),
    ("slowest answer during a reload, s", 1),
)


def life_ratios(cases: Sequence[Case], before: Build, rounds: int) -> list[Ratio]:
    """Compare the figures of this checkout with those of an older build."""
    builds = (before, HERE)
    lives = [[asyncio.run(live(build, cases)) for build in builds] for _ in range(rounds)]
    old, new = (best(column) for column in zip(*lives, strict=True))
    return [
        Ratio(what, before.name, theirs, ours, limit, digits=0 if what.endswith("MB") else 2)
        for (what, limit), theirs, ours in zip(_ROWS, astuple(old), astuple(new), strict=True)
    ]


def best(lives: Sequence[Life]) -> Life:
    """Return the lowest of each figure."""
    return Life(*map(min, zip(*map(astuple, lives), strict=True)))


async def live(build: Build, cases: Sequence[Case]) -> Life:
    """Start a bot twice, ask it all questions and edit its knowledge base some times."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(build.root / "knowledge", folder, dirs_exist_ok=True)
        knowledge = Path(folder, "faq_fr.yaml")
        settings = {
            "FAQ_KNOWLEDGE": str(knowledge),
            "FAQ_DATABASE_URL": f"sqlite:///{folder}/faq.sqlite3",
            "XDG_CACHE_HOME": folder,
        }
        bot = build.root / "run_bot.py"
        async with telegram() as there:
            start = time.perf_counter()
            async with running(bot, there, **settings):
                first_start = await first_answer(there, start)
            await there.forgets_calls()
            start = time.perf_counter()
            async with running(bot, there, **settings) as process:
                seconds = await first_answer(there, start)
                processor = processor_seconds(process.pid)
                for chat, case in enumerate(cases, start=2):
                    await there.asks(case.question, chat)
                await there.has_sent(1 + len(cases))
                asked = memory.resident(process.pid)
                before = processor_seconds(process.pid)
                add_entry(knowledge, 1)
                await has_reloaded(process, 1)
                reload_processor = processor_seconds(process.pid) - before
                asking = []
                for number in range(2, RELOADS + 1):
                    add_entry(knowledge, number)
                    asking.append(await ask_until_reloaded(process, there, number))
                slowest, family = map(max, zip(*asking, strict=True))
                return Life(
                    first_start,
                    seconds,
                    processor,
                    asked,
                    memory.resident(process.pid),
                    memory.peak(process.pid),
                    family,
                    min(map(float, _RELOADED.findall(process.logged()))),
                    reload_processor,
                    slowest,
                )


async def first_answer(there: Telegram, start: float) -> float:
    """Greet a bot that is starting; return the seconds until it has answered."""
    await there.asks(GREETING)
    await there.has_sent(1)
    return time.perf_counter() - start


def add_entry(knowledge: Path, number: int) -> None:
    """Add an entry to a knowledge base, whose file ends with the last one."""
    text = knowledge.read_text(encoding="utf-8")
    section = re.findall(r"^    section: (\S+)", text, re.MULTILINE)[-1]
    addition = _ADDITION.format(number=number, section=section)
    knowledge.write_text(f"{text.rstrip()}\n{addition}", encoding="utf-8")


async def has_reloaded(process: Process, count: int) -> None:
    """Wait until the knowledge base has been reloaded so often.

    Raises:
        TimeoutError: it has not, in `PATIENCE` seconds.
    """
    async with asyncio.timeout(PATIENCE):
        while len(_RELOADED.findall(process.logged())) < count:  # noqa: ASYNC110 - a file
            await asyncio.sleep(ASK_INTERVAL)


async def ask_until_reloaded(process: Process, there: Telegram, count: int) -> tuple[float, float]:
    """Ask until the knowledge base has been reloaded so often.

    Returns:
        Seconds of the slowest answer, and the most memory of all processes.
    """
    await there.forgets_calls()
    slowest, family, asked = 0.0, 0.0, 0
    reloading = asyncio.create_task(has_reloaded(process, count))
    while not reloading.done():
        start = time.perf_counter()
        await there.asks(GREETING, chat=FIRST_CHAT + asked)
        await there.has_sent(asked := asked + 1)
        slowest = max(slowest, time.perf_counter() - start)
        family = max(family, memory.with_children(process.pid))
        await asyncio.sleep(ASK_INTERVAL)
    await reloading
    return slowest, family
