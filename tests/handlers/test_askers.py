"""Who asked to be told of an answer; the whole way is in `end_to_end/test_answering_gaps.py`."""

import json

import pytest
from telegram import Update

from bot.storage.askers import Asker
from handlers.askers import OWN, tell_answer
from handlers.context import Context

PERSON = {"id": 5, "is_bot": False, "first_name": ""}


def own_update(number, bot=None):
    message = {"message_id": 0, "date": 0, "chat": {"id": 5, "type": "private"}, "from": PERSON}
    return Update.de_json({"update_id": number, "message": message}, bot)


@pytest.mark.parametrize(("number", "expected"), [(-1, True), (1, False)])
def test_own_updates_are_those_with_a_negative_id(number, expected):
    assert bool(OWN.check_update(own_update(number))) is expected


async def test_an_answer_that_this_process_has_not_loaded_yet_is_waited_for(application, services):
    storage, person = services.storage, services.pseudonyms.name(5)
    asker = Asker(-1, person, json.dumps({}))
    await storage.questions.keep("où ?")
    await storage.askers.add(asker, "où ?")
    [question] = await storage.questions.all()
    await storage.questions.delete([question.id], "new-elsewhere")
    update = own_update(-1, application.bot)
    await tell_answer(update, Context.from_update(update, application))
    assert await storage.askers.answered({"new-elsewhere"}) == [asker]
