"""Count the messages that are lost or answered twice under faults.

`run_bot.py` runs as a process beside the stand-in for Telegram. One question is asked in each chat,
and a fault is injected in the middle: a chat without an answer lost a message, one with two got a
duplicate. The moments at which processes are killed are seeded.
"""

import asyncio
import contextlib
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from benchmarks.postgresql import PostgreSQL, postgresql
from benchmarks.processes import BOT, ECHO_BOT, TOKEN
from benchmarks.tables import number, table
from benchmarks.throughput import short_questions
from benchmarks.trial import (
    DATABASE,
    FIRST_CHAT,
    PATIENCE,
    Count,
    Trial,
    trial,
)
from benchmarks.window import windows
from bot.knowledge import load_knowledge

KILLS = 4
SEED = 35
FAULTY_CHATS = 5  # where a fault befalls certain chats
SLOW_RESPONSE = 7.0  # seconds; the bot waits 5
LOCK_DURATION = 8.0  # seconds
OUTAGE_DURATION = 6.0  # seconds without a network
LONG_WAIT, LONG_WAITERS = 25, 40  # seconds that Telegram asks some chats to wait
CROWD = 1_100  # connections that say nothing
FURTHER_CHATS = 50  # where somebody asks something once the others are being answered
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

Mishap = Callable[[Trial], Awaitable[str]]  # returns a remark


class SkippedError(Exception):
    """A fault cannot be injected here."""


@dataclass(frozen=True)
class Scenario:
    """One fault and what it needs.

    Attributes:
        mishap: injects the fault while messages are being answered.
        window: why somebody may be answered twice.
        share: part of the messages to send, 0..1.
        disk: size of the disk with the database; empty for the usual disk.
        unanswerable: number of people who cannot be answered.
        patience: seconds after which an unanswered message counts as lost.
    """

    name: str
    mishap: Mishap
    window: str = ""
    share: float = 0.2
    database: str = "SQLite"
    disk: str = ""
    has_webhook: bool = False
    script: Path = BOT
    bots: int = 1
    unanswerable: int = 0
    patience: float = PATIENCE


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


def is_killed(times: int) -> Mishap:
    """Return a mishap that kills and restarts the bot at random moments."""

    async def mishap(people: Trial) -> str:
        moments = sorted(random.Random(SEED).sample(range(1, len(people.asked)), times))
        for moment in moments:
            await people.has_answered(moment)
            await people.bots[-1].dies()
            await people.starts()
        return f"killed at answers {', '.join(map(str, moments))}"

    return mishap


async def is_replica_killed(people: Trial) -> str:
    """Kill one of two replicas for good."""
    await people.has_answered(len(people.asked) // 3)
    await people.bots[0].dies()
    return "the one that polled is killed"


async def is_replica_frozen(people: Trial) -> str:
    """Freeze the replica that polls until everybody is answered."""
    await people.has_answered(len(people.asked) // 3)
    frozen, start = people.bots[0], time.monotonic()
    frozen.freezes()
    await people.has_answered_everybody()
    seconds = time.monotonic() - start
    frozen.thaws()
    return f"the one that polled was frozen; the other one was done {seconds:.0f} s later"


async def is_started_twice(people: Trial) -> str:
    """Start a second process with the same file."""
    await people.has_answered(len(people.asked) // 5)
    second = await people.starts()
    status = await second.ends()
    return f"the second ended with exit status {status} and « {second.last_line()} »"


async def is_webhook_taken(people: Trial) -> str:
    """Take the webhook away, as a short polling run does."""
    await people.has_answered(len(people.asked) // 5)
    await people.there.calls_as_bot("deleteWebhook")
    await people.asks(FURTHER_CHATS)
    return f"{FURTHER_CHATS} of the messages came afterwards"


async def is_webhook_elsewhere(people: Trial) -> str:
    """Let another program have the updates for some seconds, by a webhook."""
    await people.has_answered(len(people.asked) // 5)
    await people.there.calls_as_bot("setWebhook", url="https://127.0.0.1:9/elsewhere")
    await asyncio.sleep(OUTAGE_DURATION)
    await people.there.calls_as_bot("deleteWebhook")
    return f"it was set for {OUTAGE_DURATION:.0f} s"


async def has_long_waits(people: Trial) -> str:
    """Ask some chats, those that ask first, to wait long."""
    waiting = people.asked[:LONG_WAITERS]
    rules = [_error(429, chat_id=chat, retry_after=LONG_WAIT, count=1) for chat in waiting]
    start = time.monotonic()
    await people.there.befalls(*rules)
    await people.has_answered(len(people.asked) - len(waiting))
    seconds = time.monotonic() - start
    return f"{len(waiting)} chats have to wait {LONG_WAIT} s; all others had it in {seconds:.0f} s"


async def is_crowded(people: Trial) -> str:
    """Open connections to the bot's web server that say nothing, until everybody is answered."""
    await people.has_answered(len(people.asked) // 5)
    host, port = people.settings["FAQ_LISTEN"].split(":")
    opening = (asyncio.open_connection(host, int(port)) for _ in range(CROWD))
    opened = await asyncio.gather(*opening, return_exceptions=True)
    await people.asks(FURTHER_CHATS)
    await people.has_answered_everybody()
    connections = [one for one in opened if not isinstance(one, BaseException)]
    for _, writer in connections:
        writer.close()
    of_itself = [line for line in people.bots[0].logged().splitlines() if "update=" not in line]
    return (
        f"{len(connections)} were opened; the bot logged {len(of_itself)} lines beside one for "
        f"each update; {FURTHER_CHATS} of the messages came afterwards"
    )


async def asks_oddly(people: Trial) -> str:
    """Ask more, in reply to polls that lack what the library asks for."""
    await people.asks(FURTHER_CHATS, {"reply_to_message": {"message_id": 1, "date": 1, "poll": {}}})
    return f"{FURTHER_CHATS} of the messages reply to a poll without any field"


async def is_ended(people: Trial) -> str:
    """Stop the bot with SIGTERM and start it again."""
    await people.has_answered(len(people.asked) // 2)
    seconds = await people.bots[-1].is_ended()
    status = people.bots[-1].status
    await people.starts()
    return f"ended in {seconds:.2f} s with exit status {status}"


def befalls(*rules: dict[str, Any], seconds: float = 0.0) -> Mishap:
    """Return a mishap that injects faults into the stand-in, and removes them after `seconds`."""

    async def mishap(people: Trial) -> str:
        await people.has_answered(len(people.asked) // 5)
        await people.there.befalls(*rules)
        if seconds:
            await asyncio.sleep(seconds)
            await people.there.is_well()
        return ""

    return mishap


async def other_polls(people: Trial) -> str:
    """Poll with the same token for some seconds, as another bot would."""
    await people.has_answered(len(people.asked) // 5)
    end = time.monotonic() + OUTAGE_DURATION
    refused = 0
    async with httpx.AsyncClient(base_url=people.there.url, timeout=OUTAGE_DURATION) as http:
        while time.monotonic() < end:
            answer = await http.post(f"/bot{TOKEN}/getUpdates", json={"timeout": 1})
            refused += answer.status_code == httpx.codes.CONFLICT
            await asyncio.sleep(0.1)
    return f"the other one was refused {refused} times"


async def is_token_revoked(people: Trial) -> str:
    """Refuse the token until the bot has stopped; then start it again."""
    await people.has_answered(len(people.asked) // 5)
    await people.there.befalls({"fault": "error", "status": 401})
    status = await people.bots[-1].ends()
    last = people.bots[-1].last_line()
    await people.there.is_well()
    await people.starts()
    return f"ended with exit status {status} and « {last} »"


async def is_locked(people: Trial) -> str:
    """Lock the database for some seconds."""
    await people.has_answered(len(people.asked) // 5)
    other = sqlite3.connect(people.folder / DATABASE, isolation_level=None, timeout=OUTAGE_DURATION)
    with contextlib.closing(other):
        other.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(LOCK_DURATION)
        other.execute("ROLLBACK")
    return f"locked for {LOCK_DURATION:.0f} s"


async def is_disk_full(people: Trial) -> str:
    """Fill the disk for a while."""
    await people.has_answered(len(people.asked) // 5)
    filling = people.folder / "filling"
    with filling.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    await asyncio.sleep(OUTAGE_DURATION)
    filling.unlink()
    said = sum("disque est plein" in line for line in people.bots[-1].logged().splitlines())
    return f"full for {OUTAGE_DURATION:.0f} s; the bot said so {said} times"


async def is_server_restarted(people: Trial) -> str:
    """Restart PostgreSQL."""
    await people.has_answered(len(people.asked) // 5)
    if people.server:
        await asyncio.to_thread(people.server.restart)
    return ""


def _error(status: int, **details: Any) -> dict[str, Any]:
    return {"fault": "error", "status": status, "method": "sendMessage"} | details


def _often(fault: str, when: str, **details: Any) -> dict[str, Any]:
    """Return a rule for one call in ten."""
    rule = {"fault": fault, "when": when, "method": "sendMessage"}
    return rule | {"probability": 0.1, "seed": SEED} | details


def _certain(status: int, **details: Any) -> list[dict[str, Any]]:
    """Return rules for certain chats, those that ask last."""
    return [
        _error(status, chat_id=FIRST_CHAT + 150 + one, **details) for one in range(FAULTY_CHATS)
    ]


SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
_KILL = "killed after Telegram accepted the answer and before the bot recorded that"
_UNKNOWN = "the answer of Telegram did not arrive, so the bot cannot know that it was sent"
SCENARIOS = (
    Scenario("kill -9", is_killed(KILLS), _KILL, share=1),
    Scenario("kill -9", is_killed(KILLS), _KILL, share=1, database=POSTGRESQL),
    Scenario("kill -9", is_killed(KILLS), _KILL, share=1, has_webhook=True),
    Scenario("kill -9", is_killed(KILLS), _KILL, share=1, has_webhook=True, database=POSTGRESQL),
    Scenario("kill -9, bare echo bot", is_killed(KILLS), share=1, script=ECHO_BOT, patience=10),
    Scenario("one of two killed", is_replica_killed, _KILL, share=1, database=POSTGRESQL, bots=2),
    Scenario("one of two frozen", is_replica_frozen, _KILL, database=POSTGRESQL, bots=2),
    Scenario("started twice", is_started_twice),
    Scenario("SIGTERM", is_ended, share=1),
    Scenario("SIGTERM", is_ended, share=1, database=POSTGRESQL),
    Scenario("SIGTERM", is_ended, share=1, has_webhook=True),
    Scenario("429, everybody", befalls(_error(429, retry_after=2, probability=0.3), seconds=5)),
    Scenario("429, some chats", befalls(*_certain(429, retry_after=2, count=2))),
    Scenario("429 of 25 s, 40 chats", has_long_waits),
    Scenario("500", befalls(_error(500, probability=0.3), seconds=5)),
    Scenario("502 of a proxy", befalls(_error(502, probability=0.3), seconds=5)),
    Scenario("403, some chats", befalls(*_certain(403)), unanswerable=FAULTY_CHATS),
    Scenario("400, some chats, twice", befalls(*_certain(400, count=2))),
    Scenario("400, some chats, for good", befalls(*_certain(400)), unanswerable=FAULTY_CHATS),
    Scenario(
        "CHAT_WRITE_FORBIDDEN",
        befalls(*_certain(400, description="Bad Request: CHAT_WRITE_FORBIDDEN")),
        unanswerable=FAULTY_CHATS,
    ),
    Scenario("401", is_token_revoked),
    Scenario("409, another poller", other_polls),
    Scenario("409, webhook elsewhere", is_webhook_elsewhere),
    Scenario("webhook taken away", is_webhook_taken, has_webhook=True),
    Scenario("1,100 connections", is_crowded, has_webhook=True),
    Scenario("cannot be parsed", asks_oddly),
    Scenario(
        "slow, not carried out",
        befalls(_often("slow", "before", delay=SLOW_RESPONSE, count=20)),
        _UNKNOWN,
    ),
    Scenario(
        "slow, carried out",
        befalls(_often("slow", "after", delay=SLOW_RESPONSE, count=20)),
        _UNKNOWN,
    ),
    Scenario("reset, not carried out", befalls(_often("reset", "before")), _UNKNOWN),
    Scenario("reset, carried out", befalls(_often("reset", "after")), _UNKNOWN),
    Scenario("closed, not carried out", befalls(_often("close", "before")), _UNKNOWN),
    Scenario("closed, carried out", befalls(_often("close", "after")), _UNKNOWN),
    Scenario("no network", befalls({"fault": "outage", "seconds": OUTAGE_DURATION}), _UNKNOWN),
    Scenario("no connection", befalls({"fault": "refuse", "seconds": OUTAGE_DURATION}), _UNKNOWN),
    Scenario("database locked", is_locked),
    Scenario("disk full", is_disk_full, disk="16m"),
    Scenario("PostgreSQL restarted", is_server_restarted, database=POSTGRESQL),
)
