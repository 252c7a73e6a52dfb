"""Who sent an update: a person, or somebody who writes as a group or a channel."""

import pytest
from telegram import Update
from telegram.constants import ChatID
from telegram.ext import ApplicationHandlerStop

from handlers.senders import ignore_automatic, sender_ids

ANN = {"id": 42, "is_bot": False, "first_name": "Ann"}
BOT = {"id": 43, "is_bot": True, "first_name": "Autre bot"}
GROUP = {"id": -100, "type": "supergroup", "title": "Les curieux"}
CHANNEL = {"id": -1007, "type": "channel", "title": "Annonces"}
ADMIN = {"id": ChatID.ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group"}
FAKE = {"id": ChatID.FAKE_CHANNEL, "is_bot": True, "first_name": "Channel"}
SERVICE = {"id": ChatID.SERVICE_CHAT, "is_bot": False, "first_name": "Telegram"}


def update(kind="message", **fields):
    content = {"message_id": 5, "date": 1, "chat": GROUP, "text": "x"} | fields
    return Update.de_json({"update_id": 1, kind: content}, None)


def press(user, date=1):
    message = {"message_id": 5, "date": date, "chat": GROUP}
    query = {"id": "1", "from": user, "chat_instance": "1", "message": message}
    return Update.de_json({"update_id": 1, "callback_query": query}, None)


@pytest.mark.parametrize(
    ("update", "ids"),
    [
        pytest.param(update(**{"from": ANN}), (42,), id="person"),
        pytest.param(update("edited_message", **{"from": ANN}), (42,), id="edit"),
        pytest.param(press(ANN), (42,), id="press"),
        pytest.param(press(ANN, date=0), (42,), id="press under an old message"),
        pytest.param(update(**{"from": ADMIN}, sender_chat=GROUP), (-100, -100), id="admin"),
        pytest.param(update(**{"from": FAKE}, sender_chat=CHANNEL), (-1007, -100), id="channel"),
        pytest.param(press(ADMIN), (ChatID.ANONYMOUS_ADMIN, -100), id="press of an admin"),
        pytest.param(update(), (), id="nobody"),
    ],
)
def test_senders_are_told_apart(update, ids):
    assert sender_ids(update) == ids


@pytest.mark.parametrize(
    ("update", "is_ignored"),
    [
        pytest.param(update(**{"from": ANN}), False, id="person"),
        pytest.param(update(**{"from": BOT}), True, id="bot"),
        pytest.param(update("edited_message", **{"from": BOT}), True, id="edit of a bot"),
        pytest.param(press(BOT), True, id="press of a bot"),
        pytest.param(press(ANN, date=0), False, id="press under an old message"),
        pytest.param(update(**{"from": ADMIN}, sender_chat=GROUP), False, id="admin"),
        pytest.param(update(**{"from": FAKE}, sender_chat=CHANNEL), False, id="channel"),
        pytest.param(
            update(**{"from": SERVICE}, sender_chat=CHANNEL, is_automatic_forward=True),
            True,
            id="forwarded by itself",
        ),
        pytest.param(update(), False, id="nobody"),
    ],
)
async def test_what_no_person_sent_is_ignored(update, is_ignored):
    try:
        await ignore_automatic(update, None)
    except ApplicationHandlerStop:
        assert is_ignored
    else:
        assert not is_ignored
