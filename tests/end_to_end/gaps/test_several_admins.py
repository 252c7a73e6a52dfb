"""Only admins decide, and of two each sees what the other one has done."""

import asyncio
import os
import time

import pytest

from bot.knowledge import load_knowledge
from tests.end_to_end.gaps.conftest import DELIVERY, FOOTBALL, IS_THE_PRICE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_nobody_else_can_decide(baker, asker, admin, shown, pass_on):
    await pass_on(asker)
    [_, group] = await admin.sends("/lacunes")
    message = {"message_id": 7, "date": 1, "text": group.text}
    [gone] = await asker.forges(group.buttons[IS_THE_PRICE], message)
    assert gone.text == shown.gone
    assert len(await baker.storage.questions.all()) == 1
    await baker.take_refusals()


async def test_a_group_that_another_admin_dealt_with_is_gone(baker, asker, admin, shown, pass_on):
    await pass_on(asker)
    await admin.sends("/lacunes")
    for question in await baker.storage.questions.all():
        await baker.storage.questions.delete([question.id])
    gone, nothing = await admin.presses(IS_THE_PRICE)
    assert (gone.text, nothing.text) == (shown.gap_gone, shown.no_more_gaps)


@pytest.fixture
def slow_disk(monkeypatch):
    """Slow the disk down, so that two admins decide at once."""
    monkeypatch.setattr(os, "fsync", lambda _: time.sleep(0.2))


@pytest.mark.usefixtures("slow_disk")
async def test_what_two_admins_decide_at_once_is_all_written(
    baker, asker, admin, other_admin, shown, pass_on, file
):
    await pass_on(asker, DELIVERY, wants_to_be_told=False)
    await pass_on(asker, FOOTBALL, wants_to_be_told=False)
    await admin.sends("/lacunes")
    await other_admin.sends("/lacunes")
    await other_admin.presses(shown.gap_later_button)
    await asyncio.gather(admin.presses(IS_THE_PRICE), other_admin.presses(IS_THE_PRICE))
    assert {*load_knowledge(file).entry_by_id["prix"].variants} == {DELIVERY, FOOTBALL}
    assert await baker.storage.questions.all() == []


@pytest.mark.usefixtures("slow_disk")
async def test_of_two_admins_who_decide_on_one_group_at_once_one_is_told_so(
    asker, admin, other_admin, shown, pass_on, file
):
    await pass_on(asker, wants_to_be_told=False)
    await admin.sends("/lacunes")
    await other_admin.sends("/lacunes")
    seen = await asyncio.gather(
        admin.presses(shown.gap_refuse_button), other_admin.presses(IS_THE_PRICE)
    )
    assert [shown.gap_gone in {one.text for one in messages} for messages in seen].count(True) == 1
    knowledge = load_knowledge(file)
    learned = knowledge.entry_by_id["prix"].variants, knowledge.out_of_scope.near
    assert sorted(learned) == [(), (DELIVERY,)]
