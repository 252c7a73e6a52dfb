"""Measure the memory of the bot over many messages, which should not grow."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from itertools import cycle
from pathlib import Path

from benchmarks.memory import resident
from benchmarks.processes import BATCH, BOT, message, running, telegram
from benchmarks.tables import number, table
from benchmarks.throughput import short_questions
from bot.knowledge import load_knowledge

# Enough that no chat exceeds the bot's limit of 20 messages a minute, up to 1,600 messages a
# second; the stand-in remembers 10,000.
CHATS = 5_000
LINES = 10
_HEAD = ("messages", "MB", "messages/s")


def endurance(knowledge: Path, messages: int) -> str:
    """Return a table with a row for each tenth of the messages."""
    texts = short_questions(load_knowledge(knowledge))
    return table(_HEAD, asyncio.run(_lines(texts, messages)))


async def _lines(texts: Sequence[str], messages: int) -> list[list[str]]:
    return [
        [f"{sent:,}", number(megabytes, 1), number(rate, 0)]
        async for sent, megabytes, rate in measure(texts, messages)
    ]


async def measure(texts: Sequence[str], messages: int) -> AsyncIterator[tuple[int, float, float]]:
    """Yield the messages so far, the MB of the bot, and its messages per second."""
    async with telegram() as there, running(BOT, there) as bot:
        await there.asks(texts[0])
        await there.has_sent(1)
        await there.forgets_calls()
        yield 0, resident(bot.pid), float("nan")
        chats, questions = cycle(range(1, CHATS + 1)), cycle(texts)
        sent, start = 0, time.perf_counter()
        for end in range(messages // LINES, messages + 1, messages // LINES):
            before = sent
            while sent < end:
                batch, now = min(BATCH, end - sent), int(time.time())
                await there.receives(
                    [message(next(questions), next(chats), now) for _ in range(batch)]
                )
                sent += batch
                await there.has_sent(sent)
            seconds, start = time.perf_counter() - start, time.perf_counter()
            yield sent, resident(bot.pid), (sent - before) / seconds
