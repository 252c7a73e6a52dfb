"""What is decided about passed-on questions, and kept until it is written."""

from dataclasses import replace

import pytest

from bot.dialogue import Dialogue
from bot.gaps import Decision, compose_entry, decided_gaps, find_gaps
from bot.knowledge import Entry
from tests.bot.gaps.conftest import asked, passed_on


def test_decisions_are_read_with_the_questions_that_they_are_about() -> None:
    entry = Entry(id="parking", section="sujet", question="Où se garer ?", answer="Derrière.")
    decision = Decision(entry_id="parking", entry=entry)
    questions = [
        *passed_on("ou ce garé", "OU CE GARÉ", decision=decision),
        *passed_on("c quand"),
        *passed_on("la lune", decision=Decision()),
    ]
    [(first, gap), (second, other)] = decided_gaps(questions)
    assert (first, gap.texts, gap.size) == (decision, ("ou ce garé",), 2)
    assert (second, other.texts) == (Decision(), ("la lune",))


@pytest.mark.parametrize("noted", ['{"entry_id": "Été"}', '{"newer": 1}', "{"])
def test_what_another_version_has_decided_is_to_be_decided_again(
    small: Dialogue, noted: str
) -> None:
    questions = [replace(one, decision=noted) for one in passed_on("ya un parking")]
    assert decided_gaps(questions) == []
    assert [gap.texts for gap in find_gaps(questions, small)] == [("ya un parking",)]
    assert compose_entry("Oui.", asked("ya un parking"), questions, small).answer == "Oui."
