"""Who asked to be told of an answer: kept until then, or as long as the question could be."""

import pytest

from bot.storage.askers import Asker, Askers
from bot.storage.questions import Questions
from bot.storage.schema import askers as table

ALICE = Asker(-1, "alice", "sealed")
BOB = Asker(-2, "bob", "sealed too")
PRICE = {"prix": "an entry"}


@pytest.fixture
async def questions(database):
    """One question."""
    questions = Questions(database)
    await questions.keep("c combien ?")
    return questions


@pytest.fixture
def askers(database):
    return Askers(database)


@pytest.fixture
def ids(questions):
    async def ids():
        return [question.id for question in await questions.all()]

    return ids


def test_nothing_is_kept_unencrypted_that_tells_who_asks():
    names = ["update_id", "payload", "person", "question", "day", "entry"]
    assert table.columns.keys() == names


@pytest.mark.usefixtures("questions")
async def test_while_there_is_no_answer_nobody_is_told(askers):
    assert await askers.add(ALICE, "c combien ?")
    assert await askers.answered(PRICE) == []
    assert await askers.answer_for(ALICE.update_id) is None


@pytest.mark.usefixtures("questions")
async def test_nobody_waits_for_the_answer_to_a_question_that_is_gone(askers):
    assert not await askers.add(ALICE, "c quoi ?")


async def test_who_asked_is_told_the_answer(askers, questions, ids):
    await askers.add(ALICE, "c combien ?")
    await askers.add(BOB, "c combien ?")
    await questions.delete(await ids(), "prix")
    assert set(await askers.answered(PRICE)) == {ALICE, BOB}
    assert await askers.answer_for(ALICE.update_id) == "prix"


async def test_an_answer_that_is_not_in_force_yet_is_waited_for(askers, questions, ids):
    await askers.add(ALICE, "c combien ?")
    await questions.delete(await ids(), "neuf")
    assert await askers.answered(PRICE) == []
    assert await askers.answered(PRICE | {"neuf": "an entry"}) == [ALICE]


async def test_who_asks_twice_is_kept_once(askers, questions, ids):
    await askers.add(ALICE, "c combien ?")
    assert await askers.add(Asker(-3, "alice", "sealed"), "c combien ?")
    await questions.delete(await ids(), "prix")
    assert await askers.answered(PRICE) == [ALICE]


async def test_who_asks_once_it_is_decided_is_told_that(askers, questions, ids):
    await questions.decide(await ids(), "{}", "prix")
    await askers.add(ALICE, "c combien ?")
    assert await askers.answered(PRICE) == [ALICE]


@pytest.mark.parametrize("entry", ["prix", None])
async def test_a_decision_that_is_not_written_yet_answers_at_once(askers, questions, ids, entry):
    await askers.add(ALICE, "c combien ?")
    await questions.decide(await ids(), "{}", entry)
    assert await askers.answered(PRICE) == ([ALICE] if entry else [])


async def test_where_there_will_be_no_answer_who_asked_is_forgotten(askers, questions, ids):
    await askers.add(ALICE, "c combien ?")
    number = await ids()
    await questions.delete(number)
    await questions.delete(number, "prix")
    assert await askers.answered(PRICE) == []


async def test_who_is_told_is_forgotten_however_often_they_asked(askers, questions, ids):
    await questions.keep("c cher ?")
    await askers.add(ALICE, "c combien ?")
    await askers.add(Asker(-3, "alice", "sealed"), "c cher ?")
    await askers.add(BOB, "c cher ?")
    await questions.delete(await ids(), "prix")
    await askers.forget("alice", "prix")
    assert await askers.answered(PRICE) == [BOB]


async def test_who_can_be_told_no_more_is_dropped_alone(askers, questions, ids):
    await askers.add(ALICE, "c combien ?")
    await askers.add(BOB, "c combien ?")
    await questions.delete(await ids(), "prix")
    await askers.drop([ALICE.update_id])
    assert await askers.answered(PRICE) == [BOB]


async def test_who_wants_to_be_forgotten_is(askers, questions, ids):
    await askers.add(ALICE, "c combien ?")
    await askers.add(BOB, "c combien ?")
    await askers.forget("alice")
    await questions.delete(await ids(), "prix")
    assert await askers.answered(PRICE) == [BOB]
