"""Topics of forums, threads of replies, direct messages to channels."""

import pytest


@pytest.fixture
async def forum(open_chat):
    return await open_chat(type="supergroup", is_forum=True)


@pytest.fixture
async def topic(forum):
    return (await forum.post("/topics", name="Emploi"))["message"]["message_id"]


@pytest.fixture
def say(bot, forum):
    async def say(**fields):
        return await bot.call("sendMessage", chat_id=forum.chat_id, text="a", **fields)

    return say


def placed(message):
    """Return the fields that say where in its chat a message is."""
    return {name: message[name] for name in PLACES if name in message}


PLACES = ("message_thread_id", "is_topic_message", "direct_messages_topic")
GONE = "Bad Request: message thread not found"


async def test_a_topic_is_opened_by_a_service_message(bot, forum):
    opened = (await forum.post("/topics", name="Emploi"))["message"]
    assert await bot.update("message") == opened
    assert opened["forum_topic_created"]["name"] == "Emploi"
    assert opened["chat"]["is_forum"]
    assert placed(opened) == {"message_thread_id": opened["message_id"], "is_topic_message": True}


async def test_a_message_in_a_topic_says_so_and_replies_to_its_first_message(forum, topic):
    message = await forum.send("Bonjour", message_thread_id=topic)
    assert placed(message) == {"message_thread_id": topic, "is_topic_message": True}
    assert "forum_topic_created" in message["reply_to_message"]


async def test_the_bot_writes_in_a_topic(forum, topic, say):
    sent = await say(message_thread_id=topic)
    assert placed(sent) == {"message_thread_id": topic, "is_topic_message": True}
    assert (await forum.messages(from_bot=1)) == [sent]


async def test_a_reply_stays_in_the_topic_of_what_it_replies_to(forum, topic, say):
    question = await forum.send("Bonjour", message_thread_id=topic)
    answer = await say(reply_parameters={"message_id": question["message_id"]})
    assert placed(answer) == placed(question)
    assert answer["reply_to_message"]["text"] == "Bonjour"
    further = await forum.send("Merci", reply_to=answer["message_id"])
    assert placed(further) == placed(question)


async def test_without_a_topic_a_message_is_in_the_general_one(forum, say):
    assert placed(await forum.send("Bonjour")) == {}
    assert placed(await say()) == {}


async def test_the_thread_of_a_reply_in_the_general_topic_is_no_topic(bot, forum, say):
    first = await forum.send("Un")
    second = await forum.send("Deux", reply_to=first["message_id"])
    third = await forum.send("Trois", reply_to=second["message_id"])
    assert placed(second) == placed(third) == {"message_thread_id": first["message_id"]}
    wrong = {"chat_id": forum.chat_id, "text": "a", "message_thread_id": first["message_id"]}
    assert await bot.refusal("sendMessage", **wrong) == GONE
    answer = await say(reply_parameters={"message_id": third["message_id"]})
    assert placed(answer) == placed(third)


@pytest.mark.parametrize("thread", [1, 999])
async def test_a_topic_that_is_not_there_is_refused(bot, forum, person, thread):
    for chat in (forum, person):
        refused = {"chat_id": chat.chat_id, "text": "a", "message_thread_id": thread}
        assert await bot.refusal("sendMessage", **refused) == GONE


async def test_in_other_groups_a_thread_is_ignored(bot, open_chat):
    for kind in ("group", "supergroup"):
        group = await open_chat(type=kind)
        sent = await bot.call("sendMessage", chat_id=group.chat_id, text="a", message_thread_id=9)
        assert placed(sent) == {}


async def test_nobody_but_admins_writes_in_a_closed_topic(bot, forum, topic):
    question = await forum.send("Bonjour", message_thread_id=topic)
    closed = (await forum.post(f"/topics/{topic}/close"))["message"]
    assert closed["forum_topic_closed"] == {}
    assert await bot.update("message") == closed
    for place in (
        {"message_thread_id": topic},
        {"reply_parameters": {"message_id": question["message_id"]}},
    ):
        refused = {"chat_id": forum.chat_id, "text": "a"} | place
        assert await bot.refusal("sendMessage", **refused) == "Bad Request: TOPIC_CLOSED"


async def test_a_deleted_topic_is_gone_with_its_messages(bot, client, forum, topic):
    question = await forum.send("Bonjour", message_thread_id=topic)
    kept = await forum.send("Ailleurs")
    path = f"/demo/chats/{forum.chat_id}/topics/{topic}"
    assert (await client.delete(path)).status_code == 200
    assert (await client.delete(path)).status_code == 404
    assert await forum.messages() == [kept]
    chat = {"chat_id": forum.chat_id, "text": "a"}
    assert await bot.refusal("sendMessage", **chat, message_thread_id=topic) == GONE
    reply = {"message_id": question["message_id"]}
    assert await bot.refusal("sendMessage", **chat, reply_parameters=reply) == (
        "Bad Request: message to be replied not found"
    )
    assert [update["message"]["message_id"] for update in await bot.updates()][-1] != topic


async def test_only_forums_have_topics(open_chat, person):
    for chat in (person, await open_chat(type="group"), await open_chat(type="supergroup")):
        await chat.post("/topics", status=400)
    await person.post("/messages", status=404, text="a", message_thread_id=3)


async def test_direct_messages_to_a_channel_have_a_topic_for_each_person(bot, open_chat):
    people = [{"first_name": "Léa", "id": 11}, {"first_name": "Tom", "id": 12}]
    chat = await open_chat(type="supergroup", is_direct_messages=True, people=people)
    question = await chat.send("Bonjour", **{"from": 12})
    assert question["chat"]["is_direct_messages"]
    assert question["direct_messages_topic"]["topic_id"] == 12
    assert question["direct_messages_topic"]["user"]["first_name"] == "Tom"
    answer = await bot.call(
        "sendMessage", chat_id=chat.chat_id, text="a", direct_messages_topic_id=12
    )
    assert placed(answer) == placed(question)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ({}, "channel direct messages topic must be specified"),
        ({"message_thread_id": 3}, "channel direct messages topic must be specified"),
        ({"direct_messages_topic_id": 13}, "REPLY_TO_MONOFORUM_PEER_INVALID"),
    ],
)
async def test_direct_messages_without_their_topic_are_refused(bot, open_chat, place, reason):
    chat = await open_chat(type="supergroup", is_direct_messages=True)
    refused = {"chat_id": chat.chat_id, "text": "a"} | place
    assert await bot.refusal("sendMessage", **refused) == f"Bad Request: {reason}"
