"""Throughput over HTTP."""

import pytest

from benchmarks.processes import ECHO_BOT, running, telegram
from benchmarks.throughput import QUESTIONS, race, short_questions
from bot.knowledge import Knowledge


def test_the_questions_are_entries_own_and_no_small_talk(knowledge: Knowledge) -> None:
    small_talk = {knowledge.entry_by_id[id_].question for id_ in knowledge.small_talk}
    found = short_questions(knowledge)
    assert len(found) == QUESTIONS
    assert {*found} <= {entry.question for entry in knowledge.entries} - small_talk


async def test_a_bot_that_answers_has_a_speed() -> None:
    speed = await race(ECHO_BOT, ["Bonjour", "Merci"], updates=200)  # processor time has ticks
    assert speed.rate > 0
    assert speed.processor > 0


async def fail_after_an_answer() -> None:
    async with telegram() as there, running(ECHO_BOT, there):
        await there.asks("Bonjour")
        await there.has_sent(1)
        raise ValueError("enough")


async def test_what_a_bot_logged_is_shown_when_something_fails() -> None:
    with pytest.raises(ValueError, match="enough") as failure:
        await fail_after_an_answer()
    assert len(failure.value.__notes__) == 1
