import json

import pytest
from telegram import InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.request import BaseRequest

from handlers.callbacks import answer_callback, edit_message
from handlers.quiet_bot import QuietBot

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = "Bad Request: message is not modified: specified new message content and reply ..."
NO_BUTTONS = InlineKeyboardMarkup([])


class Telegram(BaseRequest):
    """Telegram that refuses some methods and accepts all others.

    Attributes:
        calls: the methods that were called, with their parameters.
    """

    def __init__(self, **refusals):
        super().__init__()
        self._refusals = refusals
        self.calls = []

    read_timeout = 1.0

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, request_data=None, *_, **__):  # noqa: ARG002
        name = url.rpartition("/")[2]
        self.calls.append((name, request_data.parameters))
        if name in self._refusals:
            refusal = {"ok": False, "error_code": 400, "description": self._refusals[name]}
            return 400, json.dumps(refusal).encode()
        return 200, json.dumps({"ok": True, "result": True}).encode()

    def press(self, data="entry:pain"):
        """Make the update of a pressed button."""
        person = {"id": 7, "is_bot": False, "first_name": "Camille"}
        message = {"message_id": 3, "date": 1, "chat": {"id": 7, "type": "private"}}
        query = {"id": "1", "from": person, "chat_instance": "1", "message": message, "data": data}
        bot = QuietBot("1:secret", request=self, get_updates_request=self)
        return Update.de_json({"update_id": 1, "callback_query": query}, bot)


@pytest.mark.parametrize(
    ("data", "rest"),
    [("entry:pain", "pain"), ("entry:", ""), ("other", "other"), (None, "")],
)
async def test_a_press_gives_its_data_without_the_prefix(data, rest):
    assert await answer_callback(Telegram().press(data), "entry:") == rest


@pytest.mark.parametrize("notice", ["Merci !", None])
async def test_a_press_is_answered_with_the_notice(notice):
    telegram = Telegram()
    await answer_callback(telegram.press(), notice=notice)
    text = {"text": notice} if notice else {}
    assert telegram.calls == [("answerCallbackQuery", {"callback_query_id": "1"} | text)]


@pytest.mark.parametrize("refusal", [TOO_OLD, "Bad Request: QUERY_ID_INVALID"])
async def test_a_press_that_waited_too_long_counts(refusal):
    telegram = Telegram(answerCallbackQuery=refusal)
    assert await answer_callback(telegram.press(), "entry:") == "pain"


async def test_another_refusal_of_the_answer_is_an_error():
    telegram = Telegram(answerCallbackQuery="Bad Request: MESSAGE_TOO_LONG")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await answer_callback(telegram.press())


async def test_an_update_without_a_press_is_refused():
    with pytest.raises(ValueError, match="update 5 is not a callback query"):
        await answer_callback(Update(5))


async def test_an_edit_names_the_message_with_the_button():
    telegram = Telegram()
    await edit_message(telegram.press(), "<b>x</b>", NO_BUTTONS)
    [(method, parameters)] = telegram.calls
    found = [parameters[name] for name in ("chat_id", "message_id", "text")]
    assert (method, found) == ("editMessageText", [7, 3, "<b>x</b>"])


async def test_an_edit_that_changes_nothing_is_no_error():
    telegram = Telegram(editMessageText=NOT_MODIFIED)
    await edit_message(telegram.press(), "x", NO_BUTTONS)
    assert [method for method, _ in telegram.calls] == ["editMessageText"]


@pytest.mark.parametrize(
    "reason", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]
)
async def test_a_message_that_cannot_change_is_sent_anew(reason):
    telegram = Telegram(editMessageText=f"Bad Request: {reason}", sendMessage="Bad Request: seen")
    with pytest.raises(BadRequest, match="Seen"):
        await edit_message(telegram.press(), "x", NO_BUTTONS)


async def test_another_refusal_of_an_edit_is_an_error():
    telegram = Telegram(editMessageText="Bad Request: message is too long")
    with pytest.raises(BadRequest, match="Message is too long"):
        await edit_message(telegram.press(), "x", NO_BUTTONS)
