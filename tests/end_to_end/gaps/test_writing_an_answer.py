"""An admin writes the answer to a question that was passed on."""

import pytest

from bot.knowledge import load_knowledge
from tests.end_to_end.gaps.conftest import DELIVERY, FOOTBALL

pytestmark = pytest.mark.asyncio(loop_scope="session")


ANSWER = "Oui, à vélo.\nDemandez **Zoé**."


async def test_an_answer_that_an_admin_writes_is_shown_kept_and_told(
    baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    await admin.sends("/lacunes")
    [asked] = await admin.presses(shown.gap_write_button)
    assert DELIVERY in asked.text
    [draft] = await admin.sends(f"Livrez-vous à domicile ?\n{ANSWER}")
    assert draft.replies_to == admin.sent
    assert draft.text.startswith(shown.gap_draft.format(section="Le pain"))
    assert draft.text.endswith("Livrez-vous à domicile ?\n\nOui, à vélo.\nDemandez Zoé.")
    assert "Zoé" in draft.in_style("bold")
    assert len(load_knowledge(file).entries) == 2
    await admin.presses(shown.gap_keep_button)
    entry = load_knowledge(file).entries[-1]
    assert (entry.question, entry.answer, entry.section) == (
        "Livrez-vous à domicile ?",
        ANSWER,
        "pain",
    )
    assert entry.variants == (DELIVERY,)
    [told] = await asker.waits()
    assert told.text.endswith("Livrez-vous à domicile ?\n\nOui, à vélo.\nDemandez Zoé.")
    assert {"👍", "👎"} <= told.buttons.keys()
    assert await baker.storage.questions.all() == []


async def test_without_a_question_above_the_answer_it_is_the_one_that_was_asked(
    asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Oui.")
    await admin.presses(shown.gap_keep_button)
    entry = load_knowledge(file).entries[-1]
    assert (entry.question, entry.variants, entry.answer) == (DELIVERY, (), "Oui.")


async def test_only_the_next_message_is_the_answer(asker, admin, shown, pass_on):
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Oui.")
    assert [one.text for one in await admin.sends("Combien coûte le pain ?")] == ["Un euro."]


async def test_a_command_is_no_answer(asker, admin, shown, pass_on):
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    assert [one.text for one in await admin.sends("/aide")] == [shown.help]


async def test_who_cancels_asks_again(asker, admin, shown, pass_on):
    await pass_on(asker)
    [_, group] = await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    [again] = await admin.presses(shown.gap_reopen_button)
    assert again.text == group.text
    assert [one.text for one in await admin.sends("Combien coûte le pain ?")] == ["Un euro."]


@pytest.mark.parametrize("way", ["edited", "written anew"])
async def test_an_answer_can_be_changed_before_it_is_kept(asker, admin, shown, pass_on, file, way):
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Oui.")
    if way == "edited":
        [draft] = await admin.edits("Non.")
    else:
        await admin.presses(shown.gap_rewrite_button)
        [draft] = await admin.sends("Non.")
    assert draft.text.endswith("\n\nNon.")
    await admin.presses(shown.gap_keep_button)
    assert load_knowledge(file).entries[-1].answer == "Non."


async def test_an_answer_that_is_edited_once_its_group_is_done_is_no_answer_to_the_next(
    asker, admin, shown, pass_on
):
    await pass_on(asker, DELIVERY, wants_to_be_told=False)
    await pass_on(asker, FOOTBALL, wants_to_be_told=False)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Oui.")
    await admin.presses(shown.gap_keep_button)
    assert [one.text for one in await admin.edits("Combien coûte le pain ?")] == ["Un euro."]
