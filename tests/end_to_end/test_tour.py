"""The guided tour: five steps in one message, and where it is taken up again."""

import pytest

from bot.knowledge import Entry, Knowledge, Section
from bot.markup import plain_text

pytestmark = pytest.mark.asyncio(loop_scope="session")

BAKERY = Knowledge(
    (Section(id="pain", title="Le pain"),),
    (Entry(id="sel", section="pain", question="Du sel ?", answer="Oui."),),
)
GONE_STEPS = ["tour:", "tour:6", "tour:-1", "tour:01", "tour:²", "tour:1 ", "tour:" + "9" * 50]


@pytest.fixture
def guide(bot):
    """The tour and the self-check."""
    return bot.services.guide


async def test_the_tour_starts_with_its_first_step(person, guide, knowledge):
    [step] = await person.sends("/parcours")
    first = guide.tour.steps[0]
    [title] = [section.title for section in knowledge.sections if section.id == first.section]
    assert step.text.startswith(f"▰▱▱▱▱ Étape 1 sur 5\n\n{title}\n")
    assert plain_text(first.text) in step.text
    questions = [knowledge.entry_by_id[entry].question for entry in first.entries]
    assert list(step.buttons) == [*questions, "Suite →"]


async def test_the_tour_goes_through_all_steps_in_one_message(person, guide):
    [step] = await person.sends("/parcours")
    shown = [step]
    for _ in guide.tour.steps:
        shown += await person.presses("Suite →")
    assert {message.id for message in shown} == {step.id}
    progress = [message.text.partition("\n")[0] for message in shown[:-1]]
    assert progress == [
        "▰▱▱▱▱ Étape 1 sur 5",
        "▰▰▱▱▱ Étape 2 sur 5",
        "▰▰▰▱▱ Étape 3 sur 5",
        "▰▰▰▰▱ Étape 4 sur 5",
        "▰▰▰▰▰ Étape 5 sur 5",
    ]
    assert shown[-1].text == plain_text(guide.tour.closing)


async def test_back_shows_the_step_before(person):
    [first] = await person.sends("/parcours")
    [second] = await person.presses("Suite →")
    assert list(second.buttons)[-2:] == ["←", "Suite →"]
    assert await person.presses("←") == [first]


async def test_a_question_of_a_step_is_answered_below(person, guide, knowledge):
    [step] = await person.sends("/parcours")
    entry = knowledge.entry_by_id[guide.tour.steps[0].entries[0]]
    [answer] = await person.presses(entry.question)
    assert answer.id > step.id
    assert answer.passages == [entry.source]
    [second] = await person.presses("Suite →")
    assert second.id == step.id


@pytest.mark.parametrize("presses", [1, 4, 5])
async def test_the_tour_is_taken_up_where_it_was_left(person, guide, presses):
    await person.sends("/parcours")
    for _ in range(presses):
        [left] = await person.presses("Suite →")
    [found] = await person.sends("/parcours")
    assert found.text == left.text
    assert list(found.buttons) == [*left.buttons, guide.tour.restart_button]


async def test_the_tour_can_be_started_over(person, guide):
    [first] = await person.sends("/parcours")
    await person.presses("Suite →")
    await person.sends("/parcours")
    [again] = await person.presses(guide.tour.restart_button)
    assert (again.text, again.buttons) == (first.text, first.buttons)
    [step] = await person.sends("/parcours")
    assert step.text == first.text


async def test_each_chat_has_its_own_step(bot):
    ahead, behind = await bot.meets(), await bot.meets("Dominique")
    await ahead.sends("/parcours")
    await ahead.presses("Suite →")
    [step] = await behind.sends("/parcours")
    assert "Étape 1 sur 5" in step.text


async def test_an_old_message_goes_on_from_its_own_step(person):
    [old] = await person.sends("/parcours")
    [new] = await person.sends("/parcours")
    await person.presses("Suite →")
    [third] = await person.presses("Suite →")
    [second] = await person.presses("Suite →", under=old)
    assert (third.id, "Étape 3 sur 5" in third.text) == (new.id, True)
    assert (second.id, "Étape 2 sur 5" in second.text) == (old.id, True)


async def test_the_buttons_of_the_tour_live_on_after_a_restart(start_bot, dialogue):
    bot = await start_bot(dialogue)
    person = await bot.meets()
    await person.sends("/parcours")
    await person.presses("Suite →")
    await bot.stop()
    await bot.start(dialogue)
    [third] = await person.presses("Suite →")
    assert "Étape 3 sur 5" in third.text


async def test_a_step_pressed_twice_is_shown_once(person):
    [first] = await person.sends("/parcours")
    await person.presses("Suite →")
    message = {"message_id": first.id, "date": 0}
    assert await person.forges(first.buttons["Suite →"], message) == []
    [_, refusal] = await person.bot.take_refusals()
    assert refusal.startswith("editMessageText: Bad Request: message is not modified")


@pytest.mark.parametrize("data", GONE_STEPS)
async def test_a_step_that_is_not_there_leads_to_the_topics(person, shown, data):
    [reply] = await person.forges(data, {"message_id": 1, "date": 0})
    assert reply.text == shown.gone
    await person.bot.take_refusals()  # nobody waits for the answer to a forged press


async def test_the_tour_ends_with_the_self_check_and_the_topics(person, shown, guide):
    await person.sends("/parcours")
    for _ in guide.tour.steps:
        [closing] = await person.presses("Suite →")
    assert list(closing.buttons) == [guide.check.open_button, shown.topics_button, "←"]
    [question] = await person.presses(guide.check.open_button)
    assert "Question 1 sur 3" in question.text


# --- with another knowledge base ------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/parcours", "/bilan"])
async def test_another_knowledge_base_has_no_tour(start_bot, shown, command):
    bot = await start_bot(BAKERY)
    [reply] = await (await bot.meets()).sends(command)
    assert (reply.text, list(reply.buttons)) == (shown.no_guide, ["Le pain"])


async def test_without_a_tour_the_command_menu_goes_without(start_bot, texts):
    bot = await start_bot(BAKERY)
    await bot.request("GET", "/demo/calls?method=setMyCommands&wait=20")
    profile = await bot.request("GET", "/demo/bot")
    menu = {command["command"] for command in profile["commands"]}
    assert texts.commands.keys() - menu == {"parcours", "bilan"}


@pytest.mark.parametrize("data", ["tour:1", "check:", "check:0"])
async def test_without_a_tour_its_buttons_lead_to_the_topics(start_bot, shown, data):
    bot = await start_bot(BAKERY)
    [reply] = await (await bot.meets()).forges(data, {"message_id": 1, "date": 0})
    assert (reply.text, list(reply.buttons)) == (shown.gone, ["Le pain"])
    await bot.take_refusals()  # nobody waits for the answer to a forged press
