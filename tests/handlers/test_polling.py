"""Polling: Telegram may forget updates only once they are stored."""

import asyncio
import logging

import pytest
from telegram.error import InvalidToken, NetworkError, TimedOut

from bot.storage import Storage
from bot.storage.lease import Lease
from bot.storage.opening import open_database
from handlers import polling
from handlers.polling import POLLING_LEASE, poll
from handlers.quiet_bot import QuietBot
from tests.handlers.conftest import TOKEN, Script, refusal, result


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    """Make no long pauses."""
    monkeypatch.setattr(polling, "MAX_RETRY_PAUSE", 0.0)
    monkeypatch.setattr(polling, "STANDBY_INTERVAL", 0.01)


def update(number):
    return {"update_id": number, "message": {"chat": {"id": 42}, "text": f"{number}"}}


def updates(*numbers):
    return result([update(number) for number in numbers])


@pytest.fixture
def polled(delivery, services):
    """Poll a Telegram that answers like this, until it has nothing more to say."""

    async def run(*answers, then=None, others=()):
        script = Script(answers)
        bot = QuietBot(TOKEN, request=Script(others), get_updates_request=script)
        task = asyncio.create_task(poll(bot, delivery, services))
        ending = asyncio.create_task(script.ended.wait())
        try:
            async with asyncio.timeout(30):
                await asyncio.wait({task, ending}, return_when=asyncio.FIRST_COMPLETED)
                if then:
                    await then()
            if task.done():
                task.result()
        finally:
            task.cancel()
            ending.cancel()
            await asyncio.wait({task, ending})
        return [parameters.get("offset") for _, parameters in script.calls]

    return run


async def test_what_comes_is_stored(polled, storage):
    await polled(updates(5, 6))
    assert await storage.inbox.depth() == 2


async def test_telegram_forgets_what_was_stored(polled):
    assert await polled(updates(5, 6), updates(7), result([])) == [None, 7, 8, 8]


async def test_what_could_not_be_stored_is_asked_for_again(polled, breakable):
    await breakable.breaks()
    offsets = await polled(updates(5), updates(5), then=breakable.works)
    assert offsets == [None, None, None]


async def test_a_database_that_fails_is_logged(polled, breakable, caplog):
    await breakable.breaks()
    await polled(updates(5), then=breakable.works)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert caplog.messages[0].startswith("Base de données sqlite:///")


@pytest.mark.parametrize(
    "failure",
    [
        NetworkError("x"),
        TimedOut(),
        refusal(500),
        refusal(400),
        refusal(429, retry_after=0.001),
    ],
    ids=["network", "time", "500", "400", "429"],
)
async def test_it_goes_on_after_a_failure(polled, failure, storage):
    assert await polled(updates(5), failure, failure, updates(6)) == [None, 6, 6, 6, 7]
    assert await storage.inbox.depth() == 2


@pytest.mark.parametrize("answer", [result("nonsense"), result([{}]), result(None)], ids=str)
async def test_what_nobody_has_foreseen_does_not_end_it(polled, answer, storage, caplog):
    await polled(updates(5), answer, updates(6))
    assert await storage.inbox.depth() == 2
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage().startswith("updates could not be fetched: ")


async def test_it_goes_on_after_another_process_has_polled(polled, storage, caplog):
    assert await polled(updates(5), refusal(409), updates(6)) == [None, 6, None, 7]
    assert await storage.inbox.depth() == 2
    assert "another process polls with the same token" in caplog.text


WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to ..."
INFO = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


@pytest.mark.parametrize(
    "others", [(), (NetworkError("x"),)], ids=["another poller", "unreachable"]
)
async def test_a_conflict_does_not_end_it(polled, storage, others):
    description = WEBHOOK if others else "Conflict: terminated by other getUpdates request"
    assert await polled(refusal(409, description), updates(6), others=others) == [None, None, 7]
    assert await storage.inbox.depth() == 1


async def test_a_webhook_that_keeps_updates_away_is_named_by_its_host(polled, services, caplog):
    info = result(INFO | {"url": "https://other.example.org/secret/path"})
    await polled(refusal(409, WEBHOOK), others=[info])
    assert "they are delivered to a webhook at other.example.org" in caplog.text
    assert "secret" not in caplog.text
    assert services.reception.is_present


async def test_after_a_while_without_a_conflict_it_is_over(polled, services, monkeypatch):
    await polled(refusal(409), updates(5))
    assert services.reception.is_present
    monkeypatch.setattr(polling, "CONFLICT_MEMORY", -1.0)
    await polled(updates(6))
    assert not services.reception.is_present


@pytest.mark.parametrize("status", [401, 404])
async def test_a_revoked_token_ends_it(polled, status):
    with pytest.raises(InvalidToken):
        await polled(updates(5), refusal(status))


async def test_a_failure_is_logged_without_its_text(polled, caplog):
    await polled(refusal(500, "secret words"))
    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage() == "updates could not be fetched, trying again: NetworkError"


async def test_it_asks_for_what_there_are_handlers_for(delivery, services):
    script = Script([])
    bot = QuietBot(TOKEN, request=Script([]), get_updates_request=script)
    task = asyncio.create_task(poll(bot, delivery, services))
    await script.ended.wait()
    task.cancel()
    await asyncio.wait({task})
    [(method, parameters)] = script.calls
    assert method == "getUpdates"
    assert parameters == {
        "allowed_updates": ["message", "edited_message", "callback_query", "inline_query"],
        "timeout": 10,
    }


@pytest.mark.parametrize(("failures", "pause"), [(1, 1), (2, 2), (3, 4), (6, 30), (10_000, 30)])
def test_pauses_become_longer(monkeypatch, failures, pause):
    monkeypatch.setattr(polling, "MAX_RETRY_PAUSE", 30.0)
    assert polling._pause(NetworkError("x"), failures) == pause


async def test_while_another_process_polls_it_waits_and_then_takes_over(
    delivery, services, postgresql_url
):
    script = Script([])
    bot = QuietBot(TOKEN, request=Script([]), get_updates_request=script)
    async with open_database(postgresql_url) as ours, open_database(postgresql_url) as others:
        lease = Lease(others, POLLING_LEASE)
        await lease.acquire()
        services.storage = Storage.of(ours)
        task = asyncio.create_task(poll(bot, delivery, services))
        done, _ = await asyncio.wait({task}, timeout=0.1)
        assert (done, script.calls) == (set(), [])
        await lease.release()
        async with asyncio.timeout(30):
            await script.ended.wait()
        task.cancel()
        await asyncio.wait({task})


async def test_who_loses_the_lease_stops_polling(delivery, services, postgresql_url, monkeypatch):
    monkeypatch.setattr("bot.storage.lease.LEASE_SECONDS", 0.2)
    monkeypatch.setattr("bot.storage.lease.RENEWAL_INTERVAL", 0.05)
    script = Script([])
    bot = QuietBot(TOKEN, request=Script([]), get_updates_request=script)
    async with open_database(postgresql_url) as ours, open_database(postgresql_url) as others:
        services.storage = Storage.of(ours)
        task = asyncio.create_task(poll(bot, delivery, services))
        await script.ended.wait()  # it polls
        monkeypatch.setattr(ours, "take_lease", others_have_it)
        async with asyncio.timeout(30):
            while not await Lease(others, POLLING_LEASE).acquire():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        calls = len(script.calls)
        await asyncio.sleep(0.2)
        assert len(script.calls) == calls
        task.cancel()
        await asyncio.wait({task})


async def others_have_it(*_):
    return False
