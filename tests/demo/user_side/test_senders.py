"""Messages of other bots and in the name of chats."""

import pytest

CHANNEL = {"id": -1_001_234_567_890, "title": "Emploi"}


@pytest.fixture
async def group(open_chat):
    people = [{"first_name": "Léa", "id": 11}, {"first_name": "Robot", "id": 12, "is_bot": True}]
    return await open_chat(type="supergroup", people=people)


async def test_another_bot_writes(bot, group):
    await group.send("Bonjour", **{"from": 12})
    sender = (await bot.update("message"))["from"]
    assert (sender["is_bot"], sender["first_name"]) == (True, "Robot")


async def test_messages_of_other_bots_are_not_the_bots(bot, client, group):
    await group.send("Bonjour", **{"from": 12})
    sent = await bot.call("sendMessage", chat_id=group.chat_id, text="a")
    assert await group.messages(from_bot=1) == [sent]
    (counted,) = (await client.get("/demo/chats")).json()["chats"]
    assert counted == {"id": group.chat_id, "messages": 2, "from_bot": 1}


async def test_an_anonymous_admin_writes_in_the_name_of_the_group(group):
    message = await group.send("Bonjour", **{"as": "anonymous_admin"})
    assert message["sender_chat"] == message["chat"]
    assert (message["from"]["username"], message["from"]["is_bot"]) == ("GroupAnonymousBot", True)


async def test_a_channel_writes_in_a_group(group):
    message = await group.send("Bonjour", **{"as": "channel", "channel": CHANNEL})
    assert message["sender_chat"] == CHANNEL | {"type": "channel"}
    assert (message["from"]["username"], message["from"]["is_bot"]) == ("Channel_Bot", True)
    assert "is_automatic_forward" not in message


async def test_a_post_is_forwarded_into_the_discussion_group(group):
    post = await group.send("Bonjour", **{"as": "automatic_forward", "channel": CHANNEL})
    assert post["is_automatic_forward"]
    assert post["sender_chat"] == CHANNEL | {"type": "channel"}
    assert post["forward_origin"] == {
        "type": "channel",
        "chat": post["sender_chat"],
        "message_id": 1,
        "date": post["date"],
    }
    assert (post["from"]["id"], post["from"]["is_bot"]) == (777_000, False)
    comment = await group.send("Et le diplôme ?", reply_to=post["message_id"])
    assert comment["message_thread_id"] == post["message_id"]


async def test_two_channels_without_names_are_two(group):
    ids = {(await group.send("a", **{"as": "channel"}))["sender_chat"]["id"] for _ in range(2)}
    assert len(ids) == 2


async def test_nobody_else_writes(group, person):
    await group.post("/messages", status=400, text="a", **{"as": "dieu"})
    await person.post("/messages", status=400, text="a", **{"as": "channel"})


async def test_a_reply_to_somebody_else_may_call_the_bot(bot, group):
    await group.post("/people", first_name="Tom", id=13)
    question = await group.send("Quel diplôme ?", **{"from": 13})
    await group.send("@essai_bot", reply_to=question["message_id"], **{"from": 11})
    call = await bot.update("message")
    assert call["entities"] == [{"type": "mention", "offset": 0, "length": 10}]
    replied = call["reply_to_message"]
    assert (replied["from"]["first_name"], replied["text"]) == ("Tom", "Quel diplôme ?")
