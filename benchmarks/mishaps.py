"""Let things go wrong while a bot answers: kill it, refuse its calls, fill its disk."""

import asyncio
import contextlib
import random
import sqlite3
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from benchmarks.processes import TOKEN
from benchmarks.trial import DATABASE, FIRST_CHAT, Trial

SEED = 35
FAULTY_CHATS = 5  # where a fault befalls certain chats
LOCK_DURATION = 8.0  # seconds
OUTAGE_DURATION = 6.0  # seconds without a network
LONG_WAIT, LONG_WAITERS = 25, 40  # seconds that Telegram asks some chats to wait
CROWD = 1_100  # connections that say nothing
FURTHER_CHATS = 50  # where somebody asks something once the others are being answered

Mishap = Callable[[Trial], Awaitable[str]]  # returns a remark


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
    rules = [error_rule(429, chat_id=chat, retry_after=LONG_WAIT, count=1) for chat in waiting]
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


def error_rule(status: int, **details: Any) -> dict[str, Any]:
    """Return a rule that refuses messages of the bot."""
    return {"fault": "error", "status": status, "method": "sendMessage"} | details


def frequent_rule(fault: str, when: str, **details: Any) -> dict[str, Any]:
    """Return a rule for one call in ten."""
    rule = {"fault": fault, "when": when, "method": "sendMessage"}
    return rule | {"probability": 0.1, "seed": SEED} | details


def rules_for_some_chats(status: int, **details: Any) -> list[dict[str, Any]]:
    """Return rules for certain chats, those that ask last."""
    return [
        error_rule(status, chat_id=FIRST_CHAT + 150 + one, **details) for one in range(FAULTY_CHATS)
    ]
