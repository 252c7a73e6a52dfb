"""Updates as a test writes them."""

import asyncio


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


async def test_the_topics_of_raw_updates_can_be_answered(bot, client):
    forum = {"id": -1_009, "type": "supergroup", "title": "Emploi", "is_forum": True}
    place = {"chat": forum, "message_thread_id": 42, "is_topic_message": True}
    await client.post("/demo/updates", json={"message": place})
    sent = await bot.call("sendMessage", chat_id=-1_009, text="a", message_thread_id=42)
    assert sent["message_thread_id"] == 42


async def test_what_no_library_knows_passes(bot, client):
    """Kinds of update to come, objects that lack a field, values of another type."""
    chat = {"id": 77, "type": "private"}
    updates = [
        {"holographic_message": {"chat": chat, "hologram": 1}},
        {"message": {"chat": chat, "reply_to_message": {"poll": {"id": "1"}}}},
        {"message": {"message": "a", "chat": []}},
        {"message": [1], "poll": 2},
    ]
    response = await client.post("/demo/updates", json=updates)
    assert response.status_code == 200
    received = await bot.updates(allowed_updates=[])
    assert [{k: v for k, v in one.items() if k != "update_id"} for one in received] == updates
