"""Suggestions: what the bot offers when a question fits several entries alike."""

import pytest
import pytest_asyncio

from bot.knowledge import Entry, Knowledge, Section

pytestmark = pytest.mark.asyncio(loop_scope="session")

BAKER = "Combien gagne un boulanger ?"
CONFECTIONER = "Combien gagne un confiseur ?"
UNCLEAR = "Combien gagne-t-il ?"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def bakery(start_bot):
    """A bot that cannot tell two of its entries apart."""
    entries = [
        Entry(id=identifier, section="gain", question=question, answer=f"Réponse : {identifier}")
        for identifier, question in [("boulanger", BAKER), ("confiseur", CONFECTIONER)]
    ]
    return await start_bot(Knowledge((Section(id="gain", title="Salaires"),), tuple(entries)))


@pytest_asyncio.fixture(loop_scope="session")
async def person(bakery):
    """Somebody who has never talked to that bot."""
    return await bakery.meets()


async def test_a_question_that_fits_several_entries_is_asked_back(person, shown):
    [reply] = await person.sends(UNCLEAR)
    assert reply.text == shown.suggestions
    *questions, none = reply.buttons
    assert (sorted(questions), none) == ([BAKER, CONFECTIONER], shown.none_button)


async def test_a_suggestion_is_answered(person):
    await person.sends(UNCLEAR)
    [answer] = await person.presses(CONFECTIONER)
    assert answer.text == "Réponse : confiseur"


async def test_another_suggestion_can_be_chosen_afterwards(person):
    await person.sends(UNCLEAR)
    await person.presses(CONFECTIONER)
    [answer] = await person.presses(BAKER)
    assert answer.text == "Réponse : boulanger"


async def test_none_of_the_suggestions_leads_to_the_topics(person, shown):
    await person.sends(UNCLEAR)
    [reply] = await person.presses(shown.none_button)
    assert (reply.text, list(reply.buttons)) == (shown.none_chosen, [shown.topics_button])
