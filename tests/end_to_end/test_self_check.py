"""The self-check: three questions, their answers in the buttons, and a summary."""

import pytest

from bot.markup import plain_text
from bot.tour import readings

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def check(bot):
    """The self-check."""
    return bot.services.guide.check


def options(check, answers):
    """List the options that stand for these answers."""
    return check.choices(answers)


async def answer(person, check, answers):
    """Go through the self-check with these answers; give the last message."""
    [message] = await person.sends("/bilan")
    for option in options(check, answers):
        [message] = await person.presses(option.label)
    return message


async def test_the_self_check_asks_three_questions_in_one_message(person, check):
    [message] = await person.sends("/bilan")
    asked = [message]
    for question in check.questions[:-1]:
        asked += await person.presses(question.options[0].label)
    assert {one.id for one in asked} == {message.id}
    for number, (one, question) in enumerate(zip(asked, check.questions, strict=True), start=1):
        assert f"Question {number} sur 3" in one.text
        assert question.text in one.text


async def test_a_question_offers_its_options_and_the_way_back(person, check):
    [first] = await person.sends("/bilan")
    [second] = await person.presses(check.questions[0].options[1].label)
    labels = [[option.label for option in question.options] for question in check.questions]
    assert list(first.buttons) == labels[0]
    assert list(second.buttons) == [*labels[1], "←"]


@pytest.mark.parametrize("answers", ["000", "121", "222", "021"])
async def test_the_summary_says_what_the_answers_come_to(person, shown, check, knowledge, answers):
    summary = await answer(person, check, answers)
    chosen = options(check, answers)
    places = [summary.text.index(plain_text(option.remark)) for option in chosen]
    assert places == sorted(places)
    to_read = [knowledge.entry_by_id[entry].question for entry in readings(chosen)]
    assert list(summary.buttons) == [*to_read, shown.topics_button, "←"]


async def test_what_is_worth_reading_is_answered_below(person, check, knowledge):
    summary = await answer(person, check, "000")
    entry = knowledge.entry_by_id[readings(options(check, "000"))[0]]
    [below] = await person.presses(entry.question)
    assert below.id > summary.id
    assert below.passages == [entry.source]


async def test_back_takes_the_last_answer_back(person, check):
    first_two = await answer(person, check, "02")
    await person.presses(check.questions[2].options[1].label)
    assert await person.presses("←") == [first_two]
    [second] = await person.presses("←")
    assert "Question 2 sur 3" in second.text
    [first] = await person.presses("←")
    assert "Question 1 sur 3" in first.text
    assert "←" not in first.buttons


async def test_the_answers_are_in_the_buttons_and_nowhere_else(person, check):
    last = await answer(person, check, "02")
    labels = [option.label for option in check.questions[2].options]
    assert [last.buttons[label] for label in labels] == ["check:020", "check:021", "check:022"]
    chat_data = person.bot.application.chat_data[person.chat["id"]]
    assert chat_data == type(chat_data)()


async def test_two_messages_are_two_self_checks(person, check):
    first, second = [option.label for option in check.questions[0].options][:2]
    [one] = await person.sends("/bilan")
    [other] = await person.sends("/bilan")
    [other] = await person.presses(second, under=other)
    [one] = await person.presses(first, under=one)
    label = check.questions[1].options[0].label
    assert (one.buttons[label], other.buttons[label]) == ("check:00", "check:10")


@pytest.mark.parametrize(
    "data",
    ["check:3", "check:03", "check:0000", "check:-1", "check:²", "check:0 ", "check:" + "0" * 58],
)
async def test_answers_that_are_none_lead_to_the_topics(person, shown, data):
    [reply] = await person.forges(data, {"message_id": 1, "date": 0})
    assert reply.text == shown.gone
    await person.bot.take_refusals()  # nobody waits for the answer to a forged press
