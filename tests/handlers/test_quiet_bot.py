"""The bot sends elsewhere what cannot be sent to its place, and edits what can be edited."""

import pytest
from telegram.error import BadRequest, Forbidden

from handlers.quiet_bot import QuietBot
from tests.handlers.conftest import TOKEN, Script, refusal, result

TOPIC = {"chat_id": -100, "message_thread_id": 9}
SENT = result({"message_id": 5, "something_new": {}})


def test_the_bot_shows_nothing_of_itself():
    assert repr(QuietBot("123456:secret")) == "QuietBot()"


async def sends(place, *answers):
    """Send a page to a Telegram that answers like this; list where it was sent."""
    script = Script(answers)
    assert await QuietBot(TOKEN, request=script).send_page(place, "<b>x</b>") == 5
    names = ("chat_id", "message_thread_id")
    return [{name: sent[name] for name in names if name in sent} for _, sent in script.calls]


async def test_a_message_goes_to_its_place():
    assert await sends(TOPIC, SENT) == [TOPIC]


async def test_where_the_topic_is_gone_it_goes_to_the_chat():
    gone = refusal(400, "Bad Request: message thread not found")
    assert await sends(TOPIC, gone, SENT) == [TOPIC, {"chat_id": -100}]


async def test_where_the_group_has_another_id_it_goes_there():
    upgraded = refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=-1007,
    )
    assert await sends(TOPIC, upgraded, SENT) == [TOPIC, {"chat_id": -1007}]


async def test_a_place_that_is_gone_twice_is_given_up():
    gone = refusal(400, "Bad Request: message thread not found")
    with pytest.raises(BadRequest):
        await sends(TOPIC, gone, gone)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (SENT, True),
        (refusal(400, "Bad Request: message is not modified: specified new message ..."), True),
        (refusal(400, "Bad Request: MESSAGE_NOT_MODIFIED"), True),
        (refusal(400, "Bad Request: message to edit not found"), False),
        (refusal(400, "Bad Request: message can't be edited"), False),
        (refusal(400, "Bad Request: MESSAGE_ID_INVALID"), False),
        (refusal(400, "Bad Request: MESSAGE_EDIT_TIME_EXPIRED"), False),
        (refusal(403, "Forbidden: MESSAGE_AUTHOR_REQUIRED"), False),
        (refusal(400, "Bad Request: group chat was upgraded to a supergroup chat"), False),
    ],
    ids=str,
)
async def test_an_edit_tells_whether_the_message_shows_the_page(answer, expected):
    bot = QuietBot(TOKEN, request=Script([answer]))
    assert await bot.edit_page(7, 5, "x") is expected


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(400, "Bad Request: message is too long"), BadRequest),
        (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
    ],
    ids=str,
)
async def test_an_edit_that_is_refused_for_another_reason_is_an_error(answer, error):
    with pytest.raises(error):
        await QuietBot(TOKEN, request=Script([answer])).edit_page(7, 5, "x")


GONE = [
    refusal(400, "Bad Request: message to delete not found"),
    refusal(400, "Bad Request: message can't be deleted for everyone"),
    refusal(400, "Bad Request: MESSAGE_DELETE_FORBIDDEN"),
]


@pytest.mark.parametrize("answer", [result(True), *GONE], ids=str)
async def test_a_message_is_taken_back_unless_that_is_no_longer_possible(answer):
    script = Script([answer])
    await QuietBot(TOKEN, request=script).take_back(7, 5)
    assert [sent for _, sent in script.calls] == [{"chat_id": 7, "message_id": 5}]


UNCHANGED = [
    refusal(400, "Bad Request: message is not modified: specified new message ..."),
    refusal(400, "Bad Request: message to edit not found"),
]


@pytest.mark.parametrize("answer", [SENT, *UNCHANGED], ids=str)
async def test_a_keyboard_is_replaced_where_that_is_possible(answer):
    script = Script([answer])
    await QuietBot(TOKEN, request=script).edit_keyboard(7, 5, "{}")
    [(_, sent)] = script.calls
    assert sent == {"chat_id": 7, "message_id": 5, "reply_markup": "{}"}


async def test_another_refusal_of_these_is_an_error():
    blocked = refusal(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(Forbidden):
        await QuietBot(TOKEN, request=Script([blocked])).take_back(7, 5)
    with pytest.raises(Forbidden):
        await QuietBot(TOKEN, request=Script([blocked])).edit_keyboard(7, 5, "{}")
