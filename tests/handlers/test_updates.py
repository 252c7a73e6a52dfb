"""Updates are parsed as far as they can be."""

import json

import pytest
from telegram import TelegramObject, Update

from handlers.quiet_bot import QuietBot
from handlers.updates import chat_of, parse_update
from tests.handlers.conftest import TOKEN

ANN = {"id": 42, "is_bot": False, "first_name": "Ann"}
PRIVATE = {"id": 42, "type": "private", "first_name": "Ann"}
BROKEN_POLL = {"id": "1", "question": "?"}  # python-telegram-bot needs more of a poll
BROKEN_ENTITY = {"type": "bold"}
MESSAGE = {"message_id": 5, "date": 1, "chat": PRIVATE, "from": ANN, "text": "quoi ?"}


@pytest.fixture
def parse():
    """Parse the content of an update."""
    bot = QuietBot(TOKEN)
    return lambda **content: parse_update(json.dumps({"update_id": 1} | content), bot)


def test_an_update_is_parsed(parse, caplog):
    assert parse(message=MESSAGE).message.text == "quoi ?"
    assert caplog.messages == []


def everything_in(parsed):
    """Return all attributes of an object of Telegram's, with those of the objects in it."""
    if not isinstance(parsed, TelegramObject):
        return parsed
    slots = [name for kind in type(parsed).__mro__ for name in getattr(kind, "__slots__", ())]
    return type(parsed), {name: everything_in(getattr(parsed, name, None)) for name in slots}


@pytest.mark.parametrize(
    "content",
    [
        MESSAGE,
        MESSAGE | {"date": 0, "text": ""},
        MESSAGE | {"from": ANN | {"username": "ann", "is_premium": True, "unknown": 1}},
        MESSAGE | {"chat": {"id": -7, "type": "supergroup", "title": "G", "is_forum": True}},
        MESSAGE | {"unknown": 1},
        MESSAGE | {"entities": [{"type": "bold", "offset": 0, "length": 1}]},
    ],
)
def test_a_text_is_parsed_as_python_telegram_bot_does(content):
    bot = QuietBot(TOKEN)
    expected = Update.de_json({"update_id": 1, "message": content}, bot)
    parsed = parse_update(json.dumps({"update_id": 1, "message": content}), bot)
    assert everything_in(parsed) == everything_in(expected)


@pytest.mark.parametrize(
    ("extra", "left_out"),
    [
        pytest.param({"poll": BROKEN_POLL}, ".poll", id="an object"),
        pytest.param(
            {"reply_to_message": MESSAGE | {"poll": BROKEN_POLL}},
            "reply_to_message.poll",
            id="of a reply",
        ),
        pytest.param({"reply_to_message": {"text": "x"}}, ".reply_to_message", id="a whole reply"),
        pytest.param({"forward_origin": {"type": "user"}}, ".forward_origin", id="an origin"),
        pytest.param({"new_chat_photo": [{"file_id": "1"}], "venue": {}}, ".venue", id="two"),
    ],
)
@pytest.mark.parametrize("kind", ["message", "edited_message"])
def test_a_question_is_read_without_what_cannot_be(parse, caplog, kind, extra, left_out):
    update = parse(**{kind: MESSAGE | extra})
    assert (update.effective_message.text, update.effective_user.id) == ("quoi ?", 42)
    [logged] = caplog.messages
    assert logged.startswith("update=1 is read without ")
    assert logged.endswith(left_out)


def test_of_a_reply_what_can_be_read_is(parse):
    update = parse(message=MESSAGE | {"reply_to_message": MESSAGE | {"poll": BROKEN_POLL}})
    assert update.message.reply_to_message.text == "quoi ?"


def test_of_a_list_what_can_be_read_is(parse):
    command = {"type": "bot_command", "offset": 0, "length": 5}
    update = parse(message=MESSAGE | {"entities": [BROKEN_ENTITY, command], "poll": BROKEN_POLL})
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


def test_a_press_is_read_without_what_cannot_be(parse):
    query = {"id": "1", "from": ANN, "chat_instance": "1", "data": "topics"}
    update = parse(callback_query=query | {"message": MESSAGE | {"poll": BROKEN_POLL}})
    assert (update.callback_query.data, update.callback_query.message.message_id) == ("topics", 5)


def test_what_the_library_does_not_know_is_no_obstacle(parse):
    assert parse(message=MESSAGE | {"of_tomorrow": {"a": 1}}).message.text == "quoi ?"


def test_a_rich_message_is_read(parse):
    rich = {"rich_message": {"blocks": [{"type": "paragraph", "text": "quoi ?"}]}}
    bare = {name: value for name, value in MESSAGE.items() if name != "text"}
    assert parse(message=bare | rich).message.text == "quoi ?"


@pytest.mark.parametrize(
    "content",
    [
        {"message": {"chat": PRIVATE, "text": "x"}},
        {"message": MESSAGE | {"chat": {"id": 42}}},
        {"message": "x"},
        {"callback_query": {"id": "1"}},
    ],
    ids=str,
)
def test_without_what_an_answer_needs_there_is_no_update(parse, content):
    with pytest.raises(Exception, match=r"."):
        parse(**content)


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"message": {"chat": {"id": 5}, "from": {"id": 6}}}, 5),
        ({"edited_message": {"chat": {"id": -100}}}, -100),
        ({"callback_query": {"from": {"id": 6}, "message": {"chat": {"id": -100}}}}, -100),
        ({"callback_query": {"from": {"id": 6}, "inline_message_id": "x"}}, 6),
        ({"inline_query": {"from": {"id": 6}, "query": "x"}}, 6),
        ({"my_chat_member": {"chat": {"id": 5}, "from": {"id": 6}}}, 5),
        ({"poll": {"id": "7"}}, 0),
        ({"message": {}}, 0),
        ({"message": None}, 0),
        ({"message": {"chat": "x", "from": {"id": 6}}}, 6),
        ({"message": {"chat": {"id": "x"}}}, 0),
        ({"callback_query": {"message": "x", "from": {"id": 6}}}, 6),
        ({}, 0),
    ],
    ids=json.dumps,
)
def test_an_update_belongs_to_its_chat_or_else_to_its_user(update, expected):
    assert chat_of({"update_id": 1} | update) == expected
