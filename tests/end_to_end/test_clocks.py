"""Clocks that are set, and messages that waited: nothing stops, nobody is told off for it."""

import time

import pytest
import pytest_asyncio

from tests.end_to_end.conftest import PATIENCE, bot_at_rest

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOUR, YEARS = 3600, 10 * 365 * 86400


@pytest.fixture
def set_clock(monkeypatch):
    """Set the clock of this machine, to so many seconds from now."""
    real = time.time
    return lambda seconds: monkeypatch.setattr(time, "time", lambda: real() + seconds)


@pytest.mark.parametrize("jump", [-HOUR, YEARS])
async def test_when_the_clock_is_set_nothing_stops(person, shown, set_clock, jump):
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    set_clock(jump)
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    set_clock(0)
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


@pytest.mark.parametrize("jump", [-HOUR, YEARS])
async def test_what_is_tried_again_meanwhile_is_answered_in_order(
    bot, person, shown, set_clock, jump
):
    fault = {"fault": "error", "status": 500, "method": "sendMessage", "count": 1}
    await bot.request("POST", "/demo/faults", fault)
    set_clock(jump)
    await person.posts("/aide")
    await person.posts("/apropos")
    await bot.request("GET", f"/demo/calls?method=sendMessage&wait={PATIENCE}")
    set_clock(0)
    replies = await person.sends("/confidentialite")
    assert [reply.text for reply in replies][:2] == [shown.help, shown.about]
    assert len(replies) == 3
    await bot.take_errors()
    await bot.take_refusals()


@pytest.mark.parametrize("jump", [-HOUR, YEARS])
async def test_nobody_is_told_off_for_a_clock(person, shown, set_clock, jump):
    set_clock(jump)
    for _ in range(15):
        await person.sends("/aide")
    set_clock(0)
    assert [reply.text for reply in await person.sends(*["/aide"] * 15)] == 15 * [shown.help]


@pytest_asyncio.fixture(loop_scope="session")
async def asleep(texts):
    """A bot that is down, with a chat that somebody writes in meanwhile."""
    async with bot_at_rest(texts) as bot:
        yield bot


async def test_a_press_and_forty_messages_of_a_downtime_are_all_answered(asleep, dialogue, shown):
    person = await asleep.meets()
    sender = {"chat": person.chat, "from": person.user}
    bare = {"message_id": 1, "date": 1, "chat": person.chat}
    press = {"id": "1", "from": person.user, "chat_instance": "1", "data": "?", "message": bare}
    start = int(time.time()) - 3 * HOUR
    messages = [
        {"message": sender | {"message_id": 10_000 + number, "date": start + 20 * number} | ANY}
        for number in range(40)
    ]
    await asleep.request("POST", "/demo/updates", [*messages[:20], {"callback_query": press}])
    await asleep.request("POST", "/demo/updates", messages[20:])
    await asleep.start(dialogue)
    try:
        replies = await person.sees()
    finally:
        await asleep.stop()
    assert shown.too_many not in [reply.text for reply in replies]
    assert len(replies) == 41


ANY = {"text": "quel diplôme faut-il ?"}
