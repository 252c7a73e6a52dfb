"""Who asked to be told of an answer is told, once and nobody else."""

import asyncio
from dataclasses import astuple
from datetime import timedelta

import pytest

from bot.clock import today
from bot.storage import retention
from bot.storage.queued_updates import Received
from bot.storage.retention import QUESTIONS_KEPT
from handlers.failures import NotLoadedError
from tests.end_to_end.gaps.conftest import (
    BAKERY,
    DELIVERY,
    IS_THE_PRICE,
    TELLING_INTERVAL,
    hears_nothing_more,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_all_who_asked_in_whatever_words_are_told(baker, admin, pass_on):
    people = [await baker.meets() for _ in range(3)]
    for person, question in zip(
        people, [DELIVERY, "VOUS LIVREZ à domicile", DELIVERY], strict=True
    ):
        await pass_on(person, question)
    await admin.sends("/lacunes")
    await admin.presses(IS_THE_PRICE)
    for person in people:
        [told] = await person.waits()
        assert told.text.endswith("Un euro.")


async def test_who_passed_two_questions_of_a_group_on_is_told_once(asker, admin, pass_on):
    await pass_on(asker, "vous livrez à domicile ?")
    await pass_on(asker, "livrez-vous à domicile svp ?")
    [_, group] = await admin.sends("/lacunes")
    assert group.text.count("domicile") == 2
    await admin.presses(IS_THE_PRICE)
    await asker.waits()
    assert await hears_nothing_more(asker)


async def test_an_answer_that_another_process_has_loaded_first_is_told_once_this_one_has(
    baker, asker, pass_on, file
):
    await pass_on(asker)
    storage = baker.storage
    await storage.questions.delete([one.id for one in await storage.questions.all()], "neuf")
    [waiting] = await storage.askers.answered({"neuf"})
    await storage.inbox.store([Received(*astuple(waiting))])  # as that process does
    await asyncio.sleep(4 * TELLING_INTERVAL)
    assert await storage.inbox.depth() == 1
    new = "  - {id: neuf, section: pain, question: Livrez-vous ?, answer: À vélo.}\n"
    file.write_text(BAKERY + new, encoding="utf-8")
    [told] = await asker.waits()
    assert told.text.endswith("Livrez-vous ?\n\nÀ vélo.")
    assert await hears_nothing_more(asker)
    assert {*map(type, await baker.take_errors())} == {NotLoadedError}


async def test_who_says_tu_is_told_so(asker, admin, texts, pass_on):
    await pass_on(asker, "tu sais qui a gagné la coupe du monde ?", wants_to_be_told=False)
    [noted] = await asker.presses(texts.tu["tell_me_button"])
    assert noted.text == texts.tu["will_tell"].format(days=QUESTIONS_KEPT)
    await admin.sends("/lacunes")
    await admin.presses(IS_THE_PRICE)
    [told] = await asker.waits()
    assert told.in_style("bold")[0] == texts.tu["answer_found"].strip("*")


async def test_who_asks_to_be_told_too_late_is_told_that(baker, asker, shown, pass_on):
    await pass_on(asker, wants_to_be_told=False)
    for question in await baker.storage.questions.all():
        await baker.storage.questions.delete([question.id])
    [late] = await asker.presses(shown.tell_me_button)
    assert late.text == shown.settled


async def test_who_is_forgotten_is_not_told(asker, admin, pass_on):
    await pass_on(asker)
    await asker.sends("/oublier")
    await admin.sends("/lacunes")
    await admin.presses(IS_THE_PRICE)
    assert await hears_nothing_more(asker)


async def test_after_90_days_nobody_is_told(baker, asker, admin, pass_on, monkeypatch):
    await pass_on(asker)
    later = today() + timedelta(days=QUESTIONS_KEPT + 1)
    monkeypatch.setattr(retention, "today", lambda: later)
    await baker.storage.expire()
    await pass_on(asker, wants_to_be_told=False)
    await admin.sends("/lacunes")
    await admin.presses(IS_THE_PRICE)
    assert await hears_nothing_more(asker)


async def test_who_has_blocked_the_bot_is_forgotten(baker, asker, admin, pass_on):
    await pass_on(asker)
    await asker.blocks_the_bot()
    await admin.sends("/lacunes")
    await admin.presses(IS_THE_PRICE)
    async with asyncio.timeout(10):
        while await baker.storage.askers.answered({"prix"}):  # noqa: ASYNC110 - it is stored
            await asyncio.sleep(0.02)
    assert await baker.take_refusals() == ["sendMessage: Forbidden: bot was blocked by the user"]
    await baker.take_errors()


async def test_the_files_do_not_tell_who_is_to_be_told(baker, pass_on):
    person = await baker.meets("Zébulonnette", user_id=7_654_321_987)
    await pass_on(person)
    await baker.storage.expire()
    content = b"".join(file.read_bytes() for file in baker.folder.iterdir())
    assert DELIVERY.encode() in content  # it is the right place to look
    for trace in ("bulonnette", "7654321987"):
        assert trace.encode() not in content
