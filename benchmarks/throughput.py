"""Compare the messages that the bot answers per second over HTTP with those of a bare echo bot.

Both talk to the same stand-in for Telegram, which runs in this process, and take turns. All
messages are queued at once, each in a chat of its own; the clock stops when all answers have
arrived. The questions are those of entries with short answers, so that each reply is one message.
The highest rate counts, because other work on the machine can only slow a bot down. The processor
time per message is that of the bot alone, without the stand-in.
"""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.processes import BOT, ECHO_BOT, message, processor_seconds, running, telegram
from benchmarks.tables import number, table
from bot.knowledge import Knowledge, load_knowledge

QUESTIONS = 10
FIRST_CHAT = 1_000
_HEAD = ("bot", "messages/s", "median", "CPU ms a message")


@dataclass(frozen=True)
class Speed:
    """The speed of a bot in one round.

    Attributes:
        rate: messages per second.
        processor: seconds of processor time per message.
    """

    rate: float
    processor: float


def throughput(knowledge: Path, updates: int, rounds: int) -> str:
    """Return a table with a row for each bot."""
    texts = short_questions(load_knowledge(knowledge))
    ours, echo = [], []
    for _ in range(rounds):
        ours.append(asyncio.run(race(BOT, texts, updates)))
        echo.append(asyncio.run(race(ECHO_BOT, texts, updates)))
    rows = [_row("this project", ours), _row("echo bot", echo)]
    return table(_HEAD, rows)


async def race(script: Path, texts: Sequence[str], updates: int) -> Speed:
    """Measure how fast a bot answers many messages."""
    queue = [
        message(text, FIRST_CHAT + number)
        for number, text in enumerate(islice(cycle(texts), updates))
    ]
    async with telegram() as there, running(script, there) as process:
        await there.asks(texts[0])
        await there.has_sent(1)  # it has started
        await there.forgets_calls()
        start, busy = time.perf_counter(), processor_seconds(process.pid)
        await there.receives(queue)
        await there.has_sent(updates)
        return Speed(
            rate=updates / (time.perf_counter() - start),
            processor=(processor_seconds(process.pid) - busy) / updates,
        )


def short_questions(knowledge: Knowledge) -> list[str]:
    """List questions whose answers fit into one message."""
    entries = [entry for entry in knowledge.entries if entry.id not in knowledge.small_talk]
    entries.sort(key=lambda entry: len(entry.answer) + len(entry.source or ""))
    return [entry.question for entry in entries[:QUESTIONS]]


def _highest(rounds: Sequence[Speed]) -> float:
    return max(one.rate for one in rounds)


def _row(name: str, rounds: Sequence[Speed]) -> list[str]:
    return [
        name,
        number(_highest(rounds), 0),
        number(statistics.median(one.rate for one in rounds), 0),
        number(1000 * min(one.processor for one in rounds)),
    ]
