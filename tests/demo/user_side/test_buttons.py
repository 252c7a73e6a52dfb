"""Pressing buttons."""

import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


async def answer_press(bot, update):
    query = update["callback_query"]
    answer = {"text": f"{query['data']} !", "show_alert": True}
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], **answer)


@pytest.fixture
async def message(bot, person):
    return await bot.call("sendMessage", chat_id=person.chat_id, text="Un", reply_markup=KEYBOARD)


async def test_a_press_gets_the_bots_answer(bot, person, message, wait):
    async with bot.serving(answer_press):
        answer = await person.post(f"/messages/{message['message_id']}/press", data="b", wait=wait)
    assert answer.pop("id")
    assert answer == {"answered": True, "text": "b !", "show_alert": True, "url": ""}


async def test_a_press_carries_the_message(bot, person, message):
    answer = await person.post(f"/messages/{message['message_id']}/press", data="b", wait=0)
    assert answer["answered"] is False
    query = await bot.update("callback_query")
    assert query["id"] == answer["id"]
    assert query["message"] == message
    assert query["from"] == person.user
    assert query["data"] == "b"


async def test_only_a_button_that_is_there_is_pressed(person, message):
    path = f"/messages/{message['message_id']}/press"
    await person.post(path, status=400, data="c")
    await person.post("/messages/9/press", status=404, data="b")
    await person.post(path, status=400, data="b", wait="longtemps")
