"""Measure the time in which a kill makes the bot send a message again.

It begins when Telegram has the message and ends when that is recorded in the database. The stand-in
records when it carried out each `sendMessage`, the bot when it had recorded that in its database.
Both use the clock of this machine.
"""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.postgresql import PostgreSQL
from benchmarks.processes import ROOT
from benchmarks.tables import number, table
from benchmarks.timing import Latency
from benchmarks.trial import trial

FLOOD = 1_000  # messages at once
RATE = 25  # messages a second; Telegram allows a bot 30
_HEAD = ("time in which a kill makes it send again", "database", "p50 ms", "p99 ms", "at risk")
_WATCHED_BOT = Path(__file__).with_name("watched_bot.py")


@dataclass(frozen=True)
class Window:
    """The time between a send and its record.

    Attributes:
        seconds: of each message.
        duration: seconds from the first send to the last.
    """

    seconds: Sequence[float]
    duration: float

    @property
    def at_risk(self) -> float:
        """The messages that a kill at any moment would make the bot send again, on average."""
        return sum(self.seconds) / self.duration

    def row(self, load: str, database: str) -> list[str]:
        """Return a row of the table."""
        found = Latency.of(self.seconds)
        return [load, database, number(found.p50, 1), number(found.p99, 1), number(self.at_risk)]


def windows(texts: Sequence[str], server: PostgreSQL | str) -> str:
    """Return a table with a row for each load and database."""
    rows = []
    for database in (None, server):
        if isinstance(database, str):
            continue
        name = "PostgreSQL" if database else "SQLite"
        for load, rate in ((f"{FLOOD:,} messages at once", FLOOD), (f"{RATE} a second", RATE)):
            rows.append(asyncio.run(measure(texts, database, rate)).row(load, name))
    return table(_HEAD, rows)


async def measure(texts: Sequence[str], server: PostgreSQL | None, rate: int) -> Window:
    """Ask questions at a rate and compare the times of both sides."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recorded = folder / "recorded"
        async with trial(texts, folder, server, script=_WATCHED_BOT) as people:
            people.settings |= {"BENCHMARK_RECORDED": str(recorded), "PYTHONPATH": str(ROOT)}
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
        lines = [line.split() for line in recorded.read_text().splitlines()]
    sent = {int(call["parameters"]["chat_id"]): float(call["date"]) for call in calls}
    return Window(
        [float(when) - sent[people.updates[int(update)]] for update, when in lines],
        duration=max(sent.values()) - min(sent.values()),
    )
