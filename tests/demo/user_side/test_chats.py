"""Opening chats, blocking the bot."""


async def test_each_chat_has_its_own_person(open_chat):
    one = await open_chat(first_name="Léa", username="lea", language_code="en")
    other = await open_chat()
    assert one.chat_id == one.user["id"] != other.chat_id
    assert one.user == {
        "id": one.chat_id,
        "is_bot": False,
        "first_name": "Léa",
        "username": "lea",
        "language_code": "en",
    }
    assert other.user["language_code"] == "fr"


async def test_a_chat_is_opened_again_by_its_id(open_chat, person):
    await person.send("Bonjour")
    again = await open_chat(id=person.chat_id)
    assert await again.texts() == ["Bonjour"]


async def test_a_group_has_several_people(open_chat, bot):
    people = [{"first_name": "Léa", "id": 11}, {"first_name": "Tom", "id": 12}]
    group = await open_chat(type="supergroup", title="Emploi", people=people)
    assert group.chat_id < 0
    added = await group.post("/people", first_name="Zoé")
    for number, sender in enumerate([11, 12, added["user"]["id"]]):
        await group.send(str(number), **{"from": sender})
    updates = await bot.updates()
    assert [update["message"]["from"]["first_name"] for update in updates] == ["Léa", "Tom", "Zoé"]
    assert group.chat_id < -1_000_000_000_000
    assert updates[0]["message"]["chat"] == {
        "id": group.chat_id,
        "type": "supergroup",
        "title": "Emploi",
    }


async def test_what_makes_no_sense_is_refused(client, person):
    assert (await client.post("/demo/chats", json={"type": "canal"})).status_code == 400
    assert (await client.post("/demo/chats", content=b"{")).status_code == 200
    headers = {"Content-Type": "application/json"}
    broken = await client.post("/demo/chats", content=b"{", headers=headers)
    assert broken.json() == {"error": "Bad Request: can't parse the request body"}
    assert (await client.get("/demo/chats/1")).status_code == 404
    await person.post("/people", status=400)
    error = await person.post("/messages", status=400, text="a", **{"from": 1})
    assert "not in the chat" in error["error"]


async def test_a_large_body_is_refused(client):
    headers = {"Content-Type": "application/json"}
    response = await client.post("/demo/chats", content=b" " * 1_000_001, headers=headers)
    assert response.status_code == 413


async def test_blocking_is_told_to_the_bot(bot, person):
    assert (await person.post("/block"))["blocked"] is True
    change = await bot.update("my_chat_member")
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "kicked"
    await person.post("/messages", status=409, text="a")
    assert (await person.post("/block", blocked=False))["blocked"] is False
    assert (await bot.update("my_chat_member"))["new_chat_member"]["status"] == "member"
    assert (await person.get(""))["blocked"] is False


async def test_blocking_twice_is_told_once(bot, person):
    await person.post("/block")
    await person.post("/block")
    assert len(await bot.updates()) == 1


async def test_a_group_becomes_a_supergroup_with_another_id(bot, open_chat):
    group = await open_chat(type="group", title="Emploi")
    supergroup = (await group.post("/upgrade"))["chat"]
    assert supergroup["type"] == "supergroup"
    old, new = [update["message"] for update in await bot.updates()]
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (group.chat_id, supergroup["id"])
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (supergroup["id"], group.chat_id)
    refusal = await bot.try_call("sendMessage", chat_id=group.chat_id, text="a")
    assert refusal == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": supergroup["id"]},
    }
    assert await bot.call("sendMessage", chat_id=supergroup["id"], text="a")
    await group.post("/messages", status=409, text="a")
    await group.post("/upgrade", status=400)
