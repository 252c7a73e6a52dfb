"""What tests read and write behind the scenes."""

import asyncio

import pytest


async def test_a_raw_update_is_delivered_as_it_is(bot, client):
    response = await client.post("/demo/updates", json={"poll": {"id": "x"}})
    (update_id,) = response.json()["update_ids"]
    assert await bot.updates() == [{"update_id": update_id, "poll": {"id": "x"}}]


async def test_the_chats_of_raw_updates_can_be_answered(bot, client):
    message = {"chat": {"id": 77, "type": "private"}, "from": {"id": 77, "first_name": "Léa"}}
    query = {"id": "1", "message": {"chat": {"id": -78, "type": "group", "title": "Emploi"}}}
    updates = [{"message": message}, {"callback_query": query}, {"poll": None}]
    response = await client.post("/demo/updates", json=updates)
    assert len(response.json()["update_ids"]) == 3
    for chat_id in (77, -78):
        assert await bot.call("sendMessage", chat_id=chat_id, text="a")


async def test_what_is_no_update_is_refused(client):
    for body in (b"{", b"1", b"{}", b"[{}]"):
        assert (await client.post("/demo/updates", content=body)).status_code == 400


async def test_updates_are_counted_until_they_are_confirmed(bot, client, person, wait):
    sent = await person.post("/messages", text="Bonjour")
    assert (await client.get("/demo/updates")).json() == {"pending": 1}
    drained = asyncio.create_task(client.get("/demo/updates", params={"wait": wait}))
    await bot.updates(offset=sent["update_id"] + 1)
    assert (await drained).json() == {"pending": 0}


async def test_the_bots_profile_is_shown_in_the_persons_language(bot, client, open_chat):
    await bot.call("setMyDescription", description="English")
    await bot.call("setMyDescription", description="Français", language_code="fr")
    for language, description in (("fr", "Français"), ("en", "English")):
        person = await open_chat(language_code=language)
        shown = (await client.get("/demo/bot", params={"chat_id": person.chat_id})).json()
        assert shown["description"] == description
        assert shown["username"] == "essai_bot"


async def test_calls_are_waited_for_and_cleared(bot, client, wait):
    query = {"method": "getMe", "count": 2, "wait": wait}
    waiting = asyncio.create_task(client.get("/demo/calls", params=query))
    await bot.call("getMe")
    await bot.call("getWebhookInfo")
    await bot.call("getMe")
    calls = (await waiting).json()["calls"]
    assert [call["method"] for call in calls] == ["getMe", "getMe"]
    after = calls[-1]["number"]
    await client.delete("/demo/calls")
    assert (await client.get("/demo/calls")).json() == {"calls": []}
    await bot.call("getMe")
    (call,) = (await client.get("/demo/calls", params={"after": after})).json()["calls"]
    assert call["number"] == after + 1


async def test_calls_are_counted(bot, client, person):
    await bot.call("sendMessage", chat_id=person.chat_id, text="a")
    await bot.refusal("sendMessage", text="a")
    counted = await client.get("/demo/calls/count", params={"method": "sendmessage"})
    assert counted.json() == {"calls": 2, "ok": 1}


@pytest.mark.parametrize("enough", [{"count": 2}, {"ok": 1}, {"count": 2, "ok": 1}])
async def test_a_count_is_waited_for(bot, client, wait, enough):
    waiting = asyncio.create_task(client.get("/demo/calls/count", params=enough | {"wait": wait}))
    await bot.refusal("sendMessage", text="a")
    await bot.call("getMe")
    assert (await waiting).json()["ok"] == 1
