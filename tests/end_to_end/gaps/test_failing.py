"""What fails while an admin decides is told, and loses no question."""

import errno
import os

import pytest
from telegram.error import NetworkError

from bot.knowledge import load_knowledge
from bot.storage.errors import StorageError
from tests.end_to_end.gaps.conftest import BAKERY, DELIVERY, IS_THE_PRICE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_cannot_be_written_is_told_and_stays(baker, asker, admin, shown, pass_on, file):
    await pass_on(asker)
    await admin.sends("/lacunes")
    before = file.read_text(encoding="utf-8")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Combien coûte le pain ?\nDeux euros.")
    [failed] = await admin.presses(shown.gap_keep_button)
    assert failed.text.startswith(shown.gap_failed.partition(" {")[0])
    assert "est déjà une formulation de « prix »" in failed.text
    assert file.read_text(encoding="utf-8") == before
    assert len(await baker.storage.questions.all()) == 1


async def test_on_a_full_disk_that_is_told_and_the_questions_stay(
    baker, asker, admin, shown, pass_on, file, monkeypatch
):
    def fail(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    await pass_on(asker)
    await admin.sends("/lacunes")
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        [failed] = await admin.presses(IS_THE_PRICE)
    assert failed.text.startswith(shown.gap_failed.partition(" {")[0])
    assert "le disque est plein" in failed.text
    assert file.read_text(encoding="utf-8") == BAKERY
    assert len(await baker.storage.questions.all()) == 1
    await admin.presses(IS_THE_PRICE)
    assert load_knowledge(file).entry_by_id["prix"].variants == (DELIVERY,)


async def test_where_the_database_fails_the_decision_is_made_once_it_works(
    baker, asker, admin, pass_on, file, monkeypatch
):
    questions, errors = baker.storage.questions, [StorageError("no")]
    delete = type(questions).delete

    async def fail_once(*arguments):
        if errors:
            raise errors.pop()
        await delete(*arguments)

    await pass_on(asker)
    await admin.sends("/lacunes")
    monkeypatch.setattr(type(questions), "delete", fail_once)
    await admin.presses(IS_THE_PRICE)
    [told] = await asker.waits()
    assert told.text.endswith("Un euro.")
    assert load_knowledge(file).entry_by_id["prix"].variants == (DELIVERY,)
    await baker.take_errors()
    await baker.take_refusals()  # of the second answer to one press


@pytest.mark.parametrize("method", ["editMessageText", "sendMessage"])
@pytest.mark.parametrize("is_protected", [False, True], ids=["written", "noted"])
async def test_where_telegram_fails_the_admin_is_told_what_was_done_once_it_works(
    request, baker, asker, admin, shown, pass_on, method, is_protected
):
    await pass_on(asker)
    _, group = await admin.sends("/lacunes")
    if is_protected:
        request.getfixturevalue("protected")
    fault = {"fault": "error", "status": 502, "method": method, "count": 1}
    await baker.request("POST", "/demo/faults", fault)
    await admin.presses(IS_THE_PRICE)
    done, nothing, *_ = [one for one in await admin.still_sees() if one.id >= group.id]
    told = shown.gap_noted if is_protected else shown.gap_written
    assert done.text.endswith(told.partition("\n")[2])
    assert nothing.text == shown.no_more_gaps
    [answer] = await asker.waits()
    assert answer.text.endswith("Un euro.")
    assert {*map(type, await baker.take_errors())} == {NetworkError}
    await baker.take_refusals()  # of the second answer to one press
