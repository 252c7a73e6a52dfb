"""Delivery: from the inbox to the handlers, in order per chat, whatever fails on the way."""

import asyncio
import json
from collections import Counter
from functools import partial

import pytest
from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import TypeHandler

import demo
from bot import clock
from bot.storage.errors import StorageError
from bot.storage.inbox import Inbox
from bot.storage.inbox_transactions import HOLD_SECONDS
from bot.storage.queued_updates import Received
from handlers import delivery as delivery_module
from handlers import send_gate
from handlers.application import build_application
from handlers.delivery import MAX_CONCURRENT_UPDATES, Delivery
from handlers.failures import keep_error
from handlers.sealing import Seal
from tests.handlers.conftest import TOKEN
from tests.http_client import http_client

ADMIN = 4242
PAUSES = (0.001, 0.001)


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    """Make no long pauses."""
    monkeypatch.setattr(delivery_module, "POLL_INTERVAL", 0.01)
    monkeypatch.setattr(delivery_module, "DATABASE_RETRY_PAUSE", 0.01)


class Handlers:
    """What handles updates here: it does as it is told, and notes what it does.

    Attributes:
        begun: the numbers of updates in the order in which they were begun.
        ended: the same, once they were handled without an error.
        errors: what is raised for each number, one after the other.
        gate: closed, it keeps every update from being ended.
    """

    def __init__(self):
        self.begun, self.ended = [], []
        self.errors = {}
        self.gate = asyncio.Event()
        self.gate.set()

    async def handle(self, update, _):
        self.begun.append(update.update_id)
        await self.gate.wait()
        if self.errors.get(update.update_id):
            raise self.errors[update.update_id].pop(0)
        self.ended.append(update.update_id)


@pytest.fixture
def handlers():
    return Handlers()


@pytest.fixture
async def telegram():
    """The stand-in for Telegram."""
    async with demo.DemoServer("127.0.0.1", 0, TOKEN) as telegram:
        yield telegram


@pytest.fixture
async def delivery(telegram, services, handlers):
    """A delivery to these handlers."""
    services.admins = frozenset({ADMIN})
    application = build_application(TOKEN, services, telegram.url)
    application.handlers.clear()
    application.add_handler(TypeHandler(Update, handlers.handle))
    assert keep_error in application.error_handlers
    async with application.bot, application:
        yield Delivery(application, PAUSES)


def message(number, chat=1):
    someone = {"id": chat, "is_bot": False, "first_name": "Ann"}
    place = {"id": chat, "type": "private", "first_name": "Ann"}
    content = {"message_id": 1, "date": 1, "chat": place, "from": someone, "text": "x"}
    return {"update_id": number, "message": content}


async def until(is_so):
    """Wait until something is so."""
    async with asyncio.timeout(30):
        while not is_so():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def deliver(delivery, handlers, *updates, ended=None):
    """Bring updates, and end once so many are handled, all unless something else is said."""
    running = asyncio.create_task(delivery.run())
    await delivery.accept(updates)
    await until(lambda: len(handlers.ended) == (len(updates) if ended is None else ended))
    delivery.stop()
    await running


async def test_what_comes_is_handled(delivery, handlers, storage):
    await deliver(delivery, handlers, message(1), message(2, chat=2))
    assert sorted(handlers.ended) == [1, 2]
    assert await storage.inbox.depth() == 0


async def test_what_a_process_left_is_handled(delivery, handlers, storage):
    dead = Inbox(storage.database)
    await delivery.accept([message(1)])
    await dead.settle_and_claim([], 10)
    await deliver(delivery, handlers, ended=1)
    assert handlers.ended == [1]


async def test_a_chat_is_handled_in_order(delivery, handlers):
    await deliver(delivery, handlers, *map(message, (3, 1, 4, 2)))
    assert handlers.ended == [1, 2, 3, 4]


async def test_many_chats_are_handled_at_once_and_no_more(delivery, handlers):
    handlers.gate.clear()
    running = asyncio.create_task(delivery.run())
    await delivery.accept(
        [message(number, chat=number) for number in range(1, MAX_CONCURRENT_UPDATES + 10)]
    )
    await until(lambda: len(handlers.begun) == MAX_CONCURRENT_UPDATES)
    await asyncio.sleep(0.05)
    assert len(handlers.begun) == MAX_CONCURRENT_UPDATES
    handlers.gate.set()
    await until(lambda: len(handlers.ended) == MAX_CONCURRENT_UPDATES + 9)
    delivery.stop()
    await running


async def test_replies_are_made_ahead_and_each_is_sent_once_the_one_before_is_recorded(
    delivery, storage, monkeypatch
):
    made, sent, recorded, arrival = [], [], [], asyncio.Event()
    note_sent = storage.inbox.note_sent

    async def send(number):
        sent.append((number, [*recorded]))
        await arrival.wait()
        return number

    async def reply(update, context):
        made.append(update.update_id)
        await context.handling.sent.once(partial(send, update.update_id))

    async def note(number, ids):
        await note_sent(number, ids)
        recorded.append(number)

    monkeypatch.setattr(send_gate, "RAMP_UP_PAUSE", 30)
    monkeypatch.setattr(storage.inbox, "note_sent", note)
    delivery._application.handlers.clear()
    delivery._application.add_handler(TypeHandler(Update, reply))
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(number, chat=number) for number in (1, 2, 3)])
    await until(lambda: len(made) == 3)
    assert [number for number, _ in sent] == [1]
    arrival.set()
    await until(lambda: len(recorded) == 3)
    assert sent == [(1, []), (2, [1]), (3, [1, 2])]
    delivery.stop()
    await running


async def test_more_replies_are_sent_at_once_while_none_is_finished(delivery, monkeypatch):
    sent, arrival = [], asyncio.Event()

    async def send():
        sent.append(True)
        await arrival.wait()
        return 1

    async def reply(_, context):
        await context.handling.sent.once(send)

    monkeypatch.setattr(send_gate, "RAMP_UP_PAUSE", 0.01)
    delivery._application.handlers.clear()
    delivery._application.add_handler(TypeHandler(Update, reply))
    monkeypatch.setattr(delivery_module, "COMMIT_INTERVAL", 30)
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(number, chat=number) for number in range(10)])
    await until(lambda: len(sent) == 10)
    arrival.set()
    delivery.stop()
    await running


async def test_who_waits_to_send_waits_no_longer_for_what_sends_nothing(delivery, monkeypatch):
    begun, sent, ended = [], [], []

    async def send():
        sent.append(True)
        await asyncio.Event().wait()

    async def reply(_, context):
        begun.append(True)
        if len(begun) <= 2:  # one that hangs, and one that waits behind it
            await context.handling.sent.once(send)
        await asyncio.sleep(0.01)
        ended.append(True)

    monkeypatch.setattr(send_gate, "RAMP_UP_PAUSE", 0.05)
    monkeypatch.setattr(delivery_module, "SHUTDOWN_GRACE", 0)
    delivery._application.handlers.clear()
    delivery._application.add_handler(TypeHandler(Update, reply))
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(number, chat=number) for number in range(1, 500)])
    await until(lambda: len(sent) == 2)
    assert len(ended) < 100
    delivery.stop()
    await running


async def test_what_takes_long_stays_held(delivery, handlers, storage, monkeypatch):
    monkeypatch.setattr("bot.storage.inbox.HOLD_SECONDS", 2.0)
    handlers.gate.clear()
    running = asyncio.create_task(delivery.run())
    await delivery.accept(
        [message(number, chat=number) for number in range(1, MAX_CONCURRENT_UPDATES + 1)]
    )
    await until(lambda: len(handlers.begun) == MAX_CONCURRENT_UPDATES)
    await asyncio.sleep(2.5)
    assert await Inbox(storage.database).settle_and_claim([], MAX_CONCURRENT_UPDATES) == []
    handlers.gate.set()
    await until(lambda: len(handlers.ended) == MAX_CONCURRENT_UPDATES)
    delivery.stop()
    await running


@pytest.fixture
def frozen(monkeypatch):
    """Let time pass of which this process notices nothing."""
    real = clock.now
    return lambda seconds: monkeypatch.setattr(clock, "now", lambda: real() + seconds)


async def test_after_a_freeze_nothing_is_begun_that_another_process_has(
    delivery, handlers, storage, frozen, monkeypatch
):
    monkeypatch.setattr(send_gate, "RAMP_UP_PAUSE", 60.0)
    monkeypatch.setattr(delivery_module, "BEGUN_AT_ONCE", 1)
    handlers.gate.clear()
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(number, chat=number) for number in range(1, 9)])
    await until(lambda: handlers.begun == [1])
    frozen(HOLD_SECONDS + 1)
    other = Inbox(storage.database)
    taken = await other.settle_and_claim([], 7)
    handlers.gate.set()
    await until(lambda: len(handlers.ended) >= 2)  # the one that nobody else has
    await asyncio.sleep(0.1)
    both = {one.update_id for one in taken} & {*handlers.begun}
    assert both == {1}, "the first was begun before"
    delivery.stop()
    await running


async def test_after_a_freeze_nothing_is_sent_that_another_process_has(
    delivery, storage, frozen, monkeypatch
):
    sent, arrival = [], asyncio.Event()

    async def send(number):
        sent.append(number)
        await arrival.wait()
        return number

    async def reply(update, context):
        await context.handling.sent.once(partial(send, update.update_id))

    monkeypatch.setattr(send_gate, "RAMP_UP_PAUSE", 60.0)
    delivery._application.handlers.clear()
    delivery._application.add_handler(TypeHandler(Update, reply))
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(number, chat=number) for number in (1, 2, 3)])
    await until(lambda: len(delivery._services.handlings) == 3 and sent)
    frozen(HOLD_SECONDS + 1)
    taken = await Inbox(storage.database).settle_and_claim([], 3)
    assert len(taken) == 3
    arrival.set()
    await until(lambda: not delivery._services.handlings)
    await asyncio.sleep(0.05)
    assert len(sent) == 1, "it was being sent before"
    delivery.stop()
    await running


async def test_while_telegram_cannot_be_reached_the_chat_waits(delivery, handlers, monkeypatch):
    monkeypatch.setattr("handlers.failures.MAX_RETRY_PAUSE", 0.01)
    handlers.errors = {1: [NetworkError("x")] * 3}
    await deliver(delivery, handlers, message(1), message(2), ended=2)
    assert (handlers.begun, handlers.ended) == ([1, 1, 1, 1, 2], [1, 2])


async def test_what_our_own_code_fails_at_does_not_keep_the_chat_waiting(delivery, handlers):
    handlers.errors = {1: [LookupError("x")]}
    await deliver(delivery, handlers, message(1), message(2), ended=2)
    assert sorted(handlers.ended) == [1, 2]
    assert Counter(handlers.begun) == {1: 2, 2: 1}


async def test_a_revoked_token_ends_it_and_keeps_what_waits(delivery, handlers, storage):
    handlers.errors = {1: [InvalidToken("x")]}
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(1), message(2)])
    with pytest.raises(InvalidToken):
        await running
    assert await storage.inbox.depth() == 2
    assert not delivery.is_ready


async def test_what_was_begun_is_ended_and_nothing_else_begun(delivery, handlers, storage):
    handlers.gate.clear()
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(1), message(2)])
    await until(lambda: handlers.begun == [1])
    delivery.stop()
    handlers.gate.set()
    await running
    assert handlers.ended == [1]
    assert await storage.inbox.depth() == 1


async def test_what_does_not_end_is_left_to_the_next_process(
    delivery, handlers, storage, monkeypatch
):
    monkeypatch.setattr(delivery_module, "SHUTDOWN_GRACE", 0.05)
    handlers.gate.clear()
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(1)])
    await until(lambda: handlers.begun == [1])
    delivery.stop()
    await running
    [claimed] = await Inbox(storage.database).settle_and_claim([], 10)
    assert claimed.update_id == 1


async def test_nothing_is_lost_while_the_database_fails(delivery, handlers, breakable, storage):
    handlers.gate.clear()
    running = asyncio.create_task(delivery.run())
    await delivery.accept([message(1), message(2)])
    await until(lambda: handlers.begun == [1])
    await breakable.breaks()
    handlers.gate.set()
    await until(lambda: not delivery.is_ready)
    with pytest.raises(StorageError):
        await delivery.accept([message(3)])
    await breakable.works()
    await until(lambda: handlers.ended == [1, 2])
    assert delivery.is_ready
    delivery.stop()
    await running
    assert await storage.inbox.depth() == 0


async def test_admins_are_told_once_that_the_database_fails(
    delivery, handlers, breakable, telegram, caplog
):
    handlers.gate.clear()
    async with http_client(base_url=telegram.url) as http:
        await http.post("/demo/chats", json={"id": ADMIN})
        running = asyncio.create_task(delivery.run())
        await delivery.accept([message(1)])
        await until(lambda: handlers.begun == [1])
        await breakable.breaks()
        handlers.gate.set()
        await until(lambda: [record.levelname for record in caplog.records].count("ERROR") >= 3)
        await breakable.works()
        await until(lambda: delivery.is_ready)
        delivery.stop()
        await running
        found = (await http.get(f"/demo/chats/{ADMIN}/messages?from_bot=1")).json()["messages"]
    assert len(found) == 1
    assert "Base de données sqlite:///" in found[0]["text"]


async def test_what_waits_is_readable_in_no_file(delivery, tmp_path):
    waiting = message(1)
    waiting["message"]["text"] = "Zébulon"
    await delivery.accept([waiting])
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert delivery._services.pseudonyms.name(1).encode() in content  # it is the right place
    for trace in ("bulon", "first_name", "Ann"):
        assert trace.encode() not in content


async def test_what_an_earlier_version_stored_is_handled(delivery, handlers, storage):
    await storage.inbox.store([Received(1, "a", json.dumps(message(1)))])
    await deliver(delivery, handlers, ended=1)
    assert handlers.ended == [1]


async def test_what_waited_while_the_token_was_changed_keeps_nobody_waiting(
    delivery, handlers, storage
):
    await storage.inbox.store([Received(1, "a", Seal("123456:of before").seal("{}"))])
    await deliver(delivery, handlers, message(2))
    assert handlers.ended == [2]
    assert await storage.inbox.depth() == 0
