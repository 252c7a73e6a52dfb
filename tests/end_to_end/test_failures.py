"""What people and logs are told when something goes wrong."""

import logging
from contextlib import contextmanager

import pytest
from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut
from telegram.ext import TypeHandler

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_who_has_blocked_the_bot_is_no_error(bot, caplog):
    caplog.set_level(logging.INFO)
    person = await bot.meets()
    await person.blocks_the_bot()
    assert await person.sends_raw("/aide") == []
    assert [record.levelname for record in caplog.records if record.name == "handlers.errors"] == [
        "INFO"
    ]
    [error] = await bot.take_errors()
    assert isinstance(error, Forbidden)
    assert await bot.take_refusals() == ["sendMessage: Forbidden: bot was blocked by the user"]


async def test_the_others_are_answered_while_one_has_blocked_the_bot(bot, shown):
    blocker, other = await bot.meets("Alice"), await bot.meets("Bob")
    await blocker.blocks_the_bot()
    await blocker.sends_raw("/aide")
    assert [reply.text for reply in await other.sends("/aide")] == [shown.help]
    await bot.take_errors()
    await bot.take_refusals()


@contextmanager
def every_update_fails(bot, error):
    """Put a handler that fails before all others."""

    async def fail(*_):
        raise error

    handlers = bot.application.handlers[0]
    handlers.insert(0, TypeHandler(Update, fail))
    try:
        yield
    finally:
        handlers.pop(0)


@pytest.mark.parametrize("error", [LookupError("internals"), BadRequest("internals")], ids=repr)
async def test_a_failure_is_one_calm_sentence(bot, person, shown, error):
    with every_update_fails(bot, error):
        replies = await person.sends("bonjour")
    assert [reply.text for reply in replies] == [shown.failure]
    assert await bot.take_errors() == [error]


async def test_a_failure_is_logged_with_its_place(bot, person, caplog):
    with every_update_fails(bot, LookupError("internals")):
        await person.sends("bonjour")
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage() == "update not handled: LookupError"
    assert "in fail\n" in caplog.text
    await bot.take_errors()


async def test_a_failure_puts_no_word_of_the_user_into_the_log(bot, person, caplog):
    with every_update_fails(bot, LookupError("internals")):
        await person.sends("je m'appelle Zébulon")
    assert "internals" in caplog.text
    assert "Zébulon" not in caplog.text
    await bot.take_errors()


@pytest.mark.parametrize("error", [NetworkError("down"), TimedOut("slow")], ids=repr)
async def test_nothing_is_sent_into_a_broken_network(bot, person, error):
    with every_update_fails(bot, error):
        assert await person.sends("bonjour") == []
    await bot.take_errors()


async def test_a_failure_is_survived_where_the_user_cannot_be_told(bot, person, caplog):
    await person.blocks_the_bot()
    with every_update_fails(bot, LookupError("internals")):
        await person.sends_raw("bonjour")
    messages = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert messages[1:] == ["nor could the user be told: Forbidden"]
    await bot.take_errors()
    await bot.take_refusals()


async def test_the_bot_goes_on_after_a_failure(bot, person, shown):
    with every_update_fails(bot, LookupError("internals")):
        await person.sends("bonjour")
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    await bot.take_errors()
