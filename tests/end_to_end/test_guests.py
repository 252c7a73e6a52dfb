"""Guest mode: « @bot question » in any chat is answered once, there."""

import pytest
import pytest_asyncio

from tests.end_to_end.conftest import PATIENCE, Message, bot_at_rest

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "@demo_faq_bot quel diplôme faut-il ?"


@pytest_asyncio.fixture(loop_scope="session")
async def ask(bot):
    """Call the bot into a chat that it is not in; give its answer there."""
    await bot.request("GET", f"/demo/calls?method=setMySettings&wait={PATIENCE}")
    await (await bot.meets()).sends("/aide")  # the next time it asks for guest messages too

    async def ask(text, **fields):
        body = {"text": text, "wait": PATIENCE} | fields
        answer = await bot.request("POST", "/demo/guest_messages", body)
        assert answer["answered"]
        return Message.read(answer["message"])

    return ask


async def test_a_question_is_answered(ask, knowledge):
    entry = knowledge.entry_by_id["diplome-requis"]
    reply = await ask(QUESTION)
    assert entry.question in [text.strip() for text in reply.in_style("bold")]
    assert reply.passages == [entry.source]


async def test_its_one_button_leads_to_the_bot(ask, shown):
    reply = await ask(QUESTION)
    assert reply.buttons == {shown.ask_button: "https://t.me/demo_faq_bot"}


async def test_where_several_answers_are_possible_each_question_leads_to_its_own(ask, knowledge):
    reply = await ask("@demo_faq_bot quel diplôme faut-il, et quel salaire a-t-on ?")
    for identifier in ("diplome-requis", "salaire"):
        assert knowledge.entry_by_id[identifier].question in reply.in_style("text_link")


async def test_what_is_not_known_is_said_so(ask, shown):
    reply = await ask("@demo_faq_bot qui a gagné la coupe du monde de football ?")
    assert reply.text == shown.unknown


async def test_small_talk_is_returned(ask, knowledge):
    [laughter] = [one for one in knowledge.conversation if one.id == "rire"]
    assert (await ask("@demo_faq_bot mdr")).text == laughter.answer


async def test_other_bots_are_not_answered(bot):
    message = {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "group"}, "text": QUESTION}
    sender = {"from": {"id": 43, "is_bot": True, "first_name": "Autre bot"}}
    await bot.receives({"guest_message": message | sender | {"guest_query_id": "1"}})
    calls = await bot.request("GET", f"/demo/calls?method=answerGuestQuery&after={bot._last_call}")
    assert calls["calls"] == []


async def test_a_query_that_waited_too_long_is_done_with(bot, caplog):
    sender = {"from": {"id": 44, "is_bot": False, "first_name": "Camille"}}
    message = {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "group"}, "text": QUESTION}
    await bot.receives({"guest_message": message | sender | {"guest_query_id": "1"}})
    [refusal] = await bot.take_refusals()
    assert refusal.startswith("answerGuestQuery: Bad Request: query is too old")
    assert "ERROR" not in caplog.text


# --- what else had to be set at @BotFather --------------------------------------------------------


async def test_the_modes_are_set_at_the_start(bot, texts):
    calls = f"/demo/calls?method=setMySettings&wait={PATIENCE}"
    settings = (await bot.request("GET", calls))["calls"][-1]["parameters"]
    assert settings == {
        "supports_inline_queries": "true",
        "inline_query_placeholder": texts.inline_placeholder,
        "supports_guest_queries": "true",
    }
    assert bot.application.bot.supports_inline_queries


async def test_a_server_that_does_not_know_them_does_without(dialogue, texts, shown):
    async with bot_at_rest(texts) as bot:
        fault = {"fault": "error", "status": 404, "method": "setMySettings"}
        fault |= {"description": "Not Found: method not found"}
        await bot.request("POST", "/demo/faults", fault)
        await bot.start(dialogue)
        try:
            await bot.request("GET", f"/demo/calls?method=setMySettings&wait={PATIENCE}")
            replies = await (await bot.meets()).sends("/aide")
            menu = (await bot.request("GET", "/demo/bot"))["commands"]
        finally:
            await bot.stop()
    assert [reply.text for reply in replies] == [shown.help]
    assert menu != []
