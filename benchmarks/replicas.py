"""Measure the messages per second of several replicas that share one PostgreSQL database.

One of them polls; all of them handle the updates. They share the processors with the stand-in for
Telegram and with PostgreSQL, so on few processors the processor time per message says more than the
rate.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.postgresql import PostgreSQL, postgresql
from benchmarks.processes import processor_seconds
from benchmarks.tables import number, table
from benchmarks.throughput import short_questions
from benchmarks.trial import trial
from bot.knowledge import load_knowledge

REPLICA_COUNTS = (1, 2, 4)
_HEAD = ("processes", "messages/s", "CPU ms a message", "of it in the busiest", "twice")


def replicas(knowledge: Path, messages: int) -> str:
    """Return a table with a row for each number of replicas."""
    texts = short_questions(load_knowledge(knowledge))
    with postgresql() as server:
        if isinstance(server, str):
            return f"skipped: {server}"
        rows = [asyncio.run(measure(texts, server, count, messages)) for count in REPLICA_COUNTS]
    return table(_HEAD, rows)


async def measure(texts: Sequence[str], server: PostgreSQL, count: int, messages: int) -> list[str]:
    """Measure some replicas; return a row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        async with trial(texts, Path(folder), server) as people:
            for _ in range(count):
                await people.starts()
            await people.is_at_work()
            before = [processor_seconds(bot.pid) for bot in people.bots]
            start = time.perf_counter()
            await people.asks(messages)
            await people.has_answered(messages)
            seconds = time.perf_counter() - start
            after = [processor_seconds(bot.pid) for bot in people.bots]
            busy = [late - early for late, early in zip(after, before, strict=True)]
            found = await people.settles()
    return [
        str(count),
        number(messages / seconds, 0),
        number(1000 * sum(busy) / messages),
        number(1000 * max(busy) / messages),
        str(found.twice),
    ]
