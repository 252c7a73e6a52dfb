"""A question without a good answer can be passed on, without whoever asked it."""

import asyncio
from functools import partial

import pytest
import pytest_asyncio
from telegram.error import TimedOut

from bot.storage.retention import QUESTIONS_KEPT
from handlers import passing_on

pytestmark = pytest.mark.asyncio(loop_scope="session")

FAR = "qui a gagné la coupe du monde de football ?"
DEGREE = "Quel diplôme faut-il ?"
SIGNED = f"{FAR} répondez à zoe@example.org ou au 06 12 34 56 78, @zoe_de_lyon"
MASKED = f"{FAR} répondez à [adresse e-mail] ou au [numéro], [compte]"


@pytest_asyncio.fixture(loop_scope="session")
async def kept(bot):
    """List the questions that were passed on during the test."""
    before = len(await bot.storage.questions.all())

    async def kept():
        return [question.text for question in await bot.storage.questions.all()][before:]

    return kept


async def test_an_answer_that_is_missing_is_asked_for_with_the_question(person, shown):
    [unknown] = await person.sends(FAR)
    assert unknown.replies_to == person.sent
    assert shown.pass_on_button in unknown.buttons


async def test_what_would_be_passed_on_is_shown_before(person, shown, kept):
    await person.sends(FAR)
    [asked] = await person.presses(shown.pass_on_button)
    assert asked.text.startswith(shown.confirm.format(days=QUESTIONS_KEPT))
    assert asked.in_style("blockquote") == [FAR]
    assert list(asked.buttons) == [shown.keep_button, shown.drop_button]
    assert await kept() == []


async def test_what_is_confirmed_is_kept(person, shown, kept):
    await person.sends(FAR)
    await person.presses(shown.pass_on_button)
    [thanked] = await person.presses(shown.keep_button)
    assert thanked.text.startswith(shown.passed_on.format(days=QUESTIONS_KEPT))
    assert thanked.in_style("blockquote") == [FAR]
    assert list(thanked.buttons) == [shown.tell_me_button, shown.topics_button]
    assert await kept() == [FAR]


async def test_what_is_confirmed_is_kept_once_though_telegram_fails_to_show_it(
    bot, person, shown, kept, monkeypatch
):
    errors, edit = [TimedOut()], passing_on.edit_message

    async def fail_once(*arguments):
        if errors:
            raise errors.pop()
        await edit(*arguments)

    await person.sends(FAR)
    await person.presses(shown.pass_on_button)
    monkeypatch.setattr(passing_on, "edit_message", fail_once)
    [thanked] = await person.presses(shown.keep_button)
    assert thanked.text.startswith(shown.passed_on.format(days=QUESTIONS_KEPT))
    assert await kept() == [FAR]
    await bot.take_errors()
    await bot.take_refusals()  # of the second answer to one press


async def test_what_is_confirmed_by_two_presses_in_a_row_is_kept_once(bot, person, shown, kept):
    await person.sends(FAR)
    [asked] = await person.presses(shown.pass_on_button)
    press = partial(person.presses, shown.keep_button, under=asked)
    await asyncio.gather(press(), press())
    assert await kept() == [FAR]
    await bot.take_refusals()  # the message is not modified


async def test_what_is_not_confirmed_is_not_kept(person, shown, kept):
    await person.sends(FAR)
    await person.presses(shown.pass_on_button)
    [dropped] = await person.presses(shown.drop_button)
    assert (dropped.text, list(dropped.buttons)) == (shown.not_passed_on, [shown.topics_button])
    assert await kept() == []


async def test_addresses_and_numbers_are_masked(person, shown, kept):
    await person.sends(SIGNED)
    [asked] = await person.presses(shown.pass_on_button)
    assert asked.in_style("blockquote") == [MASKED]
    await person.presses(shown.keep_button)
    assert await kept() == [MASKED]


async def test_markup_in_a_question_is_text(person, shown, kept):
    await person.sends("<b>qui</b> & <script>quoi</script> a gagné la coupe du monde ?")
    await person.presses(shown.pass_on_button)
    await person.presses(shown.keep_button)
    assert await kept() == ["<b>qui</b> & <script>quoi</script> a gagné la coupe du monde ?"]


async def test_a_question_with_a_bad_answer_can_be_passed_on(person, shown, kept):
    await person.sends(DEGREE)
    question = person.sent
    _, offer = await person.presses("👎")
    assert (offer.text, offer.replies_to) == (shown.offer, question)
    await person.presses(shown.pass_on_button)
    await person.presses(shown.keep_button)
    assert await kept() == [DEGREE]


async def test_after_a_bad_answer_to_no_question_nothing_is_offered(person, shown):
    await person.sends("/start diplome-requis")
    [marked] = await person.presses("👎")
    assert shown.pass_on_button not in marked.buttons


async def test_a_bad_answer_is_offered_to_be_passed_on_once(person):
    await person.sends(DEGREE)
    await person.presses("👎")
    assert await person.presses("👎 ✓") == []


async def test_the_offer_goes_away_with_the_bad_vote(person):
    [answer] = await person.sends(DEGREE)
    _, offer = await person.presses("👎")
    await person.presses("👍")
    assert [message.id for message in await person.still_sees()] == [answer.id]
    _, again = await person.presses("👎")
    assert (again.text, again.buttons) == (offer.text, offer.buttons)


async def test_an_offer_that_is_gone_already_does_no_harm(person):
    await person.sends(DEGREE)
    _, offer = await person.presses("👎")
    await person.bot.call("deleteMessage", chat_id=person.chat["id"], message_id=offer.id)
    [marked] = await person.presses("👍")
    assert "👍 ✓" in marked.buttons
    [refused] = await person.bot.take_refusals()
    assert refused.startswith("deleteMessage")


async def test_in_a_group_nothing_is_offered(bot, shown):
    alice, _ = await bot.meets_group("Alice", "Bob")
    [unknown] = await alice.sends(f"@demo_faq_bot {FAR}")
    assert shown.pass_on_button not in unknown.buttons


async def test_in_a_group_a_bad_answer_is_not_offered_to_be_passed_on(bot):
    alice, _ = await bot.meets_group("Alice", "Bob")
    await alice.sends(f"@demo_faq_bot {DEGREE}")
    assert await alice.presses("👎") == []


async def test_a_question_that_is_gone_cannot_be_passed_on(person, shown, kept):
    message = {"message_id": 7, "date": 1, "text": shown.unknown}
    [gone] = await person.forges("pass_on", message)
    assert gone.text == shown.question_gone
    await person.forges("keep", {"message_id": 7, "date": 0})
    assert await kept() == []
    await person.bot.take_refusals()


async def test_who_says_tu_is_asked_so(person, shown, texts):
    await person.sends("tu sais qui a gagné la coupe du monde de football ?")
    [asked] = await person.presses(shown.pass_on_button)
    assert asked.text.startswith("Voici ce que je transmettrais, sans ton nom.")
    [thanked] = await person.presses(shown.keep_button)
    assert thanked.text.startswith(texts.tu["passed_on"].format(days=QUESTIONS_KEPT))
