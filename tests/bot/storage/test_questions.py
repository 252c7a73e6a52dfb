"""Questions that were passed on: kept for a while, with nobody's name."""

import pytest

from bot.clock import today
from bot.storage.questions import PassedOn, Questions
from bot.storage.schema import questions as table


@pytest.fixture
def questions(database):
    return Questions(database)


async def texts(questions):
    return [one.text for one in await questions.all()]


async def test_at_first_there_are_none(questions):
    assert await questions.all() == []


async def test_a_question_is_kept_with_the_day(questions):
    await questions.keep("C'est où ? 🥐")
    [kept] = await questions.all()
    assert kept == PassedOn(kept.id, today(), "C'est où ? 🥐")


def test_nothing_of_who_asked_is_kept():
    assert table.columns.keys() == ["id", "day", "text", "decision", "entry"]


async def test_the_oldest_come_first(questions):
    for text in ("un", "deux", "trois"):
        await questions.keep(text)
    assert await texts(questions) == ["un", "deux", "trois"]


async def test_those_that_are_done_with_are_deleted(questions):
    for text in ("un", "deux", "trois"):
        await questions.keep(text)
    first, _, third = await questions.all()
    await questions.delete([first.id, third.id])
    assert await texts(questions) == ["deux"]


async def test_no_number_is_given_a_second_time(questions):
    await questions.keep("un")
    [first] = await questions.all()
    await questions.delete([first.id])
    await questions.keep("deux")
    [second] = await questions.all()
    assert second.id > first.id


async def test_what_is_decided_is_kept_with_the_question(questions):
    for text in ("un", "deux"):
        await questions.keep(text)
    first, _ = await questions.all()
    await questions.decide([first.id], "{}", None)
    assert [one.decision for one in await questions.all()] == ["{}", None]


async def test_none_needs_to_be_done_with(questions):
    await questions.keep("un")
    await questions.delete([])
    assert await texts(questions) == ["un"]
