"""Edits, deletions, reactions."""

import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(bot, person):
    """A message of the bot, as the parameters that name it."""
    message = await bot.call(
        "sendMessage", chat_id=person.chat_id, text="Un", reply_markup=KEYBOARD
    )
    return {"chat_id": person.chat_id, "message_id": message["message_id"]}


async def test_an_edit_replaces_text_and_keyboard(bot, person, sent):
    edited = await bot.call("editMessageText", **sent, text="<b>Deux</b>", parse_mode="HTML")
    assert edited["text"] == "Deux"
    assert edited["edit_date"] >= edited["date"]
    assert "reply_markup" not in edited
    assert await person.messages() == [edited]


async def test_a_keyboard_alone_is_replaced_or_taken_away(bot, sent):
    other = {"inline_keyboard": [[{"text": "c", "callback_data": "d"}]]}
    edited = await bot.call("editMessageReplyMarkup", **sent, reply_markup=other)
    assert edited["reply_markup"] == other
    assert "edit_date" not in edited
    assert "reply_markup" not in await bot.call("editMessageReplyMarkup", **sent)


async def test_an_edit_must_change_something(bot, sent):
    same = {"text": "Un", "reply_markup": KEYBOARD}
    assert await bot.refusal("editMessageText", **sent, **same) == NOT_MODIFIED
    reason = await bot.refusal("editMessageReplyMarkup", **sent, reply_markup=KEYBOARD)
    assert reason == NOT_MODIFIED
    assert await bot.call("editMessageText", **sent, text="Un")


async def test_only_the_bots_own_texts_are_edited(bot, person):
    question = await person.send("Bonjour")
    named = {"chat_id": person.chat_id, "message_id": question["message_id"]}
    reason = await bot.refusal("editMessageText", **named, text="a")
    assert reason == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("editMessageText", {"message_id": 9, "text": "a"}, "message to edit not found"),
        ("editMessageText", {"text": "a"}, "message identifier is not specified"),
        ("editMessageText", {"message_id": 1, "text": ""}, "message text is empty"),
        ("editMessageText", {"message_id": 1, "text": "a" * 4097}, "message is too long"),
        ("editMessageReplyMarkup", {"message_id": 9}, "message to edit not found"),
        ("deleteMessage", {"message_id": 9}, "message to delete not found"),
        ("setMessageReaction", {"message_id": 9}, "message to react not found"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{}]}, "REACTION_INVALID"),
        (
            "setMessageReaction",
            {"message_id": 1, "reaction": [{"emoji": "👍"}, {"emoji": "👎"}]},
            "REACTIONS_TOO_MANY",
        ),
        (
            "editMessageText",
            {"inline_message_id": "x", "text": "a"},
            "MESSAGE_ID_INVALID",
        ),
    ],
)
async def test_a_wrong_call_is_refused(bot, sent, method, parameters, reason):
    call = {"chat_id": sent["chat_id"]} | parameters
    assert await bot.refusal(method, **call) == f"Bad Request: {reason}"


async def test_a_message_is_deleted(bot, person, sent):
    assert await bot.call("deleteMessage", **sent) is True
    assert await person.messages() == []


async def test_a_reaction_is_put_and_taken_away(bot, person):
    question = await person.send("Bonjour")
    named = {"chat_id": person.chat_id, "message_id": question["message_id"]}
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await bot.call("setMessageReaction", **named, reaction=reaction)
    assert [message["reactions"] for message in await person.messages()] == [reaction]
    await bot.call("setMessageReaction", **named, reaction=[])
    assert "reactions" not in (await person.messages())[0]
