"""Who asked to be told of an answer; the whole way is in `end_to_end/gaps`."""

import asyncio
import json
from dataclasses import astuple

import pytest
from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.storage.askers import Asker
from bot.storage.queued_updates import Received
from handlers import askers
from handlers.askers import OWN, tell_answer, tell_who_asked
from handlers.background import in_background
from handlers.context import Context
from handlers.failures import NotLoadedError
from handlers.sealing import Seal
from tests.handlers.conftest import TOKEN

PERSON = {"id": 5, "is_bot": False, "first_name": ""}


def own_fields(number):
    message = {"message_id": 0, "date": 0, "chat": {"id": 5, "type": "private"}, "from": PERSON}
    return {"update_id": number, "message": message}


def own_update(number, bot=None):
    return Update.de_json(own_fields(number), bot)


@pytest.mark.parametrize(("number", "expected"), [(-1, True), (1, False)])
def test_own_updates_are_those_with_a_negative_id(number, expected):
    assert bool(OWN.check_update(own_update(number))) is expected


@pytest.fixture
def wait_for_answer(storage, services):
    """Let somebody wait for the answer to a question that is answered by an entry."""

    async def wait(entry_id, token=TOKEN):
        asker = Asker(-1, services.pseudonyms.name(5), Seal(token).seal(json.dumps(own_fields(-1))))
        await storage.questions.keep("où ?")
        await storage.askers.add(asker, "où ?")
        [question] = await storage.questions.all()
        await storage.questions.delete([question.id], entry_id)
        return asker

    return wait


async def test_an_answer_that_this_process_has_not_loaded_waits_for_one_that_has(
    application, storage, wait_for_answer
):
    asker = await wait_for_answer("new-elsewhere")
    assert await storage.inbox.store([Received(*astuple(asker))]) == 1
    update = own_update(-1, application.bot)
    with pytest.raises(NotLoadedError):
        await tell_answer(update, Context.from_update(update, application))
    # Whoever has loaded it finds nothing new to put into the inbox, however often they look.
    assert await storage.askers.answered({"new-elsewhere"}) == [asker]
    assert await storage.inbox.store([Received(*astuple(asker))]) == 0


@pytest.mark.parametrize(
    ("error", "are_left"),
    [
        (BadRequest("can't parse entities"), 1),
        (NetworkError("no"), 1),
        (Forbidden("bot was blocked by the user"), 0),
    ],
    ids=["our fault", "no network", "no chat any more"],
)
async def test_who_cannot_be_told_is_forgotten_only_if_they_never_can_be(
    application, services, storage, wait_for_answer, monkeypatch, error, are_left
):
    async def fail(*_):
        raise error

    monkeypatch.setattr(askers, "send", fail)
    monkeypatch.setattr(askers, "answer_buttons", lambda *_: None)  # they need a connected bot
    entry = services.dialogue.knowledge.entries[0].id
    await wait_for_answer(entry)
    update = own_update(-1, application.bot)
    with pytest.raises(type(error)):
        await tell_answer(update, Context.from_update(update, application))
    assert len(await storage.askers.answered({entry})) == are_left


async def test_who_is_forgotten_meanwhile_is_not_told(application, storage, wait_for_answer):
    asker = await wait_for_answer("new-elsewhere")
    await storage.askers.forget(asker.person)
    update = own_update(-1, application.bot)
    await tell_answer(update, Context.from_update(update, application))
    assert await storage.askers.answered({"new-elsewhere"}) == []


async def test_who_asked_while_the_bot_had_another_token_is_dropped_once(
    application, services, storage, wait_for_answer, caplog, monkeypatch
):
    monkeypatch.setattr(askers, "TELLING_INTERVAL", 0.005)
    entry = services.dialogue.knowledge.entries[0].id
    await wait_for_answer(entry, "123456:another-secret")
    async with in_background(tell_who_asked(application.bot, services)), asyncio.timeout(30):
        while await storage.askers.answered({entry}):  # noqa: ASYNC110 - it is in the database
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.05)
    assert caplog.messages == ["1 who asked to be told cannot be: sealed with another token"]
    assert await storage.inbox.depth() == 0
