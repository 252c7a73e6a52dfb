"""An admin says which entry answers a question that was passed on."""

import pytest

from bot.knowledge import load_knowledge
from bot.storage.retention import QUESTIONS_KEPT
from tests.end_to_end.gaps.conftest import BAKERY, DELIVERY, IS_THE_PRICE, hears_nothing_more

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_entry_that_answers_is_told_once_with_its_buttons(asker, admin, shown, pass_on):
    assert (await pass_on(asker)).text == shown.will_tell.format(days=QUESTIONS_KEPT)
    [_, group] = await admin.sends("/lacunes")
    assert f"«\u00a0{DELIVERY}\u00a0»" in group.text
    assert list(group.buttons)[-3:] == [
        shown.gap_write_button,
        shown.gap_refuse_button,
        shown.gap_later_button,
    ]
    await admin.presses(IS_THE_PRICE)
    [told] = await asker.waits()
    assert told.text == f"{shown.answer_found}\n\nCombien coûte le pain ?\n\nUn euro."
    assert {"👍", "👎", "Y a-t-il du sel dedans ?"} <= told.buttons.keys()
    assert await hears_nothing_more(asker)


async def test_the_questions_become_variants_that_are_understood_at_once(
    baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker, wants_to_be_told=False)
    await admin.sends("/lacunes")
    done, nothing = await admin.presses(IS_THE_PRICE)
    assert done.text.endswith(shown.gap_written.partition("\n")[2])
    assert (done.buttons, nothing.text) == ({}, shown.no_more_gaps)
    assert load_knowledge(file).entry_by_id["prix"].variants == (DELIVERY,)
    assert await baker.storage.questions.all() == []
    assert [answer.text for answer in await asker.sends(DELIVERY)] == ["Un euro."]
    assert await hears_nothing_more(asker)


async def test_a_follow_up_is_read_with_the_answer_that_was_told(asker, admin, pass_on):
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(IS_THE_PRICE)
    await asker.waits()
    [related] = await asker.presses("Y a-t-il du sel dedans ?")
    assert related.text == "Très peu."


async def test_small_talk_is_no_answer_to_a_question(asker, admin, pass_on, file):
    talk = "  - {id: talk, title: Conversation, small_talk: true}\nentries:\n"
    hello = "  - {id: salut, section: talk, question: Salut !, answer: Bonjour !}\n"
    text = BAKERY.replace("entries:\n", talk + hello)
    file.write_text(text, encoding="utf-8")
    await admin.sends("/recharger") or await admin.waits()
    await pass_on(asker)
    [_, group] = await admin.sends("/lacunes")
    entries = [label for label in group.buttons if label.startswith("✓")]
    assert set(entries) == {IS_THE_PRICE, "✓ Y a-t-il du sel dedans ?"}
