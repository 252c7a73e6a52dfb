"""The inbox: whatever is stored is claimed and settled once, in order per conversation."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, contextmanager

import asyncpg
import pytest
from sqlalchemy import RowMapping, select, text

from bot import clock
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.inbox import Inbox
from bot.storage.inbox_statements import first_due_updates
from bot.storage.inbox_transactions import (
    CONVERSATION_KEPT,
    HOLD_SECONDS,
    MAX_WAIT_AT_START,
    UPDATE_IDS_KEPT,
)
from bot.storage.opening import open_database
from bot.storage.queued_updates import Claimed, Received, Settled
from bot.storage.schema import conversations, counts, updates


@pytest.fixture
def inbox(database: Database) -> Inbox:
    """The inbox of a process."""
    return Inbox(database)


@pytest.fixture
def other(database: Database) -> Inbox:
    """The inbox of another process, on the same database."""
    return Inbox(database)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let so many seconds go by for the inbox."""
    shift = 0.0

    def go_by(seconds: float) -> None:
        nonlocal shift
        shift += seconds

    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + shift)
    return go_by


def received(number: int, conversation: str = "a", payload: str = "{}") -> Received:
    return Received(number, conversation, payload)


def done(claimed: Claimed, **what: object) -> Settled:
    """Settle an update, as handled unless there is something else to say."""
    return dataclasses.replace(Settled(claimed.update_id, claimed.conversation), **what)


def numbers(claimed: list[Claimed]) -> list[int]:
    return sorted(one.update_id for one in claimed)


async def row(database: Database, number: int) -> RowMapping:
    """Look at what is in the table about an update."""
    wanted = select(updates).where(updates.c.update_id == number)
    return await database.transaction(
        lambda connection: connection.execute(wanted).mappings().one()
    )


async def handle_all(inbox: Inbox) -> list[int]:
    """Claim and settle until there is nothing; give the numbers in order."""
    handled: list[int] = []
    settled: list[Settled] = []
    while claimed := await inbox.settle_and_claim(settled, 10):
        handled += [one.update_id for one in claimed]
        settled = [done(one) for one in claimed]
    return handled


async def test_an_update_is_claimed_as_it_was_stored(inbox):
    before = clock.now()
    await inbox.store([received(7, "a", '{"text": "été 🥐"}')])
    [claimed] = await inbox.settle_and_claim([], 10)
    assert before <= claimed.received_at <= clock.now()
    expected = Claimed(7, "a", '{"text": "été 🥐"}', None, 0, claimed.received_at)
    assert claimed == expected


async def test_storing_tells_how_many_are_new(inbox):
    assert await inbox.store([received(1), received(2)]) == 2
    assert await inbox.store([received(2), received(3)]) == 1
    assert await inbox.store([]) == 0


async def test_many_updates_are_stored_at_once(inbox):
    many = [received(number, f"{number % 50}") for number in range(2500)]
    assert await inbox.store(many) == 2500
    assert await inbox.depth() == 2500


async def test_numbers_are_as_large_as_telegram_makes_them(inbox):
    await inbox.store([received(2**52)])
    assert numbers(await inbox.settle_and_claim([], 10)) == [2**52]


async def test_a_duplicate_is_left_out_while_the_first_waits(inbox):
    await inbox.store([received(1, payload="first")])
    await inbox.store([received(1, payload="second")])
    [claimed] = await inbox.settle_and_claim([], 10)
    assert claimed.payload == "first"


async def test_a_duplicate_is_left_out_while_the_first_is_being_handled(inbox):
    await inbox.store([received(1)])
    [claimed] = await inbox.settle_and_claim([], 10)
    assert await inbox.store([received(1)]) == 0
    assert await inbox.settle_and_claim([done(claimed)], 10) == []


async def test_a_duplicate_is_left_out_after_the_first_was_handled(inbox):
    await inbox.store([received(1)])
    await handle_all(inbox)
    assert await inbox.store([received(1)]) == 0
    assert await inbox.settle_and_claim([], 10) == []


@pytest.mark.parametrize("order", [[1, 2, 3], [3, 1, 2]])
async def test_a_conversation_is_handled_in_the_order_of_numbers(inbox, order):
    await inbox.store([received(number) for number in order])
    assert await handle_all(inbox) == [1, 2, 3]


async def test_of_a_conversation_there_is_one_update_at_a_time(inbox):
    await inbox.store([received(1), received(2)])
    assert numbers(await inbox.settle_and_claim([], 10)) == [1]
    assert await inbox.settle_and_claim([], 10) == []


async def test_of_different_conversations_there_are_many_at_once(inbox):
    await inbox.store([received(1, "a"), received(2, "b"), received(3, "b"), received(4, "c")])
    assert numbers(await inbox.settle_and_claim([], 10)) == [1, 2, 4]


@pytest.mark.parametrize(("room", "expected"), [(0, []), (1, [1]), (2, [1, 2]), (9, [1, 2, 3])])
async def test_no_more_is_claimed_than_there_is_room_for(inbox, room, expected):
    for number, name in enumerate("abc", start=1):
        await inbox.store([received(number, name)])
    assert numbers(await inbox.settle_and_claim([], room)) == expected


async def test_no_more_is_claimed_when_there_are_more_than_postgresql_believes(postgresql_url):
    async with open_database(postgresql_url) as database:
        inbox = Inbox(database)
        await inbox.store([received(0, "0")])
        analyze = text("ANALYZE conversations")
        await database.transaction(lambda connection: connection.execute(analyze))
        await inbox.store([received(number, f"{number}") for number in range(1, 20)])
        assert len(await inbox.settle_and_claim([], 3)) == 3


async def test_what_is_settled_makes_room_in_the_same_exchange(inbox):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    assert numbers(await inbox.settle_and_claim([done(first)], 10)) == [2]


async def test_another_process_gets_no_conversation_that_is_held(inbox, other):
    await inbox.store([received(1), received(2)])
    await inbox.settle_and_claim([], 10)
    assert await other.settle_and_claim([], 10) == []


async def test_another_process_gets_the_next_update_after_the_first(inbox, other):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(first)], 0)
    assert numbers(await other.settle_and_claim([], 10)) == [2]


async def test_the_state_goes_on_to_the_next_update(inbox, other):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(first, state="remembered")], 0)
    [second] = await other.settle_and_claim([], 10)
    assert second.state == "remembered"


async def test_the_state_stays_where_none_is_given(inbox):
    await inbox.store([received(1), received(2), received(3)])
    [first] = await inbox.settle_and_claim([], 10)
    [second] = await inbox.settle_and_claim([done(first, state="remembered")], 10)
    [third] = await inbox.settle_and_claim([done(second)], 10)
    assert third.state == "remembered"


# Holds


async def test_what_a_dead_process_held_is_taken_over_when_the_hold_ends(inbox, other, later):
    await inbox.store([received(1)])
    await inbox.settle_and_claim([], 10)
    later(HOLD_SECONDS + 1)
    assert numbers(await other.settle_and_claim([], 10)) == [1]


async def test_what_a_dead_process_held_is_not_taken_over_before(inbox, other, later):
    await inbox.store([received(1)])
    await inbox.settle_and_claim([], 10)
    later(HOLD_SECONDS - 1)
    assert await other.settle_and_claim([], 10) == []


async def test_a_process_that_lives_renews_its_holds(inbox, other, later):
    await inbox.store([received(1)])
    await inbox.settle_and_claim([], 10)
    for _ in range(4):
        later(HOLD_SECONDS / 2)
        await inbox.settle_and_claim([], 0)
    assert await other.settle_and_claim([], 10) == []


async def test_what_was_taken_over_is_not_given_back(inbox, other, later):
    await inbox.store([received(1), received(2)])
    [late] = await inbox.settle_and_claim([], 10)
    later(HOLD_SECONDS + 1)
    [claimed] = await other.settle_and_claim([], 10)
    assert await inbox.settle_and_claim([done(late, state="late")], 10) == []
    [second] = await other.settle_and_claim([done(claimed, state="in time")], 10)
    assert (second.update_id, second.state) == (2, "in time")


@pytest.mark.parametrize("in_time", [{"retry_at": 0.0}, {}], ids=["retried", "done"])
@pytest.mark.parametrize("late", [{"retry_at": 0.0}, {}, {"error": "x"}], ids=str)
async def test_a_conversation_goes_on_after_two_have_settled_it(inbox, other, later, in_time, late):
    await inbox.store([received(1)])
    [first] = await inbox.settle_and_claim([], 10)
    later(HOLD_SECONDS + 1)
    [again] = await other.settle_and_claim([], 10)
    await other.settle_and_claim([done(again, **in_time)], 0)
    await inbox.settle_and_claim([done(first, **late)], 0)
    await handle_all(other)
    await inbox.store([received(2)])
    assert await handle_all(inbox) == [2]


async def test_what_was_handled_is_not_changed_by_who_comes_late(inbox, other, later, database):
    await inbox.store([received(1)])
    [late] = await inbox.settle_and_claim([], 10)
    later(HOLD_SECONDS + 1)
    [claimed] = await other.settle_and_claim([], 10)
    await other.settle_and_claim([done(claimed)], 0)
    before = await row(database, 1)
    await inbox.settle_and_claim([done(late, retry_at=1.0)], 0)
    await inbox.settle_and_claim([done(late, error="late")], 0)
    assert await row(database, 1) == before


async def test_what_is_released_can_be_claimed_at_once(inbox, other):
    await inbox.store([received(1)])
    await inbox.settle_and_claim([], 10)
    await inbox.release()
    assert numbers(await other.settle_and_claim([], 10)) == [1]


async def test_what_others_hold_is_not_released(inbox, other):
    await inbox.store([received(1)])
    await inbox.settle_and_claim([], 10)
    await other.release()
    assert await other.settle_and_claim([], 10) == []


async def test_a_process_that_starts_takes_over_at_once_where_it_is_alone(tmp_path):
    async with open_database(f"sqlite:///{tmp_path}/faq.sqlite3") as database:
        dead, new = Inbox(database), Inbox(database)
        await dead.store([received(1)])
        await dead.settle_and_claim([], 10)
        await new.release_abandoned()
        assert numbers(await new.settle_and_claim([], 10)) == [1]


async def test_a_process_that_starts_leaves_to_others_what_they_hold(postgresql_url):
    async with open_database(postgresql_url) as database:
        living, new = Inbox(database), Inbox(database)
        await living.store([received(1)])
        await living.settle_and_claim([], 10)
        await new.release_abandoned()
        assert await new.settle_and_claim([], 10) == []


# Trying again


async def test_what_is_to_be_tried_again_comes_when_it_is_due(inbox, later):
    await inbox.store([received(1)])
    [claimed] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(claimed, retry_at=clock.now() + 5)], 0)
    assert await inbox.settle_and_claim([], 10) == []
    later(6)
    assert numbers(await inbox.settle_and_claim([], 10)) == [1]


async def test_tries_are_counted(inbox):
    await inbox.store([received(1)])
    settled, tries = [], []
    for _ in range(3):
        [claimed] = await inbox.settle_and_claim(settled, 10)
        tries.append(claimed.tries)
        settled = [done(claimed, retry_at=0.0)]
    assert tries == [0, 1, 2]


async def test_the_rest_of_the_conversation_goes_on_meanwhile(inbox):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    settled = [done(first, retry_at=clock.now() + 60)]
    assert numbers(await inbox.settle_and_claim(settled, 10)) == [2]


async def test_the_rest_of_the_conversation_waits_if_it_is_blocked(inbox, later):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    settled = [done(first, retry_at=clock.now() + 60, blocks=True)]
    assert await inbox.settle_and_claim(settled, 10) == []
    later(61)
    assert await handle_all(inbox) == [1, 2]


async def test_what_comes_to_a_blocked_conversation_waits_too(inbox, other, later):
    await inbox.store([received(1)])
    [first] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(first, retry_at=clock.now() + 60, blocks=True)], 0)
    await inbox.store([received(2)])
    assert await other.settle_and_claim([], 10) == []
    later(61)
    assert await handle_all(other) == [1, 2]


@pytest.mark.parametrize("begin", [Inbox.release, Inbox.release_abandoned])
async def test_a_blocked_conversation_stays_so_when_the_bot_is_started_anew(inbox, later, begin):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(first, retry_at=clock.now() + 60, blocks=True)], 0)
    await begin(inbox)
    assert await inbox.settle_and_claim([], 10) == []
    later(61)
    assert await handle_all(inbox) == [1, 2]


async def test_what_a_wrong_clock_has_stored_comes_at_the_next_start(inbox, database, later):
    if database.is_shared:
        pytest.skip("there, the other processes may be right")
    later(3600)
    await inbox.store([received(1), received(2, "b")])
    [first, second] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(first), done(second, retry_at=clock.now(), blocks=True)], 0)
    await inbox.store([received(3)])
    later(-3600)
    await inbox.store([received(4)])
    await inbox.release_abandoned()
    [third] = await inbox.settle_and_claim([], 10)
    assert third.update_id == 3
    later(MAX_WAIT_AT_START)
    assert numbers(await inbox.settle_and_claim([done(third)], 10)) == [2, 4]


async def test_other_conversations_are_not_blocked(inbox):
    await inbox.store([received(1, "a"), received(2, "b")])
    settled = [
        done(one, retry_at=clock.now() + 60, blocks=one.conversation == "a")
        for one in await inbox.settle_and_claim([], 10)
    ]
    await inbox.store([received(3, "b")])
    assert numbers(await inbox.settle_and_claim(settled, 10)) == [3]


async def test_what_waits_in_other_conversations_is_not_looked_through(tmp_path):
    names = {f"name{number}": str(number) for number in range(32)} | {"now": 0.0}
    explained = text(f"EXPLAIN QUERY PLAN {first_due_updates(32)._compiled[0]}")
    async with open_database(f"sqlite:///{tmp_path}/faq.sqlite3") as database:
        plan = await database.transaction(
            lambda connection: [row.detail for row in connection.execute(explained, names)]
        )
    assert [step for step in plan if "handled_updates" in step or "SCAN" in step] == []


# What was sent in reply


async def test_what_was_sent_is_known_to_who_takes_over(inbox, other):
    await inbox.store([received(1)])
    await inbox.settle_and_claim([], 10)
    await inbox.note_sent(1, [51])
    await inbox.note_sent(1, [51, 52])
    await inbox.release()
    [claimed] = await other.settle_and_claim([], 10)
    assert claimed.sent == (51, 52)


async def test_what_was_sent_is_known_to_the_retry(inbox):
    await inbox.store([received(1)])
    [claimed] = await inbox.settle_and_claim([], 10)
    [again] = await inbox.settle_and_claim([done(claimed, retry_at=0.0, sent=[51])], 10)
    assert again.sent == (51,)


async def test_what_was_sent_is_not_noted_once_the_update_is_handled(inbox, database):
    await inbox.store([received(1)])
    [claimed] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(claimed)], 0)
    await inbox.note_sent(1, [51])
    assert (await row(database, 1))["sent"] is None


# A transaction that fails


@pytest.fixture
def answer_is_lost(database, monkeypatch):
    """Let the connection end after a commit: it is carried out, and seems to fail."""

    @contextmanager
    def lost():
        with monkeypatch.context() as patch:

            async def transaction(work):
                await real(work)
                raise StorageError("the connection was lost")

            real = database.transaction
            patch.setattr(database, "transaction", transaction)
            with pytest.raises(StorageError):
                yield

    return lost


async def test_what_was_claimed_unbeknown_is_claimed_again(inbox, answer_is_lost):
    await inbox.store([received(1)])
    with answer_is_lost():
        await inbox.settle_and_claim([], 10)
    assert await handle_all(inbox) == [1]


async def test_what_is_at_work_is_not_claimed_again(inbox, other, answer_is_lost):
    await inbox.store([received(1, "a")])
    [at_work] = await inbox.settle_and_claim([], 10)
    await inbox.store([received(2, "b")])
    with answer_is_lost():
        await inbox.settle_and_claim([], 10)
    assert numbers(await inbox.settle_and_claim([], 10)) == [2]
    assert await other.settle_and_claim([], 10) == []
    assert await inbox.settle_and_claim([done(at_work)], 10) == []


async def test_what_was_settled_unbeknown_can_be_settled_again(inbox, answer_is_lost):
    await inbox.store([received(1), received(2)])
    [first] = await inbox.settle_and_claim([], 10)
    settled = [done(first, state="remembered")]
    with answer_is_lost():
        await inbox.settle_and_claim(settled, 10)
    [second] = await inbox.settle_and_claim(settled, 10)
    assert (second.update_id, second.state) == (2, "remembered")


# What is left


@pytest.mark.parametrize("error", [None, "LookupError at f:1"], ids=["handled", "set aside"])
async def test_of_what_is_done_with_only_the_number_is_left(inbox, database, error):
    await inbox.store([received(1, "a", "Zébulon")])
    [claimed] = await inbox.settle_and_claim([], 10)
    await inbox.note_sent(1, [51])
    await inbox.settle_and_claim([done(claimed, error=error)], 0)
    left = await row(database, 1)
    assert (left["payload"], left["conversation"], left["error"]) == (None, None, error)
    assert left["sent"] is None


async def test_what_is_to_be_tried_again_keeps_its_payload(inbox):
    await inbox.store([received(1, payload="kept")])
    [claimed] = await inbox.settle_and_claim([], 10)
    [again] = await inbox.settle_and_claim([done(claimed, retry_at=0.0)], 10)
    assert again.payload == "kept"


async def test_depth_counts_what_waits_and_what_is_being_handled(inbox):
    await inbox.store([received(1, "a"), received(2, "a"), received(3, "b")])
    claimed = await inbox.settle_and_claim([], 10)
    assert await inbox.depth() == 3
    await inbox.settle_and_claim([done(claimed[0]), done(claimed[1], retry_at=clock.now() + 60)], 0)
    assert await inbox.depth() == 2


async def test_what_became_of_updates_is_counted(inbox, database):
    await inbox.store([received(1, "a"), received(2, "b")])
    settled = [
        done(one, counted=[("answer", "prix"), ("answer", f"only-{one.conversation}")])
        for one in await inbox.settle_and_claim([], 10)
    ]
    await inbox.settle_and_claim(settled, 0)
    found = select(counts.c.outcome, counts.c.entry, counts.c.number).order_by(counts.c.entry)
    rows = await database.transaction(lambda connection: connection.execute(found).all())
    assert rows == [("answer", "only-a", 1), ("answer", "only-b", 1), ("answer", "prix", 2)]


async def test_numbers_are_known_while_telegram_may_deliver_them_again(inbox, later):
    await inbox.store([received(1)])
    await handle_all(inbox)
    later(UPDATE_IDS_KEPT - 60)
    await inbox.expire()
    assert await inbox.store([received(1)]) == 0


async def test_numbers_are_forgotten_before_telegram_counts_anew(inbox, later):
    await inbox.store([received(1)])
    await handle_all(inbox)
    later(UPDATE_IDS_KEPT + 60)
    await inbox.expire()
    assert await inbox.store([received(1)]) == 1


async def test_what_waits_does_not_expire(inbox, later):
    await inbox.store([received(1)])
    later(2 * UPDATE_IDS_KEPT)
    await inbox.expire()
    assert numbers(await inbox.settle_and_claim([], 10)) == [1]


@pytest.mark.parametrize(("after", "expected"), [(-60, "remembered"), (60, None)])
async def test_a_silent_conversation_is_forgotten_after_a_day(inbox, later, after, expected):
    await inbox.store([received(1)])
    [claimed] = await inbox.settle_and_claim([], 10)
    await inbox.settle_and_claim([done(claimed, state="remembered")], 0)
    later(CONVERSATION_KEPT + after)
    await inbox.expire()
    await inbox.store([received(2)])
    [second] = await inbox.settle_and_claim([], 10)
    assert second.state == expected


async def test_a_conversation_in_which_something_waits_is_not_forgotten(inbox, later, database):
    await inbox.store([received(1)])
    later(CONVERSATION_KEPT + 60)
    await inbox.expire()
    ids = select(conversations.c.id)
    found = await database.transaction(lambda connection: connection.scalars(ids).all())
    assert found == ["a"]


# Several processes


async def test_replicas_share_the_work_without_ever_sharing_a_conversation(postgresql_url):
    names, most = [f"{number:02}" for number in range(12)], 240
    at_work: set[str] = set()
    handled: list[tuple[str, int]] = []

    async def replica(url: str) -> None:
        async with open_database(url) as database:
            inbox = Inbox(database)
            settled: list[Settled] = []
            while len(handled) < most:
                claimed = await inbox.settle_and_claim(settled, 4)
                assert len(claimed) <= 4
                for one in claimed:
                    assert one.conversation not in at_work
                    at_work.add(one.conversation)
                await asyncio.sleep(0)
                settled = [done(one) for one in claimed]
                for one in claimed:
                    at_work.remove(one.conversation)
                    handled.append((one.conversation, one.update_id))

    async def telegram(url: str) -> None:
        async with open_database(url) as database:
            inbox = Inbox(database)
            for first in range(0, most, 10):
                some = range(first, first + 10)
                await inbox.store([received(one, names[one * 7 % 12]) for one in some])

    async with asyncio.timeout(60):
        await asyncio.gather(*[replica(postgresql_url) for _ in range(3)], telegram(postgresql_url))
    assert len(handled) == most
    for name in names:
        theirs = [number for conversation, number in handled if conversation == name]
        assert theirs == [number for number in range(most) if names[number * 7 % 12] == name]


async def test_conversations_are_locked_in_the_order_in_which_others_lock_them(
    postgresql_url, later
):
    async with open_database(postgresql_url) as database:
        inbox = Inbox(database)
        await inbox.store([received(1, "a"), received(2, "b")])
        settled = [
            done(one) for one in await inbox.settle_and_claim([], 10) if one.conversation == "b"
        ]
        later(HOLD_SECONDS / 2)  # the hold on the other one is to be renewed
        async with another_process(postgresql_url) as connection:
            await connection.execute("SELECT FROM conversations WHERE id = 'a' FOR UPDATE")
            exchanging = asyncio.create_task(inbox.settle_and_claim(settled, 0))
            waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            async with asyncio.timeout(20):
                while not await connection.fetchval(waiting):  # noqa: ASYNC110 - it is in the database
                    await asyncio.sleep(0.01)
            await connection.execute("SELECT FROM conversations WHERE id = 'b' FOR UPDATE NOWAIT")
        await exchanging


@asynccontextmanager
async def another_process(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Begin a transaction of one's own."""
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            yield connection
    finally:
        await connection.close()


async def test_nothing_is_lost_or_stuck_while_connections_end(postgresql_url):
    most = 200
    handled: set[int] = set()

    async def replica(database: Database) -> None:
        inbox = Inbox(database)
        settled: list[Settled] = []
        while len(handled) < most:
            try:
                claimed = await inbox.settle_and_claim(settled, 4)
            except StorageError:
                continue
            handled.update(one.update_id for one in settled)
            settled = [done(one) for one in claimed]
            await asyncio.sleep(0.001)

    async def telegram(database: Database) -> None:
        inbox = Inbox(database)
        for number in range(most):
            while not await is_acknowledged(inbox, number):
                pass

    async def is_acknowledged(inbox: Inbox, number: int) -> bool:
        try:
            await inbox.store([received(number, f"{number % 7}")])
        except StorageError:
            return False
        return True

    async def fault() -> None:
        everybody = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        async with another_process(postgresql_url) as connection:
            pause = 0.05
            while (before := len(handled)) < most:
                await connection.execute(everybody)
                await asyncio.sleep(pause)
                # On a busy machine nobody might come to do anything in so short a time.
                pause *= 1 if len(handled) > before else 2

    async with (
        open_database(postgresql_url) as one,
        open_database(postgresql_url) as two,
        open_database(postgresql_url) as three,
        asyncio.timeout(60),
    ):
        await asyncio.gather(replica(one), replica(two), telegram(three), fault())
    assert handled == set(range(most))
