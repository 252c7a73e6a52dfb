"""Inline mode, and sharing an answer by way of it."""

import json

import pytest

from bot.knowledge import Entry, Knowledge, Section
from demo.text_units import utf16_length

pytestmark = pytest.mark.asyncio(loop_scope="session")

OUT_OF_SCOPE = "comment devenir plombier"
LATE = (
    "answerInlineQuery: Bad Request: "
    "query is too old and response timeout expired or query ID is invalid"
)


@pytest.fixture
def topics(knowledge):
    """The entries that are not small talk."""
    return [entry for entry in knowledge.entries if entry.id not in knowledge.small_talk]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kel diplome fo til ?", "diplome-requis"),
        ("  salaire ", "salaire"),
        ("bonjour, c quoi le front office", "definition-front-office"),
    ],
)
async def test_a_query_offers_its_answer_first(person, query, first):
    assert next(iter((await person.types_inline(query)).results)) == first


async def test_a_vague_query_offers_several_answers(person):
    assert 1 < len((await person.types_inline("une entreprise")).results) <= 5


async def test_the_question_of_every_entry_offers_that_entry_first(person, topics):
    offers = {entry.id: await person.types_inline(entry.question) for entry in topics}
    firsts = {wanted: next(iter(offer.results), None) for wanted, offer in offers.items()}
    assert {wanted: first for wanted, first in firsts.items() if first != wanted} == {}


async def test_an_answer_is_offered_by_its_question_and_its_start(person, knowledge):
    offer = await person.types_inline("quel diplome")
    result = offer.results["diplome-requis"]
    assert result["title"] == knowledge.entry_by_id["diplome-requis"].question
    assert result["description"].startswith("Un premier diplôme universitaire est presque")


@pytest.mark.parametrize("query", [OUT_OF_SCOPE, "???", "merci", "bonjour"])
async def test_a_query_without_an_answer_offers_the_chat_with_the_bot(person, texts, query):
    offer = await person.types_inline(query)
    assert (offer.results, offer.button) == ({}, texts.inline_unknown)


async def test_a_query_with_an_answer_offers_nothing_else(person):
    assert (await person.types_inline("quel diplome")).button is None


async def test_the_button_leads_to_the_welcome(person, shown):
    await person.types_inline(OUT_OF_SCOPE)
    found = await person.bot.request("GET", "/demo/calls?method=answerInlineQuery&limit=5000")
    button = json.loads(found["calls"][-1]["parameters"]["button"])
    [welcome] = await person.sends(f"/start {button['start_parameter']}")
    assert welcome.text == shown.welcome


@pytest.mark.parametrize("query", ["", "  "])
async def test_an_empty_query_offers_the_first_entry_of_each_section(person, knowledge, query):
    offer = await person.types_inline(query)
    firsts = [knowledge.entries_of(one)[0].id for one in knowledge.sections if not one.small_talk]
    assert list(offer.results)[: len(firsts)] == firsts[: len(offer.results)]
    assert len(offer.results) == 10


async def test_all_topics_are_offered_page_by_page(person, topics):
    offers = [await person.types_inline("")]
    while offers[-1].next_offset and len(offers) < len(topics):
        offers.append(await person.types_inline("", offers[-1].next_offset))
    seen = [result for offer in offers for result in offer.results]
    assert sorted(seen) == sorted(entry.id for entry in topics)


@pytest.mark.parametrize("offset", ["<b>", "-1", "9" * 60])
async def test_an_offset_that_the_bot_has_not_given_is_harmless(person, offset):
    assert (await person.types_inline("", offset)).next_offset in ("", "10")


async def test_a_chosen_answer_stands_under_its_question(person, knowledge, texts):
    offer = await person.types_inline("quel diplome")
    message = await person.chooses("diplome-requis", offer)
    entry = knowledge.entry_by_id["diplome-requis"]
    assert message.text.startswith(f"{entry.question}\n\n")
    assert message.in_style("bold")[0].strip() == entry.question
    quoted = f"{entry.source}\n\n{texts.note} : {entry.note}"
    assert message.in_style("expandable_blockquote") == [quoted]
    assert message.buttons == {texts.ask_button: "https://t.me/demo_faq_bot"}


async def test_the_bot_does_not_answer_a_chosen_answer(person):
    await person.chooses("diplome-requis", await person.types_inline("quel diplome"))
    assert await person.sees() == []


async def test_every_entry_can_be_chosen_in_a_group(bot, topics):
    alice, _ = await bot.meets_group("Alice", "Bob")
    for entry in topics:
        message = await alice.chooses(entry.id, await alice.types_inline(entry.question))
        assert message.text.startswith(entry.question)
    assert await alice.sees() == []


async def test_an_answer_can_be_shared(person, texts):
    [answer] = await person.sends("/start diplome-requis")
    query = answer.buttons[texts.share_button]
    assert next(iter((await person.types_inline(query)).results)) == "diplome-requis"


async def test_small_talk_is_not_shared(person, texts):
    [reply] = await person.sends("merci")
    assert texts.share_button not in reply.buttons


async def test_an_answer_that_is_too_long_is_shared_in_part(start_bot):
    bread = Section(id="pain", title="Le pain")
    long = {"answer": "Du pain. " * 455, "source": "Du sel. " * 100, "note": "Du blé. " * 100}
    entry = Entry(id="pain", section="pain", question="Que mange-t-on ?", **long)
    person = await (await start_bot(Knowledge((bread,), (entry,)))).meets()
    message = await person.chooses("pain", await person.types_inline(""))
    assert 4000 < utf16_length(message.text) <= 4096
    assert message.text.endswith("…")


@pytest.mark.parametrize("data", ["entry:diplome-requis", "up:diplome-requis", "back", "gone"])
async def test_a_press_under_a_shared_answer_is_harmless(person, data):
    query = {"id": "1", "from": person.user, "chat_instance": "1", "data": data}
    await person.bot.receives({"callback_query": query | {"inline_message_id": "a"}})
    assert await person.sees() == []
    [answered] = await person.bot.take_refusals()  # the stand-in does not know the query
    assert answered.startswith("answerCallbackQuery")


async def test_a_query_that_nobody_waits_for_is_let_go(person):
    query = {"id": "1", "from": person.user, "query": "quel diplome", "offset": ""}
    await person.bot.receives({"inline_query": query})
    assert await person.bot.take_refusals() == [LATE]
