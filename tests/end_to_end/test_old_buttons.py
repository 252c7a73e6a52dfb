"""Buttons that no longer fit: of entries since removed, pressed too late or twice, forged."""

import pytest

from bot.dialogue import Dialogue
from bot.knowledge import Entry, Knowledge, Section

pytestmark = pytest.mark.asyncio(loop_scope="session")

LATE = (
    "answerCallbackQuery: Bad Request: "
    "query is too old and response timeout expired or query ID is invalid"
)


def bakery(*identifiers):
    """Make a knowledge base with these entries, each with a section of the same name."""
    entry = {"answer": "Du pain.", "related": ()}
    return Knowledge(
        tuple(Section(id=name, title=f"Section {name}") for name in identifiers),
        tuple(Entry(id=name, section=name, question=f"{name} ?", **entry) for name in identifiers),
    )


async def test_buttons_live_on_after_a_restart(start_bot):
    bot = await start_bot(bakery("pain", "sel"))
    person = await bot.meets()
    await person.sends("/start")
    await bot.stop()
    await bot.start(Dialogue(bakery("pain", "sel")))
    [answer] = await person.presses("sel ?")
    assert answer.text == "Du pain."


async def test_the_button_of_a_removed_entry_leads_to_the_topics(start_bot, shown):
    bot = await start_bot(bakery("pain", "sel"))
    person = await bot.meets()
    await person.sends("/start")
    await bot.stop()
    await bot.start(Dialogue(bakery("pain")))
    [reply] = await person.presses("sel ?")
    assert (reply.text, list(reply.buttons)) == (shown.gone, ["Section pain"])


async def test_the_button_of_a_removed_section_leads_to_the_topics(start_bot, shown):
    bot = await start_bot(bakery("pain", "sel"))
    person = await bot.meets()
    await person.sends("/sujets")
    await bot.stop()
    await bot.start(Dialogue(bakery("pain")))
    [reply] = await person.presses("Section sel")
    assert (reply.text, list(reply.buttons)) == (shown.gone, ["Section pain"])


@pytest.mark.parametrize(
    "data",
    [
        "entry:",
        "entry:<b>",
        "ENTRY:diplome-requis",
        "entry:diplome-requis ",
        "section:",
        "section:conversation-",
        "topics!",
        "back\n-",
        "none of it",
        "unknown",
        "é" * 32,
        "{title}",
    ],
)
async def test_a_button_that_stands_for_nothing_leads_to_the_topics(person, shown, data):
    [reply] = await person.forges(data, {"message_id": 1, "date": 0})
    assert reply.text == shown.gone
    assert await person.bot.take_refusals() == [LATE]


async def test_an_entry_that_is_asked_for_too_late_is_answered(person, knowledge):
    [answer] = await person.forges("entry:diplome-requis", {"message_id": 1, "date": 0})
    [source] = answer.passages
    assert source == knowledge.entry_by_id["diplome-requis"].source
    assert await person.bot.take_refusals() == [LATE]


@pytest.mark.parametrize(
    ("message_id", "reason"),
    [(1, "message can't be edited"), (99, "message to edit not found")],
    ids=["not to be changed", "deleted"],
)
async def test_a_menu_that_cannot_change_opens_anew(person, knowledge, message_id, reason):
    await person.sends("/start")
    section = knowledge.sections[0]
    message = {"message_id": message_id, "date": 0}
    [menu] = await person.forges(f"section:{section.id}", message)
    assert section.title in menu.text
    assert await person.bot.take_refusals() == [LATE, f"editMessageText: Bad Request: {reason}"]


async def test_a_section_pressed_twice_is_shown_once(person, knowledge):
    [menu] = await person.sends("/sujets")
    section = knowledge.sections[0]
    await person.presses(section.title)
    data, message = menu.buttons[section.title], {"message_id": menu.id, "date": 0}
    assert await person.forges(data, message) == []
    [_, refusal] = await person.bot.take_refusals()
    assert refusal.startswith("editMessageText: Bad Request: message is not modified")
