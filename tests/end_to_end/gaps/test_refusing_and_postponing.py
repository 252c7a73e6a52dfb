"""An admin refuses questions that were passed on, or leaves them for later."""

import asyncio
from functools import partial

import pytest

from bot.knowledge import load_knowledge
from tests.end_to_end.gaps.conftest import BAKERY, DELIVERY, FOOTBALL, hears_nothing_more

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_is_out_of_scope_is_refused_from_then_on_and_nobody_is_told(
    baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_refuse_button)
    assert load_knowledge(file).out_of_scope.near == (DELIVERY,)
    assert await baker.storage.questions.all() == []
    assert await hears_nothing_more(asker)


async def test_without_a_place_for_messages_to_refuse_the_questions_just_go(
    baker, asker, admin, shown, pass_on, file
):
    text = BAKERY.replace("out_of_scope: ailleurs.yaml\n", "")
    file.write_text(text, encoding="utf-8")
    await admin.sends("/recharger") or await admin.waits()
    await pass_on(asker)
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_refuse_button)
    assert file.read_text(encoding="utf-8") == text
    assert await baker.storage.questions.all() == []


async def test_a_second_press_in_a_row_does_nothing(asker, admin, shown, pass_on):
    await pass_on(asker, wants_to_be_told=False)
    await pass_on(asker, FOOTBALL, wants_to_be_told=False)
    [_, group] = await admin.sends("/lacunes")
    press = partial(admin.presses, shown.gap_refuse_button, under=group)
    seen = [message for messages in await asyncio.gather(press(), press()) for message in messages]
    done, following = [*seen, *await admin.sees()]
    assert done.text.endswith(shown.gap_written.partition("\n")[2])
    assert FOOTBALL in following.text


async def test_a_group_that_is_left_for_later_gives_way_to_the_next(
    baker, asker, admin, shown, pass_on
):
    await pass_on(asker, DELIVERY, wants_to_be_told=False)
    await pass_on(asker, FOOTBALL, wants_to_be_told=False)
    [_, first] = await admin.sends("/lacunes")
    [_, second] = await admin.presses(shown.gap_later_button)
    assert {DELIVERY in first.text, DELIVERY in second.text} == {True, False}
    [_, nothing] = await admin.presses(shown.gap_later_button)
    assert nothing.text == shown.no_more_gaps
    assert len(await baker.storage.questions.all()) == 2
    [_, again] = await admin.sends("/lacunes")
    assert again.text == first.text
