"""Measure the time in which a kill makes the bot answer twice: from the send to the commit.

The stand-in records when it carried out each `sendMessage`, the bot when it committed the result of
the update. Both use the clock of this machine.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.postgresql import PostgreSQL
from benchmarks.processes import ROOT
from benchmarks.tables import number, table
from benchmarks.timing import Latency
from benchmarks.trial import trial

FLOOD = 1_000  # messages at once
RATE = 25  # messages a second; Telegram allows a bot 30
_HEAD = ("time in which a kill makes it answer twice", "database", "p50 ms", "p99 ms")
_WATCHED_BOT = Path(__file__).with_name("watched_bot.py")


def windows(texts: Sequence[str], server: PostgreSQL | str) -> str:
    """Return a table with a row for each load and database."""
    rows = []
    for database in (None, server):
        if isinstance(database, str):
            continue
        name = "PostgreSQL" if database else "SQLite"
        for load, rate in ((f"{FLOOD:,} messages at once", FLOOD), (f"{RATE} a second", RATE)):
            found = Latency.of(asyncio.run(measure(texts, database, rate)))
            rows.append([load, name, number(found.p50, 1), number(found.p99, 1)])
    return table(_HEAD, rows)


async def measure(texts: Sequence[str], server: PostgreSQL | None, rate: int) -> list[float]:
    """Ask questions at a rate; return the seconds in which each would be answered twice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        committed = folder / "committed"
        async with trial(texts, folder, server, script=_WATCHED_BOT) as people:
            people.settings |= {"BENCHMARK_COMMITTED": str(committed), "PYTHONPATH": str(ROOT)}
            await people.starts()
            await people.asks(1)
            await people.has_answered(1)
            if rate == FLOOD:
                await people.asks(FLOOD)
            else:
                for _ in range(10 * rate):
                    await people.asks(1)
                    await asyncio.sleep(1 / rate)
            await people.settles()
            calls = await people.there.calls("sendMessage")
        lines = [line.split() for line in committed.read_text().splitlines()]
    sent = {int(call["parameters"]["chat_id"]): float(call["date"]) for call in calls}
    return [float(when) - sent[people.updates[int(update)]] for update, when in lines]
