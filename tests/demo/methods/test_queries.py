"""Answers to callback queries and inline queries."""

import pytest

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(**fields):
    content = {"input_message_content": {"message_text": "a"}}
    return {"type": "article", "id": "1", "title": "Titre"} | content | fields


@pytest.fixture
async def inline_query_id(bot, person):
    await person.post("/inline", query="a", wait=0)
    return (await bot.update("inline_query"))["id"]


async def test_an_unknown_query_is_too_old(bot):
    assert await bot.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    assert await bot.refusal("answerCallbackQuery") == TOO_OLD
    assert await bot.refusal("answerInlineQuery", inline_query_id="1", results=[]) == TOO_OLD


async def test_a_query_is_answered_once(bot, inline_query_id):
    assert await bot.call("answerInlineQuery", inline_query_id=inline_query_id, results=[])
    reason = await bot.refusal("answerInlineQuery", inline_query_id=inline_query_id, results=[])
    assert reason == TOO_OLD


async def test_a_callback_answer_has_two_hundred_characters(bot):
    call = {"callback_query_id": "1"}
    assert await bot.refusal("answerCallbackQuery", **call, text="é" * 200) == TOO_OLD
    reason = await bot.refusal("answerCallbackQuery", **call, text="é" * 201)
    assert reason == "Bad Request: MESSAGE_TOO_LONG"


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        (None, 'can\'t find field "results"'),
        ([article(id=str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="")], "RESULT_ID_INVALID"),
        ([article(id="é" * 33)], "RESULT_ID_INVALID"),
        (["a"], "can't parse inline query result: expected an Object"),
        ([article(title="")], "can't parse inline query result: Can't find field \"title\""),
        (
            [{"type": "article", "id": "1", "title": "a"}],
            "can't parse inline query result: Can't find field \"input_message_content\"",
        ),
        ([article(input_message_content={"message_text": ""})], "message text is empty"),
        (
            [article(input_message_content={"message_text": "<x>", "parse_mode": "HTML"})],
            'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "a"}]]})],
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_wrong_results_are_refused(bot, inline_query_id, results, reason):
    call = {"inline_query_id": inline_query_id, "results": results}
    assert await bot.refusal("answerInlineQuery", **call) == f"Bad Request: {reason}"


async def test_fifty_results_are_fine(bot, inline_query_id):
    results = [article(id=str(number)) for number in range(50)]
    assert await bot.call("answerInlineQuery", inline_query_id=inline_query_id, results=results)
