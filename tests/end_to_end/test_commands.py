"""Commands: what the bot says of itself, and the entries that deep links open."""

import pytest

from bot.knowledge import KNOWLEDGE_DIR, load_knowledge
from bot.texts import load_texts

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_start_welcomes_with_examples(person, shown, knowledge):
    [welcome] = await person.sends("/start")
    assert welcome.text == shown.welcome
    *examples, topics = welcome.buttons
    assert topics == shown.topics_button
    assert len(examples) == 3
    assert set(examples) <= {entry.question for entry in knowledge.entries}


async def test_an_example_is_answered(person, knowledge):
    [welcome] = await person.sends("/start")
    example = next(iter(welcome.buttons))
    [answer] = await person.presses(example)
    [source] = [entry.source for entry in knowledge.entries if entry.question == example]
    assert answer.passages == [source]


async def test_a_deep_link_opens_its_answer(person, knowledge):
    [answer] = await person.sends("/start diplome-requis")
    entry = knowledge.entry_by_id["diplome-requis"]
    assert answer.passages == [entry.source]


@pytest.mark.parametrize(
    "parameter",
    ["gone-long-ago", "DIPLOME-REQUIS", "un diplome-requis", "<b>", "🤔"],
    ids=["removed", "capitals", "two words", "markup", "emoji"],
)
async def test_an_unknown_deep_link_welcomes(person, shown, parameter):
    [reply] = await person.sends(f"/start {parameter}")
    assert reply.text == shown.welcome


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("/aide", "help"),
        ("/help", "help"),
        ("/sujets", "topics"),
        ("/apropos", "about"),
        ("/AIDE", "help"),
        ("/aide@demo_faq_bot", "help"),
        ("/aide s'il vous plaît", "help"),
        ("/inconnue", "unknown_command"),
        ("/aide@un_autre_bot", "unknown_command"),
        ("/diplome", "unknown_command"),
    ],
)
async def test_a_command_shows_its_text(person, shown, command, text):
    [reply] = await person.sends(command)
    assert reply.text == getattr(shown, text)


COMMANDS = load_texts(load_knowledge(KNOWLEDGE_DIR / "faq_fr.yaml")).commands


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_of_the_menu_is_known(person, shown, command):
    [reply] = await person.sends(f"/{command}")
    assert reply.text != shown.unknown_command


async def test_help_leads_to_the_topics(person, shown):
    await person.sends("/aide")
    [menu] = await person.presses(shown.topics_button)
    assert menu.text == shown.topics


async def test_links_in_texts_are_clickable(person):
    [reply] = await person.sends("/confidentialite")
    assert reply.in_style("text_link") == ["ses propres règles"]


async def test_the_command_menu_is_set_at_start(person, texts):
    await person.bot.request("GET", "/demo/calls?method=setMyCommands&wait=20")
    profile = await person.bot.request("GET", "/demo/bot")
    menu = {command["command"]: command["description"] for command in profile["commands"]}
    assert menu == texts.commands


async def test_the_descriptions_are_set_at_start(person, texts):
    await person.bot.request("GET", "/demo/calls?method=setMyShortDescription&wait=20")
    profile = await person.bot.request("GET", "/demo/bot")
    described = (profile["description"], profile["short_description"])
    assert described == (texts.description, texts.short_description)
