"""From a question without an answer to the answer, in the chat: the asker, an admin, the asker."""

import asyncio
import errno
import os
import time
from dataclasses import astuple
from datetime import timedelta
from functools import partial

import click
import pytest
import pytest_asyncio
from click.testing import CliRunner
from telegram.error import NetworkError

from bot.clock import today
from bot.gaps import compose_entry, decision_about
from bot.knowledge import load_knowledge
from bot.reloading import Reloader, load_content
from bot.storage import retention
from bot.storage.errors import StorageError
from bot.storage.queued_updates import Received
from bot.storage.retention import QUESTIONS_KEPT
from faq.gaps.review import review_gaps
from handlers import askers, gap_decisions
from handlers.failures import NotLoadedError

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADMIN, OTHER_ADMIN = 4242, 4343
BAKERY = """\
version: 1
out_of_scope: ailleurs.yaml
sections:
  - {id: pain, title: Le pain}
entries:
  - {id: prix, section: pain, question: Combien coûte le pain ?, answer: Un euro., related: [sel]}
  - {id: sel, section: pain, question: Y a-t-il du sel dedans ?, answer: Très peu.}
"""
DELIVERY = "vous livrez à domicile ?"
FOOTBALL = "qui a gagné la coupe du monde de football ?"
IS_THE_PRICE = "✓ Combien coûte le pain ?"
TELLING_INTERVAL = 0.05  # seconds


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    """Look often for who is to be told."""
    monkeypatch.setattr(askers, "TELLING_INTERVAL", TELLING_INTERVAL)


@pytest.fixture
def file(tmp_path):
    """The file of a small knowledge base."""
    (tmp_path / "ailleurs.yaml").write_text("far: [la lune]\n", encoding="utf-8")
    path = tmp_path / "faq.yaml"
    path.write_text(BAKERY, encoding="utf-8")
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def baker(start_bot, file):
    """A bot with an admin."""
    content = load_content(file)
    reloader, admins = Reloader(content), frozenset({ADMIN, OTHER_ADMIN})
    return await start_bot(content.dialogue, reloader=reloader, admins=admins)


@pytest_asyncio.fixture(loop_scope="session")
async def admin(baker):
    """The admin of that bot."""
    return await baker.meets(user_id=ADMIN)


@pytest_asyncio.fixture(loop_scope="session")
async def other_admin(baker):
    """Another one."""
    return await baker.meets(user_id=OTHER_ADMIN)


@pytest_asyncio.fixture(loop_scope="session")
async def asker(baker):
    """Somebody who has a question."""
    return await baker.meets()


@pytest.fixture
def pass_on(shown):
    """Let somebody pass a question on; give the last reply."""

    async def pass_on(person, question=DELIVERY, *, wants_to_be_told=True):
        [reply] = await person.sends(question)
        if shown.none_button in reply.buttons:
            await person.presses(shown.none_button)
        await person.presses(shown.pass_on_button)
        [reply] = await person.presses(shown.keep_button)
        if wants_to_be_told:
            [reply] = await person.presses(shown.tell_me_button)
        return reply

    return pass_on


async def hears_nothing_more(person):
    """Check that the bot says nothing of its own accord."""
    await asyncio.sleep(4 * TELLING_INTERVAL)
    return await person.sees() == []


# --- c'est celle-ci -------------------------------------------------------------------------------


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


# --- nouvelle réponse -----------------------------------------------------------------------------

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


# --- hors sujet, plus tard ------------------------------------------------------------------------


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


# --- who may, and when ----------------------------------------------------------------------------


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


# --- a knowledge base that is written elsewhere ---------------------------------------------------


@pytest.fixture
def protected(file):
    """Take the right to write to the files of the knowledge base from everybody."""
    paths = [file.parent, *file.parent.iterdir()]
    for path in paths:
        path.chmod(0o555)
    yield
    for path in paths:
        path.chmod(0o755)


@pytest.mark.usefixtures("protected")
async def test_where_nothing_can_be_written_an_answer_that_is_there_is_told_all_the_same(
    baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    await admin.sends("/lacunes")
    noted, nothing = await admin.presses(IS_THE_PRICE)
    assert noted.text.endswith(shown.gap_noted.partition("\n")[2])
    assert nothing.text == shown.no_more_gaps
    [told] = await asker.waits()
    assert told.text.endswith("Un euro.")
    assert file.read_text(encoding="utf-8") == BAKERY
    [question] = await baker.storage.questions.all()
    assert question.decision == '{"entry_id":"prix"}'


async def test_where_nothing_can_be_written_new_answers_of_two_admins_at_once_have_two_ids(
    request, baker, asker, admin, other_admin, shown, pass_on, monkeypatch
):
    def compose_slowly(*arguments):
        entry = compose_entry(*arguments)
        time.sleep(0.2)
        return entry

    await pass_on(asker, DELIVERY, wants_to_be_told=False)
    await pass_on(asker, FOOTBALL, wants_to_be_told=False)
    request.getfixturevalue("protected")
    await admin.sends("/lacunes")
    await other_admin.sends("/lacunes")
    await other_admin.presses(shown.gap_later_button)
    for person, answer in ((admin, "Oui."), (other_admin, "Non.")):
        await person.presses(shown.gap_write_button)
        await person.sends(f"Où êtes-vous ?\n{answer}")
    monkeypatch.setattr(gap_decisions, "compose_entry", compose_slowly)
    keep = (person.presses(shown.gap_keep_button) for person in (admin, other_admin))
    await asyncio.gather(*keep)
    decided = map(decision_about, await baker.storage.questions.all())
    assert len({decision.entry_id for decision in decided}) == 2


async def test_where_nothing_can_be_written_faq_gaps_applies_it_and_then_who_asked_is_told(
    request, baker, asker, admin, shown, pass_on, file
):
    await pass_on(asker)
    request.getfixturevalue("protected")
    await admin.sends("/lacunes")
    await admin.presses(shown.gap_write_button)
    await admin.sends("Oui, à vélo.")
    await admin.presses(shown.gap_keep_button)
    assert await hears_nothing_more(asker)
    for path in (file.parent, *file.parent.iterdir()):
        path.chmod(0o755)
    listing = await faq_gaps(baker, file)
    assert "Décidé sur Telegram : nouvelle entrée " in listing
    assert "    Oui, à vélo.\n" in listing
    await faq_gaps(baker, file, "o")
    [told] = await asker.waits()
    assert told.text.endswith("\n\nOui, à vélo.")
    assert await hears_nothing_more(asker)
    assert load_knowledge(file).entries[-1].question == DELIVERY
    assert await baker.storage.questions.all() == []


async def faq_gaps(bot, file, *typed):
    """Run the command beside the bot, and answer what it asks; give what it shows."""

    @click.command()
    def review():
        review_gaps(file, f"sqlite:///{bot.folder}/faq.sqlite3", asks=bool(typed))

    lines = "".join(f"{line}\n" for line in typed)
    result = await asyncio.to_thread(
        CliRunner().invoke, review, input=lines, catch_exceptions=False
    )
    return result.output
