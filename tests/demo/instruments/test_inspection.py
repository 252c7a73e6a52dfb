"""What tests learn of the bot's calls and messages."""

import asyncio

import pytest


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


async def test_messages_are_counted_by_chat(bot, client, open_chat):
    lea, tom = await open_chat(), await open_chat()
    await lea.send("Bonjour")
    for _ in range(2):
        await bot.call("sendMessage", chat_id=lea.chat_id, text="a")
    assert (await client.get("/demo/chats")).json()["chats"] == [
        {"id": tom.chat_id, "messages": 0, "from_bot": 0},
        {"id": lea.chat_id, "messages": 3, "from_bot": 2},
    ]
