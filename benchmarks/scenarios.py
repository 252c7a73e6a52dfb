"""The faults that the bot is put through, each with what it needs."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.mishaps import (
    FAULTY_CHATS,
    OUTAGE_DURATION,
    Mishap,
    asks_oddly,
    befalls,
    error_rule,
    frequent_rule,
    has_long_waits,
    is_crowded,
    is_disk_full,
    is_ended,
    is_killed,
    is_locked,
    is_replica_frozen,
    is_replica_killed,
    is_server_restarted,
    is_started_twice,
    is_token_revoked,
    is_webhook_elsewhere,
    is_webhook_taken,
    other_polls,
    rules_for_some_chats,
)
from benchmarks.processes import BOT, ECHO_BOT
from benchmarks.trial import PATIENCE

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
KILLS = 4
SLOW_RESPONSE = 7.0  # seconds; the bot waits 5


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
    database: str = SQLITE
    disk: str = ""
    has_webhook: bool = False
    script: Path = BOT
    bots: int = 1
    unanswerable: int = 0
    patience: float = PATIENCE


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
    Scenario("429, everybody", befalls(error_rule(429, retry_after=2, probability=0.3), seconds=5)),
    Scenario("429, some chats", befalls(*rules_for_some_chats(429, retry_after=2, count=2))),
    Scenario("429 of 25 s, 40 chats", has_long_waits),
    Scenario("500", befalls(error_rule(500, probability=0.3), seconds=5)),
    Scenario("502 of a proxy", befalls(error_rule(502, probability=0.3), seconds=5)),
    Scenario("403, some chats", befalls(*rules_for_some_chats(403)), unanswerable=FAULTY_CHATS),
    Scenario("400, some chats, twice", befalls(*rules_for_some_chats(400, count=2))),
    Scenario(
        "400, some chats, for good", befalls(*rules_for_some_chats(400)), unanswerable=FAULTY_CHATS
    ),
    Scenario(
        "CHAT_WRITE_FORBIDDEN",
        befalls(*rules_for_some_chats(400, description="Bad Request: CHAT_WRITE_FORBIDDEN")),
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
        befalls(frequent_rule("slow", "before", delay=SLOW_RESPONSE, count=20)),
        _UNKNOWN,
    ),
    Scenario(
        "slow, carried out",
        befalls(frequent_rule("slow", "after", delay=SLOW_RESPONSE, count=20)),
        _UNKNOWN,
    ),
    Scenario("reset, not carried out", befalls(frequent_rule("reset", "before")), _UNKNOWN),
    Scenario("reset, carried out", befalls(frequent_rule("reset", "after")), _UNKNOWN),
    Scenario("closed, not carried out", befalls(frequent_rule("close", "before")), _UNKNOWN),
    Scenario("closed, carried out", befalls(frequent_rule("close", "after")), _UNKNOWN),
    Scenario("no network", befalls({"fault": "outage", "seconds": OUTAGE_DURATION}), _UNKNOWN),
    Scenario("no connection", befalls({"fault": "refuse", "seconds": OUTAGE_DURATION}), _UNKNOWN),
    Scenario("database locked", is_locked),
    Scenario("disk full", is_disk_full, disk="16m"),
    Scenario("PostgreSQL restarted", is_server_restarted, database=POSTGRESQL),
)
