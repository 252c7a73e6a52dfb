"""Where a reply goes to, and where instead."""

import pytest
from telegram import Update
from telegram.error import BadRequest, ChatMigrated

from handlers.places import place_instead, place_of

ANN = {"id": 42, "is_bot": False, "first_name": "Ann"}
PRIVATE = {"id": 42, "type": "private", "first_name": "Ann"}
GROUP = {"id": -100, "type": "supergroup", "title": "Les curieux"}
DIRECT = {"direct_messages_topic": {"topic_id": 9}}
REPLY = {"message_id": 5, "allow_sending_without_reply": True}


def message(chat, **more):
    return {"message_id": 5, "date": 1, "chat": chat, "from": ANN, "text": "x"} | more


def query(**more):
    return {"id": "1", "from": ANN, "chat_instance": "1", "data": "x"} | more


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param({"message": message(PRIVATE)}, {"chat_id": 42}, id="message"),
        pytest.param({"edited_message": message(PRIVATE)}, {"chat_id": 42}, id="edited message"),
        pytest.param(
            {"message": message(GROUP)}, {"chat_id": -100, "reply_parameters": REPLY}, id="group"
        ),
        pytest.param(
            {"message": message(GROUP, is_topic_message=True, message_thread_id=9)},
            {"chat_id": -100, "message_thread_id": 9, "reply_parameters": REPLY},
            id="topic of a group",
        ),
        pytest.param(
            {"message": message(GROUP, message_thread_id=9)},
            {"chat_id": -100, "reply_parameters": REPLY},
            id="thread of replies, which is no topic",
        ),
        pytest.param(
            {"message": message(PRIVATE, is_topic_message=True, message_thread_id=9)},
            {"chat_id": 42, "message_thread_id": 9},
            id="topic of a private chat",
        ),
        pytest.param(
            {"message": message(GROUP, **DIRECT)},
            {"chat_id": -100, "direct_messages_topic_id": 9, "reply_parameters": REPLY},
            id="direct message to a channel",
        ),
        pytest.param(
            {
                "callback_query": query(
                    message=message(GROUP, direct_messages_topic={"topic_id": 9})
                )
            },
            {"chat_id": -100, "direct_messages_topic_id": 9},
            id="button in a direct message to a channel",
        ),
        pytest.param(
            {"callback_query": query(message=message(PRIVATE))}, {"chat_id": 42}, id="button"
        ),
        pytest.param(
            {"callback_query": query(message=message(GROUP))},
            {"chat_id": -100},
            id="button in a group",
        ),
        pytest.param(
            {
                "callback_query": query(
                    message=message(GROUP, is_topic_message=True, message_thread_id=9)
                )
            },
            {"chat_id": -100, "message_thread_id": 9},
            id="button in a topic",
        ),
        pytest.param(
            {"callback_query": query(message={"message_id": 5, "date": 0, "chat": GROUP})},
            {"chat_id": -100},
            id="button under a message too old to be shown",
        ),
    ],
)
def test_a_reply_goes_to_where_its_update_comes_from(content, expected):
    assert place_of(Update.de_json({"update_id": 1} | content, None)) == expected


@pytest.mark.parametrize(
    "content",
    [
        {"inline_query": {"id": "1", "from": ANN, "query": "x", "offset": ""}},
        {"callback_query": query(inline_message_id="1")},
    ],
    ids=["inline query", "button of a message sent by way of inline mode"],
)
def test_there_is_no_place_where_there_is_no_chat(content):
    with pytest.raises(ValueError, match=r"^update 1 comes from no chat$"):
        place_of(Update.de_json({"update_id": 1} | content, None))


TOPIC = {"chat_id": -100, "message_thread_id": 9, "reply_parameters": REPLY}


@pytest.mark.parametrize(
    ("place", "error", "expected"),
    [
        (
            TOPIC,
            BadRequest("Message thread not found"),
            {"chat_id": -100, "reply_parameters": REPLY},
        ),
        (TOPIC, BadRequest("TOPIC_DELETED"), {"chat_id": -100, "reply_parameters": REPLY}),
        (
            TOPIC,
            BadRequest("Message to be replied not found"),
            {"chat_id": -100, "message_thread_id": 9},
        ),
        (TOPIC, ChatMigrated(-1007), {"chat_id": -1007}),
        (TOPIC, BadRequest("TOPIC_CLOSED"), None),
        (TOPIC, BadRequest("Message is too long"), None),
        ({"chat_id": -100}, BadRequest("TOPIC_DELETED"), None),
        ({"chat_id": -1007}, ChatMigrated(-1007), None),
    ],
    ids=str,
)
def test_what_is_refused_at_a_place_goes_to_what_is_left_of_it(place, error, expected):
    assert place_instead(place, error) == expected
