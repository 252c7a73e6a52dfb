"""Lists and streams of a chat."""

import asyncio
import json

import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


class Stream:
    """Read Server-Sent Events."""

    def __init__(self, response):
        self.response = response
        self.lines = response.aiter_lines()

    async def next(self):
        """Return the name and the data of the next event."""
        name = ""
        async with asyncio.timeout(20):
            async for line in self.lines:
                field, _, value = line.partition(": ")
                if field == "event":
                    name = value
                if field == "data":
                    return name, json.loads(value)
        raise AssertionError("the stream has ended")


@pytest.fixture
async def stream(client, person):
    await person.send("Avant")
    async with client.stream("GET", f"/demo/chats/{person.chat_id}/events") as response:
        yield Stream(response)


async def test_a_stream_begins_with_the_whole_chat(stream):
    assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
    name, data = await stream.next()
    assert name == "snapshot"
    assert data["blocked"] is False
    assert [message["text"] for message in data["messages"]] == ["Avant"]
    assert data["run"]


async def test_a_stream_tells_all_that_happens(stream, bot, person):
    await stream.next()
    chat = {"chat_id": person.chat_id}
    own = await person.send("Un")
    await person.put(f"/messages/{own['message_id']}", text="Deux")
    await bot.call("sendChatAction", **chat, action="typing")
    sent = await bot.call("sendMessage", **chat, text="a", reply_markup=KEYBOARD)
    named = chat | {"message_id": sent["message_id"]}
    await bot.call("editMessageText", **named, text="b")
    await bot.call("setMessageReaction", **named, reaction=[{"emoji": "👍"}])
    await bot.call("deleteMessage", **named)
    await bot.call("setMyDescription", description="x")
    events = [await stream.next() for _ in range(8)]
    assert [name for name, _ in events] == [
        "message",
        "edited_message",
        "chat_action",
        "message",
        "edited_message",
        "edited_message",
        "deleted_message",
        "bot",
    ]
    data = [data for _, data in events]
    assert [data[0]["text"], data[1]["text"], data[3]["text"], data[4]["text"]] == [
        "Un",
        "Deux",
        "a",
        "b",
    ]
    assert data[2] == {"action": "typing"}
    assert data[5]["reactions"] == [{"emoji": "👍"}]
    assert data[6] == {"message_id": sent["message_id"]}


async def test_a_stream_tells_only_of_its_chat(stream, person, open_chat):
    await stream.next()
    other = await open_chat()
    await other.send("Ailleurs")
    await person.send("Ici")
    assert (await stream.next())[1]["text"] == "Ici"


async def test_a_stream_of_an_unknown_chat_is_refused(client):
    assert (await client.get("/demo/chats/1/events")).status_code == 404


async def test_messages_are_listed_after_one_and_by_sender(bot, person):
    await person.send("Un")
    await bot.call("sendMessage", chat_id=person.chat_id, text="Deux")
    await person.send("Trois")

    async def listed(**query):
        return [message["text"] for message in await person.messages(**query)]

    assert await listed() == ["Un", "Deux", "Trois"]
    assert await listed(after=1) == ["Deux", "Trois"]
    assert await listed(from_bot=1) == ["Deux"]
    assert await listed(from_bot=0) == ["Un", "Trois"]


async def test_a_list_waits_for_the_bot(bot, person, wait):
    async def echo(bot, _update):
        for text in ("a", "b"):
            await bot.call("sendMessage", chat_id=person.chat_id, text=text)

    async with bot.serving(echo):
        await person.send("Bonjour")
        answers = await person.messages(from_bot=1, count=2, wait=wait)
    assert [answer["text"] for answer in answers] == ["a", "b"]


async def test_waiting_ends_with_what_there_is(person):
    assert await person.messages(wait=0.01) == []
