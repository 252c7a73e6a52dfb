"""What people and logs are told when something goes wrong."""

import logging
from contextlib import contextmanager

import pytest
from telegram import Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import TypeHandler

from tests.end_to_end.conftest import PAUSES

pytestmark = pytest.mark.asyncio(loop_scope="session")

TRIES = 1 + len(PAUSES)


async def test_who_has_blocked_the_bot_is_no_error(bot, caplog):
    caplog.set_level(logging.INFO)
    person = await bot.meets()
    await person.blocks_the_bot()
    assert await person.sends_raw("/aide") == []
    [record] = [record for record in caplog.records if record.name == "handlers.handled"]
    assert record.levelname == "INFO"
    assert "result=done outcome=blocked " in record.getMessage()
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
def every_update_fails(bot, error, times=TRIES, only=None):
    """Put a handler that fails before all others, as often as that, for one text or for all."""
    left = [error] * times

    async def fail(update, _):
        if left and only in (None, update.effective_message.text):
            raise left.pop()

    bot.application.add_handler(TypeHandler(Update, fail), group=-9)
    try:
        yield
    finally:
        del bot.application.handlers[-9]


@pytest.mark.parametrize("error", [LookupError("internals"), BadRequest("internals")], ids=repr)
async def test_a_failure_that_lasts_is_one_calm_sentence(bot, person, shown, error):
    with every_update_fails(bot, error):
        replies = await person.sends("bonjour")
    assert [reply.text for reply in replies] == [shown.failure]
    assert await bot.take_errors() == [error] * TRIES


async def test_a_failure_that_goes_by_is_unseen(bot, person, shown):
    with every_update_fails(bot, LookupError("internals"), times=1):
        replies = await person.sends("/aide")
    assert [reply.text for reply in replies] == [shown.help]
    assert len(await bot.take_errors()) == 1


async def test_while_one_message_fails_the_next_ones_are_answered(bot, person, shown):
    with every_update_fails(bot, LookupError("internals"), only="/aide"):
        await person.posts("/aide")
        replies = await person.sends("/apropos")
    assert {reply.text for reply in replies} == {shown.about, shown.failure}
    await bot.take_errors()


async def test_who_says_tu_is_told_so(bot, person, texts):
    await person.sends("tu as mangé ?")
    with every_update_fails(bot, LookupError("internals")):
        [told] = await person.sends("bonjour")
    assert told.text == texts.tu["failure"]
    await bot.take_errors()


async def test_a_failure_is_logged_with_its_place_and_without_its_text(bot, person, caplog):
    with every_update_fails(bot, LookupError("internals")):
        await person.sends("je m'appelle Zébulon")
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage().startswith("update set aside: LookupError at fail:")
    assert "in fail\n" in caplog.text
    assert "internals" not in caplog.text
    assert "Zébulon" not in caplog.text
    await bot.take_errors()


async def test_an_update_that_is_none_is_set_aside(bot, person, shown, caplog):
    await bot.receives({"message": {"chat": person.chat, "text": "Zébulon"}})
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage().startswith("update set aside: ")
    assert "Zébulon" not in caplog.text
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]


async def test_a_failure_is_survived_where_the_user_cannot_be_told(bot, person, caplog):
    await person.blocks_the_bot()
    with every_update_fails(bot, LookupError("internals")):
        await person.sends_raw("bonjour")
    messages = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert messages[1:] == ["the user could not be told either: Forbidden"]
    await bot.take_errors()
    await bot.take_refusals()


async def test_the_bot_goes_on_after_a_failure(bot, person, shown):
    with every_update_fails(bot, LookupError("internals")):
        await person.sends("bonjour")
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
    await bot.take_errors()


async def test_what_cannot_be_remembered_does_not_keep_the_chat_from_going_on(
    bot, person, shown, caplog
):
    async def remember(_, context):
        context.conversation.tour_step = object()

    bot.application.add_handler(TypeHandler(Update, remember), group=-9)
    await person.sends("bonjour")
    del bot.application.handlers[-9]
    [record] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.getMessage().startswith("update set aside: PydanticSerializationError at ")
    assert [reply.text for reply in await person.sends("/aide")] == [shown.help]
