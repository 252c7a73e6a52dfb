"""Sending and editing."""

import pytest


async def test_a_text_reaches_the_bot_with_the_entities_telegram_finds(bot, person):
    sent = await person.send(" /aide@essai_bot voir exemple.fr ")
    message = await bot.update("message")
    assert message == sent
    assert message["text"] == "/aide@essai_bot voir exemple.fr"
    assert message["entities"] == [
        {"type": "bot_command", "offset": 0, "length": 15},
        {"type": "url", "offset": 21, "length": 10},
    ]
    assert message["from"] == person.user


async def test_a_reply_shows_what_it_replies_to(bot, person):
    answer = await bot.call("sendMessage", chat_id=person.chat_id, text="Bonjour")
    await person.send("Salut", reply_to=answer["message_id"])
    assert (await bot.update("message"))["reply_to_message"] == answer


async def test_an_edit_is_told_to_the_bot(bot, person):
    message = await person.send("Un")
    await person.put(f"/messages/{message['message_id']}", text="Deux")
    edited = await bot.update("edited_message")
    assert (edited["text"], edited["message_id"]) == ("Deux", message["message_id"])
    assert edited["edit_date"] >= edited["date"]
    assert await person.texts() == ["Deux"]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("photo", "file_id"),
        ("voice", "duration"),
        ("sticker", "emoji"),
        ("document", "file_name"),
        ("location", "latitude"),
        ("contact", "phone_number"),
    ],
)
async def test_other_kinds_have_plausible_fields(bot, person, kind, field):
    await person.post("/messages", kind=kind)
    message = await bot.update("message")
    content = message[kind][0] if kind == "photo" else message[kind]
    assert content[field]
    assert "text" not in message


async def test_an_album_is_a_message_for_each_medium(bot, person):
    album = (await person.post("/albums", kinds=["photo"] * 3, caption="Mon CV"))["album"]
    messages = [update["message"] for update in await bot.updates()]
    assert messages == [sent["message"] for sent in album]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["Mon CV", None, None]
    assert all(message["photo"] for message in messages)


@pytest.mark.parametrize("kinds", [[], ["photo"], ["photo"] * 11])
async def test_an_album_has_two_to_ten_media(bot, person, kinds):
    error = await person.post("/albums", status=400, kinds=kinds)
    assert error == {"error": "An album has 2 to 10 `kinds`."}
    assert await bot.updates() == []


async def test_an_edit_leaves_nothing_of_what_was_a_command(bot, person):
    sent = await person.post("/messages", text="/aide")
    await person.put(f"/messages/{sent['message']['message_id']}", text="aide")
    assert "entities" not in await bot.update("edited_message")


async def test_a_caption_is_edited_like_a_text(bot, person):
    sent = await person.post("/messages", kind="photo", caption="Voir /aide")
    assert sent["message"]["caption_entities"][0]["type"] == "bot_command"
    await person.put(f"/messages/{sent['message']['message_id']}", text="Autre")
    edited = await bot.update("edited_message")
    assert edited["caption"] == "Autre"
    assert "caption_entities" not in edited
    assert edited["photo"] == sent["message"]["photo"]


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        ({}, 400, "`text` is empty."),
        ({"text": " "}, 400, "`text` is empty."),
        ({"text": "a" * 4097}, 400, "`text` is longer than 4096 UTF-16 units: split it."),
        ({"text": "a", "reply_to": 9}, 404, "There is no message 9 in this chat."),
        (
            {"kind": "location", "latitude": "nord"},
            400,
            "`latitude` and `longitude` are numbers.",
        ),
        (
            {"kind": "film"},
            400,
            "`kind` is one of contact, document, location, photo, sticker, voice.",
        ),
    ],
)
async def test_a_wrong_message_is_refused(person, fields, status, reason):
    assert await person.post("/messages", status=status, **fields) == {"error": reason}


async def test_a_wrong_edit_is_refused(bot, person):
    answer = await bot.call("sendMessage", chat_id=person.chat_id, text="Bonjour")
    own = await person.send("Un")
    await person.put(f"/messages/{answer['message_id']}", status=400, text="a")
    await person.put(f"/messages/{own['message_id']}", status=400, text="Un")
    await person.put("/messages/9", status=404, text="a")
    assert len(await bot.updates()) == 1
