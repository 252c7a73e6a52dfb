"""Guest mode."""

import pytest

RESULT = {"type": "article", "id": "1", "title": "a"}
CONTENT = {"message_text": "<b>Bac + 2</b>", "parse_mode": "HTML"}


@pytest.fixture
def ask(client):
    async def ask(text="@essai_bot quel diplôme ?", **fields):
        return await client.post("/demo/guest_messages", json={"text": text} | fields)

    return ask


@pytest.fixture
async def guest_mode(bot):
    await bot.call("setMySettings", supports_guest_queries=True)


async def answer(bot, update):
    query_id = update["guest_message"]["guest_query_id"]
    result = RESULT | {"input_message_content": CONTENT}
    sent = await bot.call("answerGuestQuery", guest_query_id=query_id, result=result)
    await bot.call("editMessageText", inline_message_id=sent["inline_message_id"], text="Bac + 3")


@pytest.mark.usefixtures("guest_mode")
async def test_the_bot_answers_where_it_is_no_member(bot, ask, wait):
    async with bot.serving(answer):
        answered = (await ask(wait=wait, **{"from": {"first_name": "Léa"}})).json()
    assert answered["answered"]
    message = answered["message"]
    assert message["text"] == "Bac + 2"
    assert message["guest_bot_caller_user"]["first_name"] == "Léa"
    assert message["from"]["username"] == "essai_bot"


@pytest.mark.usefixtures("guest_mode")
async def test_the_bot_can_do_nothing_else_there(bot, ask):
    assert not (await ask(wait=0)).json()["answered"]
    message = await bot.update("guest_message")
    assert message["text"] == "@essai_bot quel diplôme ?"
    chat_id = message["chat"]["id"]
    refusal = await bot.refusal("sendMessage", chat_id=chat_id, text="a")
    assert refusal == "Bad Request: chat not found"


@pytest.mark.usefixtures("guest_mode")
async def test_a_guest_answers_once(bot, ask):
    await ask(wait=0)
    query = {"guest_query_id": (await bot.update("guest_message"))["guest_query_id"]}
    result = RESULT | {"input_message_content": CONTENT}
    assert await bot.call("answerGuestQuery", **query, result=result)
    for late in (query, {"guest_query_id": "9"}):
        assert (await bot.refusal("answerGuestQuery", **late, result=result)).endswith(
            "query is too old and response timeout expired or query ID is invalid"
        )


@pytest.mark.usefixtures("guest_mode")
async def test_a_wrong_answer_is_refused(bot, ask):
    await ask(wait=0)
    query = {"guest_query_id": (await bot.update("guest_message"))["guest_query_id"]}
    for wrong in ({}, {"result": RESULT}, {"result": [RESULT]}):
        refusal = await bot.refusal("answerGuestQuery", **query, **wrong)
        assert refusal.startswith("Bad Request: can't parse inline query result")


@pytest.mark.usefixtures("guest_mode")
async def test_only_who_is_mentioned_is_called(bot, ask):
    assert (await ask("quel diplôme ?")).status_code == 400
    assert await bot.updates() == []


async def test_without_guest_mode_nobody_calls_the_bot(bot, ask):
    assert (await ask()).status_code == 409
    assert await bot.updates() == []
