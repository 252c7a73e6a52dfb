"""sendMessage, sendChatAction, getChat."""

import pytest


async def test_a_message_is_sent_and_returned(bot, person):
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    sent = await bot.call(
        "sendMessage",
        chat_id=person.chat_id,
        text="<b>a</b>",
        parse_mode="HTML",
        reply_markup=keyboard,
        protect_content=True,
        disable_notification=True,
        link_preview_options={"is_disabled": True},
    )
    assert await person.messages() == [sent]
    assert sent.pop("date") > 1_700_000_000
    assert sent == {
        "message_id": 1,
        "from": {"id": 123456, "is_bot": True, "first_name": "Essai", "username": "essai_bot"},
        "chat": {"id": person.chat_id, "type": "private", "first_name": "Léa"},
        "text": "a",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
        "reply_markup": keyboard,
        "has_protected_content": True,
        "link_preview_options": {"is_disabled": True},
    }


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"chat_id": 1, "text": "a"}, "chat not found"),
        ({"chat_id": "@quelqu_un", "text": "a"}, "chat not found"),
        ({"text": "a"}, "chat_id is empty"),
        ({"chat_id": 1}, "message text is empty"),
        ({"chat_id": 1, "text": "<"}, "chat not found"),
        (
            {"chat_id": 1, "text": "<", "parse_mode": "HTML"},
            "can't parse entities: Unclosed start tag at byte offset 0",
        ),
    ],
)
async def test_a_wrong_call_is_refused(bot, parameters, reason):
    assert await bot.refusal("sendMessage", **parameters) == f"Bad Request: {reason}"


async def test_a_reply_shows_what_it_replies_to(bot, person):
    question = await person.send("Bonjour")
    for reply in (
        {"reply_parameters": {"message_id": question["message_id"]}},
        {"reply_to_message_id": question["message_id"]},
    ):
        sent = await bot.call("sendMessage", chat_id=person.chat_id, text="a", **reply)
        assert sent["reply_to_message"]["text"] == "Bonjour"


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot, person):
    reply = {"message_id": 99}
    call = {"chat_id": person.chat_id, "text": "a"}
    reason = await bot.refusal("sendMessage", **call, reply_parameters=reply)
    assert reason == "Bad Request: message to be replied not found"
    allowed = reply | {"allow_sending_without_reply": True}
    sent = await bot.call("sendMessage", **call, reply_parameters=allowed)
    assert "reply_to_message" not in sent


async def test_who_blocked_the_bot_gets_nothing(bot, person):
    await person.post("/block")
    call = {"chat_id": person.chat_id}
    forbidden = "Forbidden: bot was blocked by the user"
    assert await bot.refusal("sendMessage", **call, text="a") == forbidden
    assert await bot.refusal("sendChatAction", **call, action="typing") == forbidden
    await person.post("/block", blocked=False)
    assert await bot.call("sendMessage", **call, text="a")


async def test_a_group_without_the_bot_gets_nothing(bot, open_chat):
    group = await open_chat(type="group", title="Emploi")
    await group.post("/block")
    reason = await bot.refusal("sendMessage", chat_id=group.chat_id, text="a")
    assert reason == "Forbidden: bot was kicked from the group chat"


async def test_an_unknown_action_is_refused(bot, person):
    assert await bot.call("sendChatAction", chat_id=person.chat_id, action="typing") is True
    reason = await bot.refusal("sendChatAction", chat_id=person.chat_id, action="dort")
    assert reason == "Bad Request: wrong parameter action in request"
