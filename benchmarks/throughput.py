"""Messages that the whole bot answers in a second over HTTP, beside a bare echo bot.

Both talk to the same stand-in for Telegram, which runs in this process, one after the other and in
turns. All messages are queued at once, from as many chats; the clock stops when as many answers
have come. The questions are entries' own with short answers, so that each takes one message.
"""

import asyncio
import statistics
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.processes import BOT, ECHO_BOT, message, running, telegram
from benchmarks.tables import number, table
from bot.knowledge import Knowledge, load_knowledge

MAX_UPDATES = 3_000  # the stand-in remembers 5,000 calls
BATCH = 1_000  # updates; the stand-in takes 1 MB in one request
QUESTIONS = 10
FIRST_CHAT = 1_000
_HEAD = ("bot", "messages/s (median)", "lowest", "highest")


def throughput(knowledge: Path, updates: int, rounds: int) -> str:
    """Draw a table with a line for each bot, and the ratio of the two."""
    texts = short_questions(load_knowledge(knowledge))
    ours, echo = [], []
    for _ in range(rounds):
        ours.append(asyncio.run(rate(BOT, texts, updates)))
        echo.append(asyncio.run(rate(ECHO_BOT, texts, updates)))
    rows = [_row("this project", ours), _row("echo bot", echo)]
    ratio = statistics.median(ours) / statistics.median(echo)
    return f"{table(_HEAD, rows)}\nratio {ratio:.2f} (budget: at least 0.9)"


async def rate(script: Path, texts: Sequence[str], updates: int) -> float:
    """Start a bot and tell how many messages it answers in a second."""
    queue = [
        message(text, FIRST_CHAT + number)
        for number, text in enumerate(islice(cycle(texts), updates))
    ]
    async with telegram() as there, running(script, there):
        await there.asks(texts[0])
        await there.has_sent(1)  # it has started
        await there.forgets_calls()
        start = time.perf_counter()
        for first in range(0, updates, BATCH):
            await there.receives(queue[first : first + BATCH])
        await there.has_sent(updates)
        return updates / (time.perf_counter() - start)


def short_questions(knowledge: Knowledge) -> list[str]:
    """List some questions whose answers fit into one message."""
    entries = [entry for entry in knowledge.entries if entry.id not in knowledge.small_talk]
    entries.sort(key=lambda entry: len(entry.answer) + len(entry.source or ""))
    return [entry.question for entry in entries[:QUESTIONS]]


def _row(name: str, rates: Sequence[float]) -> list[str]:
    figures = statistics.median(rates), min(rates), max(rates)
    return [name, *(number(figure, 0) for figure in figures)]
