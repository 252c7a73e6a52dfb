"""Inline mode."""

import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


def offering(**fields):
    async def offer(bot, update):
        if "inline_query" not in update:
            return
        content = {"message_text": "<b>Un</b>", "parse_mode": "HTML"}
        result = {"type": "article", "id": "1", "title": "Titre", "input_message_content": content}
        query = update["inline_query"]
        await bot.call("answerInlineQuery", inline_query_id=query["id"], results=[result | fields])

    return offer


async def test_a_query_reaches_the_bot(bot, person):
    asked = await person.post("/inline", query="diplome", wait=0)
    assert (asked["answered"], asked["results"]) == (False, [])
    assert await bot.update("inline_query") == {
        "id": asked["id"],
        "from": person.user,
        "query": "diplome",
        "offset": "",
        "chat_type": "sender",
    }


async def test_results_come_back_as_the_bot_gave_them(bot, person, wait):
    async with bot.serving(offering()):
        asked = await person.post("/inline", query="diplome", wait=wait)
    content = {"message_text": "<b>Un</b>", "parse_mode": "HTML"}
    assert asked["results"] == [
        {"type": "article", "id": "1", "title": "Titre", "input_message_content": content}
    ]


async def test_a_chosen_result_is_sent_by_the_person_via_the_bot(bot, person, wait):
    async with bot.serving(offering()):
        asked = await person.post("/inline", query="diplome", wait=wait)
    chosen = await person.post(f"/inline/{asked['id']}/choose", result_id="1")
    assert chosen["message"]["text"] == "Un"
    assert chosen["message"]["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert chosen["message"]["from"] == person.user
    assert chosen["message"]["via_bot"]["username"] == "essai_bot"
    message, result = (await bot.updates())[-2:]
    assert message["message"] == chosen["message"]
    assert result["chosen_inline_result"] == {
        "result_id": "1",
        "from": person.user,
        "query": "diplome",
    }


async def test_a_result_with_a_keyboard_can_be_pressed_and_edited(bot, person, wait):
    async with bot.serving(offering(reply_markup=KEYBOARD)):
        asked = await person.post("/inline", query="diplome", wait=wait)
    chosen = await person.post(f"/inline/{asked['id']}/choose", result_id="1")
    path = f"/messages/{chosen['message']['message_id']}/press"
    await person.post(path, data="b", wait=0)
    query = await bot.update("callback_query")
    assert query["inline_message_id"] == chosen["inline_message_id"]
    assert "message" not in query
    named = {"inline_message_id": chosen["inline_message_id"]}
    assert await bot.call("editMessageText", **named, text="Deux") is True
    assert await person.texts() == ["Deux"]


@pytest.mark.parametrize("kind", ["photo", "location"])
async def test_other_results_show_their_words(bot, person, wait, kind):
    fields = {"type": kind, "input_message_content": None, "title": "Carte"}
    async with bot.serving(offering(**fields)):
        asked = await person.post("/inline", query="", wait=wait)
    chosen = await person.post(f"/inline/{asked['id']}/choose", result_id="1")
    assert chosen["message"]["text"] == "Carte"


async def test_only_an_answered_query_has_results_to_choose(bot, person, wait):
    asked = await person.post("/inline", query="", wait=0)
    await person.post(f"/inline/{asked['id']}/choose", status=404, result_id="1")
    await person.post("/inline/9/choose", status=404, result_id="1")
    async with bot.serving(offering()):
        asked = await person.post("/inline", query="", wait=wait)
    await person.post(f"/inline/{asked['id']}/choose", status=404, result_id="2")


async def test_without_inline_mode_nobody_asks_inline(bot, person):
    await bot.call("setMySettings", supports_inline_queries=False)
    await person.post("/inline", status=409, query="diplome")
    assert await bot.updates() == []
