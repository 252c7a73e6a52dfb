"""Suggestions: what the bot offers when a question fits several entries alike."""

import pytest
import pytest_asyncio

from bot.knowledge import Entry, Knowledge, Section

pytestmark = pytest.mark.asyncio(loop_scope="session")

BAKER = "Combien gagne un boulanger ?"
HAIRDRESSER = "Combien gagne un coiffeur ?"
UNCLEAR = "Combien gagne-t-il ?"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def bakery(start_shared_bot, knowledge):
    """A bot that cannot tell two of its entries apart."""
    entries = [
        Entry(id=identifier, section="gain", question=question, answer=f"Réponse : {identifier}")
        for identifier, question in [("boulanger", BAKER), ("coiffeur", HAIRDRESSER)]
    ]
    section = Section(id="gain", title="Salaires")
    return await start_shared_bot(Knowledge((section,), tuple(entries), lexicon=knowledge.lexicon))


@pytest_asyncio.fixture(loop_scope="session")
async def person(bakery):
    """Somebody who has never talked to that bot."""
    return await bakery.meets()


async def test_a_question_that_fits_several_entries_is_asked_back(person, shown):
    [reply] = await person.sends(UNCLEAR)
    assert reply.text == shown.suggestions
    *questions, none = reply.buttons
    assert (sorted(questions), none) == ([BAKER, HAIRDRESSER], shown.none_button)


async def test_a_suggestion_is_answered(person):
    await person.sends(UNCLEAR)
    [answer] = await person.presses(HAIRDRESSER)
    assert answer.text == "Réponse : coiffeur"


async def test_another_suggestion_can_be_chosen_afterwards(person):
    await person.sends(UNCLEAR)
    await person.presses(HAIRDRESSER)
    [answer] = await person.presses(BAKER)
    assert answer.text == "Réponse : boulanger"


async def test_none_of_the_suggestions_leads_to_the_topics(person, shown):
    await person.sends(UNCLEAR)
    [reply] = await person.presses(shown.none_button)
    assert (reply.text, list(reply.buttons)) == (
        shown.none_chosen,
        [shown.pass_on_button, shown.topics_button],
    )


@pytest.mark.parametrize("refusal", ["a word", "a button"])
async def test_what_no_suggestion_suits_can_be_passed_on(person, shown, refusal):
    await person.sends(UNCLEAR)
    if refusal == "a word":
        await person.sends("aucune")
    else:
        await person.presses(shown.none_button)
    [asked] = await person.presses(shown.pass_on_button)
    assert asked.in_style("blockquote") == [UNCLEAR]


async def test_what_was_refused_can_no_longer_be_chosen_by_word(person, shown):
    await person.sends(UNCLEAR)
    await person.presses(shown.none_button)
    [reply] = await person.sends("oui")
    assert not reply.text.startswith("Réponse")


@pytest.mark.parametrize(("text", "number"), [("oui", 0), ("la 2", 1), ("le deuxième", 1)])
async def test_a_suggestion_may_be_chosen_by_word(person, text, number):
    [suggestions] = await person.sends(UNCLEAR)
    [answer] = await person.sends(text)
    question = list(suggestions.buttons)[number]
    assert answer.text == ("Réponse : boulanger" if question == BAKER else "Réponse : coiffeur")


@pytest.mark.parametrize("text", ["la 3", "le 12", "0"])
async def test_a_number_that_no_suggestion_has_is_told_how_many_there_are(person, shown, text):
    [suggestions] = await person.sends(UNCLEAR)
    [reply] = await person.sends(text)
    assert reply.text == shown.suggestions_again.format(count=2)
    assert reply.buttons == suggestions.buttons
    [answer] = await person.sends("la dernière")
    assert answer.text.startswith("Réponse")


@pytest.mark.parametrize("text", ["aucune", "non merci"])
async def test_suggestions_may_be_refused_by_word(person, shown, text):
    await person.sends(UNCLEAR)
    [reply] = await person.sends(text)
    assert (reply.text, list(reply.buttons)) == (
        shown.none_chosen,
        [shown.pass_on_button, shown.topics_button],
    )


async def test_suggestions_can_be_chosen_by_word_only_once(person):
    await person.sends(UNCLEAR)
    await person.sends("la 2")
    [reply] = await person.sends("la 2")
    assert not reply.text.startswith("Réponse")


async def test_the_buttons_of_suggestions_live_on_after_a_choice_by_word(person):
    await person.sends(UNCLEAR)
    await person.sends("la 2")
    [answer] = await person.presses(HAIRDRESSER)
    assert answer.text == "Réponse : coiffeur"
